package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.conformance.serializable.Operation.Append;
import dev.isomer.storage.conformance.serializable.Operation.CountRange;
import dev.isomer.storage.conformance.serializable.Operation.Put;
import dev.isomer.storage.conformance.serializable.Operation.Range;
import dev.isomer.storage.conformance.serializable.Operation.ReadList;
import dev.isomer.storage.conformance.serializable.Operation.ReadRange;
import dev.isomer.storage.conformance.serializable.Operation.ReadRow;
import dev.isomer.storage.conformance.serializable.Operation.Remove;
import dev.isomer.storage.conformance.serializable.Operation.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is in a store of lists and rows, and what one transaction after another would see there. */
final class SerialState {
    private final Map<Long, List<Long>> lists = new TreeMap<>();
    private final Map<Long, Put> rows = new TreeMap<>();
    private final Set<Long> everInserted = new HashSet<>();

    SerialState copy() {
        SerialState copy = new SerialState();
        lists.forEach((list, values) -> copy.lists.put(list, new ArrayList<>(values)));
        copy.rows.putAll(rows);
        copy.everInserted.addAll(everInserted);
        return copy;
    }

    List<Long> list(long list) {
        return List.copyOf(lists.getOrDefault(list, List.of()));
    }

    List<Put> rows() {
        return List.copyOf(rows.values());
    }

    TreeMap<Long, Long> range(Range range) {
        TreeMap<Long, Long> versions = new TreeMap<>();
        rows.forEach((row, put) -> {
            if (range.matches(put.arriving(), put.level())) {
                versions.put(row, put.version());
            }
        });
        return versions;
    }

    private long version(long row) {
        Put put = rows.get(row);
        return put == null ? 0 : put.version();
    }

    /** Changes what the operation changes, whatever was there. */
    void apply(Operation operation) {
        if (operation instanceof Append append) {
            lists.computeIfAbsent(append.list(), any -> new ArrayList<>()).add(append.value());
        } else if (operation instanceof Put put) {
            rows.put(put.row(), put);
            everInserted.add(put.row());
        } else if (operation instanceof Remove remove) {
            rows.remove(remove.row());
        }
    }

    private boolean explains(Operation operation) {
        if (operation instanceof ReadList read) {
            return list(read.list()).equals(read.values());
        } else if (operation instanceof ReadRow read) {
            return version(read.row()) == read.version();
        } else if (operation instanceof ReadRange read) {
            return range(read.range()).equals(read.versions());
        } else if (operation instanceof CountRange count) {
            return range(count.range()).size() == count.count();
        } else if (operation instanceof Put put) {
            return version(put.row()) == put.previous() && (put.previous() != 0 || !everInserted.contains(put.row()));
        } else if (operation instanceof Remove remove) {
            return version(remove.row()) == remove.previous() && remove.previous() != 0;
        }
        return true;
    }

    /** What is here after the transaction, or null if it would not have seen here what it saw. */
    private @Nullable SerialState after(RecordedTransaction transaction) {
        SerialState state = copy();
        Deque<SerialState> savepoints = new ArrayDeque<>();
        for (Operation operation : transaction.operations()) {
            if (operation == Savepoint.SET) {
                savepoints.push(state.copy());
            } else if (operation == Savepoint.KEPT) {
                savepoints.pop();
            } else if (operation == Savepoint.UNDONE) {
                state = savepoints.pop();
            } else if (state.explains(operation)) {
                state.apply(operation);
            } else {
                return null;
            }
        }
        return state;
    }

    /** Tries all orders of the committed transactions that real time allows. */
    static boolean someOrderExplains(RecordedHistory history) {
        return new SerialState().someOrderExplains(history.committed());
    }

    private boolean someOrderExplains(List<RecordedTransaction> left) {
        for (RecordedTransaction next : left) {
            if (left.stream().noneMatch(other -> other.isBefore(next))) {
                SerialState state = after(next);
                List<RecordedTransaction> others =
                        left.stream().filter(other -> other != next).toList();
                if (state != null && state.someOrderExplains(others)) {
                    return true;
                }
            }
        }
        return left.isEmpty();
    }
}
