package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.conformance.serializable.Operation.Put;
import dev.isomer.storage.conformance.serializable.RowEffects.Sight;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one row, and where in their order each sight of the row was.
 *
 * <pre>
 *   version        none   v3    v7    v8    deleted
 *   by             -      T1    T2    T6    T4
 *   matches        no     yes   yes   no    no
 *   sees v7                     T5                     T2 ─► T5 ─► T6
 *   sees no row    ?                  T9 ─ ─ ─ ─ ►     T6 ─► T9, or else T9 ─► T1
 * </pre>
 *
 * <p>A sight that does not find the row was where no version matches. Where that is at two places, as above, real time
 * must exclude one of them; a row of which nobody knows that is refused, since its history would not tell.
 */
final class RowOrder {
    private final long row;
    private final Dependencies dependencies;
    private final List<Anomaly> anomalies;

    /** By place; at place 0 the row is not there yet. */
    private final List<@Nullable RecordedTransaction> writers = new ArrayList<>();

    private final List<@Nullable Put> puts = new ArrayList<>();

    private record Places(int first, int last) {}

    RowOrder(long row, Dependencies dependencies, List<Anomaly> anomalies) {
        this.row = row;
        this.dependencies = dependencies;
        this.anomalies = anomalies;
        add(null, null);
    }

    /** The next version; null for the row's end. */
    void add(@Nullable RecordedTransaction writer, @Nullable Put put) {
        writers.add(writer);
        puts.add(put);
    }

    /** Puts what a transaction saw of the row where it was. */
    void place(RowEffects effects) {
        int own = writers.indexOf(effects.transaction());
        for (Sight sight : effects.sights()) {
            if (!sight.covers(row)) {
                continue;
            }
            if (own > 0) {
                checkBeforeOwn(effects.transaction(), sight, own - 1);
            } else if (writers.size() > 1) {
                Places places = places(effects.transaction(), sight);
                if (places != null) {
                    place(effects.transaction(), sight, places);
                }
            }
        }
    }

    /** Before its own change a transaction saw what it then changed. */
    private void checkBeforeOwn(RecordedTransaction reader, Sight sight, int place) {
        Put before = puts.get(place);
        long expected = before != null && sight.matches(before) ? before.version() : 0;
        long seen = sight.versions().getOrDefault(row, 0L);
        if (seen != expected) {
            anomalies.add(new Anomaly(
                    Anomaly.Kind.INTERNAL,
                    reader.name() + " changed row " + row + " at version " + (before == null ? 0 : before.version())
                            + " after it had asked for " + sight));
        }
    }

    private @Nullable Places places(RecordedTransaction reader, Sight sight) {
        Long version = sight.versions().get(row);
        if (version != null) {
            for (int place = 1; place < puts.size(); place++) {
                Put put = puts.get(place);
                if (put != null && put.version() == version) {
                    return new Places(place, place);
                }
            }
            return null;
        }
        List<Places> absent = absent(sight);
        List<Places> possible =
                absent.stream().filter(places -> isPossible(reader, places)).toList();
        if (possible.size() > 1) {
            throw new IllegalArgumentException("Nobody can tell when " + reader.name() + " did not see row " + row
                    + "; let its levels rise, insert what is leaving first, and delete nothing that is arriving.");
        }
        return possible.isEmpty() ? absent.get(0) : possible.get(0);
    }

    /** Where no version matches; never empty, since at first there is no row. */
    private List<Places> absent(Sight sight) {
        List<Places> absent = new ArrayList<>();
        int first = 0;
        for (int place = 1; place <= puts.size(); place++) {
            boolean shows = place < puts.size() && sight.matches(puts.get(place));
            boolean ends = place == puts.size() || shows;
            if (ends && first >= 0) {
                absent.add(new Places(first, place - 1));
            }
            first = shows ? -1 : first < 0 ? place : first;
        }
        return absent;
    }

    private boolean isPossible(RecordedTransaction reader, Places places) {
        RecordedTransaction before = writers.get(places.first());
        RecordedTransaction after = places.last() + 1 < writers.size() ? writers.get(places.last() + 1) : null;
        return (before == null || !reader.isBefore(before)) && (after == null || !after.isBefore(reader));
    }

    private void place(RecordedTransaction reader, Sight sight, Places places) {
        RecordedTransaction before = writers.get(places.first());
        if (before != null) {
            dependencies.add(
                    Dependency.Kind.WRITE_READ,
                    before,
                    reader,
                    () -> reader.name() + " asked for " + sight + ": row " + row + " as " + before.name() + " left it");
        }
        RecordedTransaction after = places.last() + 1 < writers.size() ? writers.get(places.last() + 1) : null;
        if (after != null) {
            dependencies.add(
                    Dependency.Kind.READ_WRITE,
                    reader,
                    after,
                    () -> reader.name() + " asked for " + sight + ": row " + row + " as it was before " + after.name()
                            + " changed it");
        }
    }
}
