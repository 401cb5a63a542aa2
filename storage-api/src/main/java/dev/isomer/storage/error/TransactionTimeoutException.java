package dev.isomer.storage.error;

import org.jspecify.annotations.Nullable;

/** A transaction ran longer than its limit and was rolled back. */
public final class TransactionTimeoutException extends OperationException {
    private static final long serialVersionUID = 1L;

    /** {@code message} tells what happened and what to do. */
    public TransactionTimeoutException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
