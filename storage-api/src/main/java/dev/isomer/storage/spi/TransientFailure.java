package dev.isomer.storage.spi;

/**
 * The database aborted or put off the transaction; the façade rolls back and runs all of it again. Never seen by
 * programs.
 */
public final class TransientFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@code busy} tells that somebody else holds the database, rather than that a conflict was found. */
    public TransientFailure(String message, Throwable cause, boolean busy) {
        super(message, cause);
        this.busy = busy;
    }

    private final boolean busy;

    /** Whether somebody else held the database for as long as the engine waits. */
    public boolean isBusy() {
        return busy;
    }
}
