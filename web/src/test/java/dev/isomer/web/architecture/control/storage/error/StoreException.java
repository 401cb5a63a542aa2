package dev.isomer.web.architecture.control.storage.error;

/** Stands for the root of the errors. */
public abstract class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
