package dev.isomer.web.architecture.planted.storage.error;

/** A public error that is not of the family. */
public final class Stranger extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
