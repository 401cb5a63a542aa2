package dev.isomer.storage.error;

import org.jspecify.annotations.Nullable;

/** No store could be opened from a URL: a wrong URL, no such engine, or a database that cannot be used. */
public final class CannotOpenException extends OpenException {
    private static final long serialVersionUID = 1L;

    /** {@code message} tells what to do and holds no password. */
    public CannotOpenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
