package dev.isomer.storage.error;

import org.jspecify.annotations.Nullable;

/** The connection or disk failed while committing: the changes may or may not be there. Never retried. */
public final class OutcomeUnknownException extends OperationException {
    private static final long serialVersionUID = 1L;

    /** {@code message} tells what happened and what to do. */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
