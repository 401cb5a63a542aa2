package dev.isomer.storage.conformance.serializable;

/**
 * Why a history is not strictly serializable.
 *
 * @param kind what the literature calls it
 * @param explanation for a person: the transactions, and what they saw
 */
public record Anomaly(Kind kind, String explanation) {
    /** The anomalies that are told apart. */
    public enum Kind {
        /** Something was read that no transaction has written there. */
        UNKNOWN_VALUE,
        /** G1a: something was read that was rolled back, or undone with its savepoint. */
        ABORTED_READ,
        /** G1b: something was read that the transaction which wrote it replaced, or added to, before it committed. */
        INTERMEDIATE_READ,
        /** A transaction does not see its own changes, sees more than them, or sees two states. */
        INTERNAL,
        /** A value is twice in a list, or two reads of a list are not one the beginning of the other. */
        INCOMPATIBLE_ORDER,
        /** G0: what one transaction wrote is mixed with what another one wrote. */
        DIRTY_WRITE,
        /** Two transactions have read the same version of a row and both have replaced it. */
        LOST_UPDATE,
        /** What a transaction had appended before another one began, that one does not see, and nobody else. */
        LOST_APPEND,
        /** A predicate found a row that it does not match, or did not find one that it matches. */
        WRONG_PREDICATE,
        /** A statement was refused that no serial order refuses. */
        WRONG_REFUSAL,
        /** A cycle of writes alone. */
        G0,
        /** A cycle of writes and of reads of what was written. */
        G1C,
        /** A cycle in which one transaction read what was before another one's write: read skew, a stale read. */
        G_SINGLE,
        /** A cycle in which several did: write skew, phantoms. */
        G2
    }

    @Override
    public String toString() {
        return kind + ": " + explanation;
    }
}
