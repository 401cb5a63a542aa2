package dev.isomer.storage.error;

import org.jspecify.annotations.Nullable;

/** The database aborted the transaction each time it was tried; nothing changed. */
public final class ConflictException extends OperationException {
    private static final long serialVersionUID = 1L;

    /** {@code message} tells what happened and what to do. */
    public ConflictException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
