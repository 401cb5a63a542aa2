package dev.isomer.storage.error;

import org.jspecify.annotations.Nullable;

/** Other writers held the store for the whole time that this one was ready to wait. */
public final class BusyException extends OperationException {
    private static final long serialVersionUID = 1L;

    /** {@code message} tells what happened and what to do. */
    public BusyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
