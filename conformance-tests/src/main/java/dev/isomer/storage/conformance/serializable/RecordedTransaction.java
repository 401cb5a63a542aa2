package dev.isomer.storage.conformance.serializable;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A transaction as its client saw it.
 *
 * @param number its place in the history
 * @param client who ran it; a client runs one at a time
 * @param start when it was asked for, in ticks of the history's clock
 * @param end when its outcome was known, in the same ticks
 * @param committed whether it was; otherwise nothing of it is kept
 * @param operations in the order in which they were done
 */
public record RecordedTransaction(
        int number, int client, long start, long end, boolean committed, List<Operation> operations) {
    /** Keeps its own list of the operations. */
    public RecordedTransaction {
        operations = List.copyOf(operations);
    }

    /** Whether it had ended before the other one began. */
    boolean isBefore(RecordedTransaction other) {
        return end < other.start;
    }

    /** What it is called in a report. */
    String name() {
        return "T" + number;
    }

    @Override
    public String toString() {
        return name() + " client " + client + " [" + start + ".." + end + "] "
                + (committed ? "committed: " : "aborted: ")
                + operations.stream().map(Object::toString).collect(Collectors.joining("; "));
    }
}
