package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.conformance.serializable.Operation.CountRange;
import dev.isomer.storage.conformance.serializable.Operation.Put;
import dev.isomer.storage.conformance.serializable.Operation.Range;
import dev.isomer.storage.conformance.serializable.Operation.ReadRange;
import dev.isomer.storage.conformance.serializable.Operation.ReadRow;
import dev.isomer.storage.conformance.serializable.Operation.Remove;
import dev.isomer.storage.conformance.serializable.Operation.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one transaction did to rows, as others may see it, and what it saw of others. */
final class RowEffects {
    private final RecordedTransaction transaction;
    private final List<Anomaly> anomalies;
    private final List<Sight> sights = new ArrayList<>();
    private final Set<Long> undone = new HashSet<>();
    private final Deque<Saved> savepoints = new ArrayDeque<>();
    private Map<Long, Change> changes = new HashMap<>();
    private List<Long> written = new ArrayList<>();
    private @Nullable ReadRange counted;

    /**
     * What became of a row.
     *
     * @param previous the version that was there before the transaction, 0 for none
     * @param put what is there after it, null for nothing
     */
    record Change(long previous, @Nullable Put put) {
        long version() {
            return put == null ? 0 : put.version();
        }
    }

    /**
     * What was seen of rows that the transaction had not changed itself.
     *
     * @param range by which, or null for the row alone
     * @param row which row, where there is no range
     * @param versions what was found, without the transaction's own rows
     * @param own which rows these were
     */
    record Sight(@Nullable Range range, long row, Map<Long, Long> versions, Set<Long> own) {
        boolean covers(long any) {
            return !own.contains(any) && (range != null || row == any);
        }

        boolean matches(@Nullable Put put) {
            return put != null && (range == null || range.matches(put.arriving(), put.level()));
        }

        @Override
        public String toString() {
            return (range == null ? "row " + row : range.toString()) + " and found rows to versions " + versions;
        }
    }

    private record Saved(Map<Long, Change> changes, List<Long> written) {}

    private RowEffects(RecordedTransaction transaction, List<Anomaly> anomalies) {
        this.transaction = transaction;
        this.anomalies = anomalies;
    }

    /**
     * Goes through the transaction.
     *
     * @param anomalies where to add what contradicts itself
     */
    static RowEffects of(RecordedTransaction transaction, List<Anomaly> anomalies) {
        RowEffects effects = new RowEffects(transaction, anomalies);
        transaction.operations().forEach(effects::note);
        return effects;
    }

    private void note(Operation operation) {
        if (operation instanceof Put put) {
            change(put.row(), put.previous(), put);
            written.add(put.version());
        } else if (operation instanceof Remove remove) {
            change(remove.row(), remove.previous(), null);
        } else if (operation instanceof ReadRow read) {
            read(read);
        } else if (operation instanceof ReadRange read) {
            read(read);
            counted = read;
        } else if (operation instanceof CountRange count) {
            count(count);
        } else if (operation instanceof Savepoint border) {
            border(border);
        }
    }

    private void border(Savepoint border) {
        if (border == Savepoint.SET) {
            savepoints.push(new Saved(new HashMap<>(changes), new ArrayList<>(written)));
            return;
        }
        Saved saved = savepoints.pop();
        if (border == Savepoint.UNDONE) {
            undone.addAll(written.subList(saved.written().size(), written.size()));
            changes = saved.changes();
            written = saved.written();
            counted = null;
        }
    }

    private void change(long row, long previous, @Nullable Put put) {
        Change before = changes.get(row);
        if (before != null && before.version() != previous) {
            internal("had left row " + row + " at version " + before.version() + " and then replaced " + previous);
        }
        if (before == null && previous != 0) {
            sights.add(new Sight(null, row, Map.of(row, previous), Set.of()));
        }
        changes.put(row, new Change(before == null ? previous : before.previous(), put));
        counted = null;
    }

    private void read(ReadRow read) {
        Change own = changes.get(read.row());
        if (own == null) {
            Map<Long, Long> versions = read.version() == 0 ? Map.of() : Map.of(read.row(), read.version());
            sights.add(new Sight(null, read.row(), versions, Set.of()));
        } else if (own.version() != read.version()) {
            internal("had left row " + read.row() + " at version " + own.version() + " and saw " + read.version());
        }
    }

    private void read(ReadRange read) {
        Map<Long, Long> others = new HashMap<>(read.versions());
        changes.forEach((row, change) -> {
            Put put = change.put();
            Long expected = put != null && read.range().matches(put.arriving(), put.level()) ? put.version() : null;
            Long seen = others.remove(row);
            if (!Objects.equals(expected, seen)) {
                internal("had left row " + row + " so that its version here is " + expected + " and saw " + seen
                        + " in " + read);
            }
        });
        sights.add(new Sight(read.range(), 0, others, Set.copyOf(changes.keySet())));
    }

    private void count(CountRange count) {
        if (counted == null || !counted.range().equals(count.range())) {
            throw new IllegalArgumentException("List a range before you count it, without a change between.");
        }
        if (counted.versions().size() != count.count()) {
            internal("listed " + counted.versions().size() + " rows and then counted " + count.count() + ": "
                    + count.range());
        }
    }

    private void internal(String what) {
        anomalies.add(new Anomaly(Anomaly.Kind.INTERNAL, transaction.name() + " " + what));
    }

    RecordedTransaction transaction() {
        return transaction;
    }

    List<Sight> sights() {
        return sights;
    }

    /** What it did to each row that it changed and did not change back. */
    Map<Long, Change> changes() {
        return changes;
    }

    /** Whether it undid this version with a savepoint. */
    boolean undid(long version) {
        return undone.contains(version);
    }
}
