package dev.isomer.web.architecture.planted.storage.error;

/** The root of the family. */
public abstract class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
