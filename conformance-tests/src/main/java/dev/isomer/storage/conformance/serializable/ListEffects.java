package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.conformance.serializable.Operation.Append;
import dev.isomer.storage.conformance.serializable.Operation.ReadList;
import dev.isomer.storage.conformance.serializable.Operation.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one transaction did to lists, as others may see it: what it kept of its appends, and what it found before them.
 *
 * <p>A transaction that both read a list and appended to it fixes the place of its appends: after what it read.
 */
final class ListEffects {
    private final RecordedTransaction transaction;
    private final List<Anomaly> anomalies;
    private final Map<Long, List<Long>> found = new HashMap<>();
    private Map<Long, List<Long>> appended = new HashMap<>();

    private ListEffects(RecordedTransaction transaction, List<Anomaly> anomalies) {
        this.transaction = transaction;
        this.anomalies = anomalies;
    }

    /**
     * Goes through the transaction.
     *
     * @param anomalies where to add what contradicts itself
     */
    static ListEffects of(RecordedTransaction transaction, List<Anomaly> anomalies) {
        ListEffects effects = new ListEffects(transaction, anomalies);
        Deque<Map<Long, List<Long>>> savepoints = new ArrayDeque<>();
        for (Operation operation : transaction.operations()) {
            if (operation == Savepoint.SET) {
                Map<Long, List<Long>> copy = new HashMap<>();
                effects.appended.forEach((list, values) -> copy.put(list, new ArrayList<>(values)));
                savepoints.push(copy);
            } else if (operation == Savepoint.KEPT) {
                savepoints.pop();
            } else if (operation == Savepoint.UNDONE) {
                effects.appended = savepoints.pop();
            } else if (operation instanceof Append append) {
                effects.appended
                        .computeIfAbsent(append.list(), any -> new ArrayList<>())
                        .add(append.value());
            } else if (operation instanceof ReadList read) {
                effects.read(read);
            }
        }
        return effects;
    }

    private void read(ReadList read) {
        List<Long> own = kept(read.list());
        int before = read.values().size() - own.size();
        if (before < 0 || !read.values().subList(before, read.values().size()).equals(own)) {
            anomalies.add(new Anomaly(
                    Anomaly.Kind.INTERNAL,
                    transaction.name() + " had appended " + own + " to list " + read.list() + " and saw "
                            + read.values()));
            return;
        }
        List<Long> foundNow = read.values().subList(0, before);
        List<Long> foundFirst = found.putIfAbsent(read.list(), foundNow);
        if (foundFirst != null && !foundFirst.equals(foundNow)) {
            anomalies.add(new Anomaly(
                    Anomaly.Kind.INTERNAL,
                    transaction.name() + " saw list " + read.list() + " first as " + foundFirst + " and then as "
                            + foundNow + ", its own appends aside"));
        }
    }

    RecordedTransaction transaction() {
        return transaction;
    }

    /** For each list that it read: what others had appended. */
    Map<Long, List<Long>> found() {
        return found;
    }

    /** What it appended to a list and did not undo. */
    List<Long> kept(long list) {
        return appended.getOrDefault(list, List.of());
    }

    /** The lists that it read or appended to. */
    List<Long> lists() {
        List<Long> lists = new ArrayList<>(found.keySet());
        appended.keySet().stream().filter(list -> !found.containsKey(list)).forEach(lists::add);
        return lists;
    }
}
