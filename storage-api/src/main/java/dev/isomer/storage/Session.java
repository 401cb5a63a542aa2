package dev.isomer.storage;

import dev.isomer.storage.error.OperationException;
import dev.isomer.storage.error.RefusedException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.error.StoreClosedException;
import dev.isomer.storage.error.TransactionFailedException;
import dev.isomer.storage.error.TransactionTimeoutException;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.TransientFailure;
import dev.isomer.storage.spi.Writing;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of one running transaction: who may use it, until when, and whether it has failed.
 *
 * <p>Every call to the engine goes through {@link #call}, which tells a refusal (nothing changed, go on) from a failure
 * (the transaction is over).
 */
final class Session<D extends Reading> {
    private final D driver;
    private final Schema schema;
    private final Life life;
    private final Thread owner = Thread.currentThread();
    private final LongSupplier ticker;
    private final long startNanos;
    private final long limitNanos;
    private boolean ended;
    private @Nullable Throwable failure;

    private Session(D driver, Schema schema, Life life, LongSupplier ticker, long limitNanos) {
        this.driver = driver;
        this.schema = schema;
        this.life = life;
        this.ticker = ticker;
        this.limitNanos = limitNanos;
        this.startNanos = limitNanos == Long.MAX_VALUE ? 0 : ticker.getAsLong();
    }

    static Session<Reading> reading(Reading driver, Schema schema, Life life, StoreOptions options) {
        return new Session<>(driver, schema, life, options.ticker(), Long.MAX_VALUE);
    }

    static Session<Writing> writing(Writing driver, Schema schema, Life life, StoreOptions options) {
        return new Session<>(
                driver, schema, life, options.ticker(), options.writeLimit().toNanos());
    }

    Schema schema() {
        return schema;
    }

    /** Runs one statement of the engine. */
    <R extends @Nullable Object> R call(Function<D, R> statement) {
        requireUsable();
        try {
            return statement.apply(driver);
        } catch (RefusedException refused) {
            throw refused;
        } catch (OperationException | TransientFailure failed) {
            failure = failed;
            throw failed;
        } catch (RuntimeException failed) {
            failure = failed;
            throw new StorageFailureException(
                    "The engine failed, and the transaction is rolled back: " + failed, failed);
        } catch (Error failed) {
            failure = failed;
            throw failed;
        }
    }

    private void requireUsable() {
        requireOwn();
        if (failure != null) {
            throw new TransactionFailedException(
                    "An earlier failure ended this transaction; nothing of it is kept. Start another one.", failure);
        }
        if (isOverdue()) {
            throw timeout();
        }
    }

    /** Refuses use after the end, on another thread, and after the store was closed. */
    void requireOwn() {
        if (owner != Thread.currentThread()) {
            throw new IllegalStateException(
                    "A transaction is for the thread that started it; start another one on this thread.");
        }
        if (ended) {
            throw new IllegalStateException(
                    "This transaction has ended; use it only within the work that it was given to.");
        }
        if (life.mustStop()) {
            throw new IllegalStateException("The store was closed while this transaction ran; nothing of it is kept.");
        }
    }

    private boolean isOverdue() {
        return limitNanos != Long.MAX_VALUE && ticker.getAsLong() - startNanos > limitNanos;
    }

    private TransactionTimeoutException timeout() {
        TransactionTimeoutException timeout = new TransactionTimeoutException(
                "This write ran longer than its limit of " + limitNanos / 1_000_000
                        + " ms and is rolled back; do less in one transaction, or raise writeLimit.",
                null);
        failure = timeout;
        return timeout;
    }

    /** What must happen instead of a commit, or null. */
    @Nullable
    RuntimeException reasonNotToCommit() {
        if (failure instanceof TransientFailure || failure instanceof TransactionTimeoutException) {
            return (RuntimeException) failure;
        }
        if (failure != null) {
            return new TransactionFailedException(
                    "A failure within this transaction ended it; nothing of it is kept. Try again.", failure);
        }
        if (life.mustStop()) {
            return new StoreClosedException("The store was closed while this write ran; nothing of it is kept.", null);
        }
        return isOverdue() ? timeout() : null;
    }

    /** What ended the transaction before its work did, or null. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    void end() {
        ended = true;
    }
}
