package dev.isomer.storage.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The root of every error of a store: a sentence that tells what to do, with the facts as fields. */
public abstract sealed class StoreException extends RuntimeException
        permits RefusedException, OpenException, OperationException {
    private static final long serialVersionUID = 1L;

    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What happened and what to do, in a sentence; never null. */
    @Override
    public final String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
