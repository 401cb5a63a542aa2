package dev.isomer.web.architecture.control.storage.error;

/** An error that is no StoreException. */
public final class BreaksErrors extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
