package dev.isomer.storage.error;

import org.jspecify.annotations.Nullable;

/** An earlier failure ended this transaction; all of it is rolled back. */
public final class TransactionFailedException extends OperationException {
    private static final long serialVersionUID = 1L;

    /** {@code message} tells what happened and what to do. */
    public TransactionFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
