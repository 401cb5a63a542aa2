package dev.isomer.storage;

import org.jspecify.annotations.Nullable;

/**
 * What is done in a transaction.
 *
 * <p>It may run more than once, where a database aborts a transaction or a test asks for it, so it has no effects
 * outside of the store. An exception, checked or not, comes out of the transaction as thrown.
 *
 * @param <T> the transaction
 * @param <R> what it results in, which may be null
 * @param <X> the checked exception that it throws, if any
 */
@FunctionalInterface
public interface Work<T, R extends @Nullable Object, X extends Exception> {
    /** Does it; {@code transaction} ends with it and is for the calling thread alone. */
    R run(T transaction) throws X;
}
