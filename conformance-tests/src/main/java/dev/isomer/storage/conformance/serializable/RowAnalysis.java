package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.conformance.serializable.Anomaly.Kind;
import dev.isomer.storage.conformance.serializable.Operation.Put;
import dev.isomer.storage.conformance.serializable.RowEffects.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a history say: first whether what was seen can be at all, then, sight by sight, what comes before
 * what ({@link RowOrder}).
 *
 * <p>Each version names the one that it replaced, so the versions of a row are a chain from its insertion on.
 */
final class RowAnalysis {
    private final List<Anomaly> anomalies;
    private final Dependencies dependencies;
    private final Map<Long, Source> sources = new HashMap<>();
    private final List<RowEffects> effects = new ArrayList<>();
    private final Map<Integer, RowEffects> effectsOfNumber = new HashMap<>();

    private record Source(RecordedTransaction writer, Put put) {}

    private RowAnalysis(List<Anomaly> anomalies, Dependencies dependencies) {
        this.anomalies = anomalies;
        this.dependencies = dependencies;
    }

    /** Adds what contradicts itself to the anomalies and, where nothing does, what comes before what to the graph. */
    static void analyse(RecordedHistory history, List<Anomaly> anomalies, Dependencies dependencies) {
        RowAnalysis analysis = new RowAnalysis(anomalies, dependencies);
        for (RecordedTransaction transaction : history.transactions()) {
            analysis.noteSources(transaction);
            if (transaction.committed()) {
                RowEffects effects = RowEffects.of(transaction, anomalies);
                analysis.effects.add(effects);
                analysis.effectsOfNumber.put(transaction.number(), effects);
            }
        }
        analysis.effects.forEach(analysis::checkVersions);
        if (anomalies.isEmpty()) {
            List<RowOrder> orders = analysis.orders();
            if (anomalies.isEmpty()) {
                orders.forEach(order -> analysis.effects.forEach(order::place));
            }
        }
    }

    private void noteSources(RecordedTransaction transaction) {
        for (Operation operation : transaction.operations()) {
            if (operation instanceof Put put && sources.put(put.version(), new Source(transaction, put)) != null) {
                throw new IllegalArgumentException("Write each version once: " + put + " is not the first.");
            }
        }
    }

    private void checkVersions(RowEffects each) {
        each.sights()
                .forEach(sight -> sight.versions().forEach((row, version) -> {
                    check(each, row, version);
                    Source source = sources.get(version);
                    if (source != null && !sight.matches(source.put())) {
                        anomalies.add(new Anomaly(
                                Kind.WRONG_PREDICATE,
                                each.transaction().name() + " asked for " + sight + ", but " + source.put()));
                    }
                }));
        each.changes().forEach((row, change) -> {
            if (change.previous() != 0) {
                check(each, row, change.previous());
            }
        });
    }

    private void check(RowEffects reader, long row, long version) {
        Source source = sources.get(version);
        if (source == null || source.put().row() != row) {
            add(Kind.UNKNOWN_VALUE, reader, row, version, "that nobody wrote there");
            return;
        }
        RecordedTransaction writer = source.writer();
        RowEffects written = effectsOfNumber.get(writer.number());
        if (written == null || written.undid(version)) {
            add(Kind.ABORTED_READ, reader, row, version, "of " + writer.name() + ", which did not keep it");
            return;
        }
        Change last = written.changes().get(row);
        if (last == null || last.version() != version) {
            add(
                    Kind.INTERMEDIATE_READ,
                    reader,
                    row,
                    version,
                    "that " + writer.name() + " replaced before it committed");
        }
    }

    private void add(Kind kind, RowEffects reader, long row, long version, String what) {
        anomalies.add(new Anomaly(
                kind, reader.transaction().name() + " saw row " + row + " with version " + version + " " + what));
    }

    /** The chain of each row; a fork of it is a lost update. */
    private List<RowOrder> orders() {
        Map<Long, Map<Long, RowEffects>> nextByRow = new TreeMap<>();
        for (RowEffects each : effects) {
            each.changes().forEach((row, change) -> {
                boolean wasNeverThere = change.previous() == 0 && change.put() == null;
                Map<Long, RowEffects> next = nextByRow.computeIfAbsent(row, any -> new HashMap<>());
                RowEffects other = wasNeverThere ? null : next.put(change.previous(), each);
                if (other != null) {
                    anomalies.add(lostUpdate(row, change.previous(), other, each));
                }
                if (change.previous() != 0) {
                    RecordedTransaction before = sources.get(change.previous()).writer();
                    dependencies.add(
                            Dependency.Kind.WRITE_WRITE,
                            before,
                            each.transaction(),
                            () -> each.transaction().name() + " replaced version " + change.previous() + " of row "
                                    + row + ", which " + before.name() + " wrote");
                }
            });
        }
        List<RowOrder> orders = new ArrayList<>();
        nextByRow.forEach((row, next) -> orders.add(chain(row, next)));
        return orders;
    }

    private static Anomaly lostUpdate(long row, long version, RowEffects one, RowEffects other) {
        return new Anomaly(
                Kind.LOST_UPDATE,
                one.transaction().name() + " and " + other.transaction().name() + " both "
                        + (version == 0 ? "inserted row " + row : "replaced version " + version + " of row " + row));
    }

    private RowOrder chain(long row, Map<Long, RowEffects> next) {
        RowOrder order = new RowOrder(row, dependencies, anomalies);
        long version = 0;
        @Nullable RowEffects writer = next.get(version);
        while (writer != null) {
            Change change = writer.changes().get(row);
            order.add(writer.transaction(), change.put());
            version = change.version();
            writer = version == 0 ? null : next.get(version);
        }
        return order;
    }
}
