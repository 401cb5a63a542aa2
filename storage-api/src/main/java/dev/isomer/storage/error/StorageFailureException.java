package dev.isomer.storage.error;

import org.jspecify.annotations.Nullable;

/** The disk, the connection or the database failed; the transaction is rolled back. */
public final class StorageFailureException extends OperationException {
    private static final long serialVersionUID = 1L;

    /** {@code message} tells what happened and what to do. */
    public StorageFailureException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
