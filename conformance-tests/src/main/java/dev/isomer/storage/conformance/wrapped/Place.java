package dev.isomer.storage.conformance.wrapped;

/** Where in a driver a {@link FailingDriver} fails. */
public enum Place {
    /** A read begins. */
    READ,
    /** A write begins. */
    WRITE,
    /** A row is looked up by its id. */
    GET,
    /** A query gives rows. */
    SCAN,
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
    /** A commit becomes durable; it is when the failure comes. */
    AWAIT
}
