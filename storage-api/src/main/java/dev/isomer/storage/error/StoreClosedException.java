package dev.isomer.storage.error;

import org.jspecify.annotations.Nullable;

/** The store is closed, or closing. */
public final class StoreClosedException extends OperationException {
    private static final long serialVersionUID = 1L;

    /** {@code message} tells what happened and what to do. */
    public StoreClosedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
