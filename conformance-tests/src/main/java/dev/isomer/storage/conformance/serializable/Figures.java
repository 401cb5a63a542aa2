package dev.isomer.storage.conformance.serializable;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What many histories were made of, and what was found in them; used by one thread. */
public final class Figures {
    private final Map<String, Long> operations = new TreeMap<>();
    private final Map<Anomaly.Kind, Long> anomalies = new EnumMap<>(Anomaly.Kind.class);
    private long histories;
    private long wrong;
    private long committed;
    private long aborted;
    private long overlapping;
    private long longReads;

    void add(RecordedHistory history, List<Anomaly> found) {
        histories++;
        wrong += found.isEmpty() ? 0 : 1;
        found.stream().map(Anomaly::kind).distinct().forEach(kind -> anomalies.merge(kind, 1L, Long::sum));
        for (RecordedTransaction transaction : history.transactions()) {
            committed += transaction.committed() ? 1 : 0;
            aborted += transaction.committed() ? 0 : 1;
            transaction.operations().forEach(operation -> operations.merge(nameOf(operation), 1L, Long::sum));
            add(transaction, history);
        }
    }

    private static String nameOf(Operation operation) {
        return operation instanceof Operation.Savepoint border
                ? "Savepoint " + border.name()
                : operation.getClass().getSimpleName();
    }

    private void add(RecordedTransaction transaction, RecordedHistory history) {
        boolean changes = changes(transaction);
        boolean overlaps = false;
        int writesWithin = 0;
        for (RecordedTransaction other : history.transactions()) {
            overlaps |= other != transaction && !other.isBefore(transaction) && !transaction.isBefore(other);
            boolean within = other.start() > transaction.start() && other.end() < transaction.end();
            writesWithin += within && other.committed() && changes(other) ? 1 : 0;
        }
        overlapping += overlaps ? 1 : 0;
        longReads += !changes && writesWithin >= 2 ? 1 : 0;
    }

    private static boolean changes(RecordedTransaction transaction) {
        return transaction.operations().stream()
                .anyMatch(operation -> operation instanceof Operation.Append
                        || operation instanceof Operation.Put
                        || operation instanceof Operation.Remove);
    }

    /** How many histories there were. */
    public long histories() {
        return histories;
    }

    /** How many of them are not strictly serializable. */
    public long wrong() {
        return wrong;
    }

    /** How many transactions there were, those that were aborted among them. */
    public long transactions() {
        return committed + aborted;
    }

    /** How many transactions ran beside another one. */
    public long overlapping() {
        return overlapping;
    }

    /** How many reads stayed open while two writes or more began and committed. */
    public long longReads() {
        return longReads;
    }

    /** In how many histories each anomaly was found. */
    public Map<Anomaly.Kind, Long> anomalies() {
        return anomalies;
    }

    /** How many operations of a kind there were, by the name of its class. */
    public Map<String, Long> operations() {
        return operations;
    }

    /** How many transactions were rolled back. */
    public long aborted() {
        return aborted;
    }

    /** A few lines for a person. */
    @Override
    public String toString() {
        String found = anomalies.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", ", " (", ")"));
        return "histories            " + histories + System.lineSeparator()
                + "transactions         " + transactions() + ", of these rolled back " + aborted + ", beside others "
                + overlapping + ", reads over two writes or more " + longReads + System.lineSeparator()
                + "operations           " + operations + System.lineSeparator()
                + "not serializable     " + wrong + (wrong == 0 ? "" : found);
    }
}
