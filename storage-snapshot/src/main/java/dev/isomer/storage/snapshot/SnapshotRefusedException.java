package dev.isomer.storage.snapshot;

/** What was asked for cannot be done as things are; nothing was changed. */
public final class SnapshotRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** The name of a snapshot, or of a file, cannot be used. */
        NAME,
        /** There is a file of that name already, which may be replaced. */
        EXISTS,
        /** There is no such snapshot, or no such folder. */
        MISSING,
        /** Named snapshots are for in-memory stores. */
        ENGINE,
        /** The store that rows go to has, or had, rows, which may be replaced. */
        NOT_EMPTY,
        /** The two stores do not have the same types. */
        SCHEMA,
        /** Rows that are there refer to some that are not. */
        REFERENCES
    }

    /** {@code message} is a sentence that says what to do. */
    SnapshotRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
