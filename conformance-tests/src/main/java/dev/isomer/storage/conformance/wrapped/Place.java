package dev.isomer.storage.conformance.wrapped;

/** Where in a driver a {@link FailingDriver} fails or stands still. */
public enum Place {
    /** A read begins. */
    READ,
    /** A write begins. */
    WRITE,
    /** A row is looked up by its id. */
    GET,
    /** A query begins. */
    SCAN,
    /** A query gives a row. */
    ROW,
    /** A row is added; the row is there when the failure comes. */
    INSERT,
    /** A row is changed; it is changed when the failure comes. */
    UPDATE,
    /** Rows are removed; they are gone when the failure comes. */
    DELETE,
    /** A savepoint is made. */
    MARK,
    /** A savepoint is gone back to; it is undone when the failure comes. */
    ROLLBACK_TO,
    /** A transaction commits; nothing of it is done when the failure comes. */
    SEAL,
    /** A transaction has committed, and the next writer has its turn; its commit is not durable yet. */
    SEALED,
    /** A commit becomes durable; it is when the failure comes. */
    AWAIT,
    /** A transaction is rolled back; nothing is undone yet. */
    ROLLBACK,
    /** A read ends; it has not ended yet. */
    END,
    /** The database is copied. */
    FORK,
    /** The database is let go of. */
    CLOSE
}
