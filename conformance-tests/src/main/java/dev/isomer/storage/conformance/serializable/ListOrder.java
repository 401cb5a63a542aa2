package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.conformance.serializable.Anomaly.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * What comes before what at one list.
 *
 * <pre>
 *   longest read   1 2 | 5 | 7 8 9 |            appends that nobody saw
 *   by             T1    T4  T2                 T6, T8: after T2, in any order
 *   found by           T3        T5
 *                  T1 ─► T3 ─► T4               T2 ─► T5 ─► T6, T8
 * </pre>
 *
 * <p>All of it follows from what was seen: each append that was seen has its place, and those that nobody saw come
 * after the longest read, in an order that nothing depends on.
 */
final class ListOrder {
    private final long list;
    private final List<Long> longest;
    private final List<ListEffects> effects;
    private final List<Anomaly> anomalies;
    private final Dependencies dependencies;

    /** Who wrote the longest read, one after another, and how long the list was after each. */
    private final List<RecordedTransaction> writers = new ArrayList<>();

    private final List<Integer> lengths = new ArrayList<>();
    private final List<RecordedTransaction> unseen = new ArrayList<>();

    private ListOrder(
            long list,
            List<Long> longest,
            List<ListEffects> effects,
            List<Anomaly> anomalies,
            Dependencies dependencies) {
        this.list = list;
        this.longest = longest;
        this.effects = effects;
        this.anomalies = anomalies;
        this.dependencies = dependencies;
    }

    static void of(
            long list,
            List<Long> longest,
            List<ListEffects> effects,
            LongFunction<RecordedTransaction> writer,
            List<Anomaly> anomalies,
            Dependencies dependencies) {
        ListOrder order = new ListOrder(list, longest, effects, anomalies, dependencies);
        order.divide(writer);
        if (anomalies.isEmpty()) {
            order.writes();
            effects.forEach(order::reads);
        }
    }

    private void divide(LongFunction<RecordedTransaction> writer) {
        lengths.add(0);
        for (int i = 0; i < longest.size(); i++) {
            RecordedTransaction by = writer.apply(longest.get(i));
            if (writers.isEmpty() || writers.get(writers.size() - 1) != by) {
                writers.add(by);
                lengths.add(i + 1);
            }
            lengths.set(lengths.size() - 1, i + 1);
        }
        Set<Integer> seen = new HashSet<>();
        for (RecordedTransaction by : writers) {
            if (!seen.add(by.number())) {
                anomalies.add(new Anomaly(
                        Kind.DIRTY_WRITE,
                        "what " + by.name() + " appended to list " + list + " is not together in " + longest));
            }
        }
        for (ListEffects each : effects) {
            checkWhole(each, seen.contains(each.transaction().number()));
        }
    }

    private void checkWhole(ListEffects each, boolean seen) {
        RecordedTransaction transaction = each.transaction();
        List<Long> kept = each.kept(list);
        if (seen) {
            int place = writers.indexOf(transaction);
            List<Long> shown = longest.subList(lengths.get(place), lengths.get(place + 1));
            if (!shown.equals(kept)) {
                boolean last = place == writers.size() - 1;
                anomalies.add(new Anomaly(
                        last ? Kind.INTERMEDIATE_READ : Kind.DIRTY_WRITE,
                        transaction.name() + " appended " + kept + " to list " + list + ", of which " + longest
                                + " has " + shown));
            }
        } else if (!kept.isEmpty()) {
            unseen.add(transaction);
        }
        List<Long> found = each.found().get(list);
        if (found != null && !lengths.contains(found.size())) {
            anomalies.add(new Anomaly(
                    Kind.INTERMEDIATE_READ,
                    transaction.name() + " saw list " + list + " as " + found + ", with a part of what a transaction"
                            + " appended: " + longest));
        }
    }

    private void writes() {
        for (int place = 1; place < writers.size(); place++) {
            writes(writers.get(place - 1), writers.get(place));
        }
        for (RecordedTransaction after : unseen) {
            if (!writers.isEmpty()) {
                writes(writers.get(writers.size() - 1), after);
            }
        }
    }

    private void writes(RecordedTransaction before, RecordedTransaction after) {
        dependencies.add(
                Dependency.Kind.WRITE_WRITE,
                before,
                after,
                () -> after.name() + " appended to list " + list + " after what " + before.name() + " appended");
    }

    private void reads(ListEffects each) {
        List<Long> found = each.found().get(list);
        if (found == null) {
            return;
        }
        RecordedTransaction reader = each.transaction();
        int place = lengths.indexOf(found.size());
        if (place > 0) {
            RecordedTransaction writer = writers.get(place - 1);
            dependencies.add(
                    Dependency.Kind.WRITE_READ,
                    writer,
                    reader,
                    () -> reader.name() + " saw list " + list + " as " + found + ", ending with what " + writer.name()
                            + " appended");
        }
        List<RecordedTransaction> next = place < writers.size() ? writers.subList(place, place + 1) : unseen;
        for (RecordedTransaction writer : next) {
            if (place == writers.size() && writer.isBefore(reader)) {
                anomalies.add(new Anomaly(
                        Kind.LOST_APPEND,
                        writer.name() + " appended " + effectsOf(writer).kept(list) + " to list " + list
                                + " and had ended before " + reader.name() + " began, which saw " + found));
            }
            dependencies.add(
                    Dependency.Kind.READ_WRITE,
                    reader,
                    writer,
                    () -> reader.name() + " saw list " + list + " as " + found + ", without what " + writer.name()
                            + " appended");
        }
    }

    private ListEffects effectsOf(RecordedTransaction transaction) {
        return effects.stream()
                .filter(each -> each.transaction() == transaction)
                .findFirst()
                .orElseThrow();
    }
}
