package dev.isomer.storage.error;

import org.jspecify.annotations.Nullable;

/** A store, or the schema for one, could not be had; nothing was changed. */
public abstract sealed class OpenException extends StoreException
        permits InvalidSchemaException, SchemaMismatchException, CannotOpenException {
    private static final long serialVersionUID = 1L;

    OpenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
