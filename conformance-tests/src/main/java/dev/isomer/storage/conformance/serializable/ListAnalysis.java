package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.conformance.serializable.Anomaly.Kind;
import dev.isomer.storage.conformance.serializable.Operation.Append;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the lists of a history say: first whether what was read can be at all, then, list by list, what comes before
 * what ({@link ListOrder}).
 */
final class ListAnalysis {
    private final List<Anomaly> anomalies;
    private final Map<Long, Source> sources = new HashMap<>();
    private final List<ListEffects> effects = new ArrayList<>();
    private final Map<Integer, ListEffects> effectsOfNumber = new HashMap<>();

    private record Source(RecordedTransaction writer, long list) {}

    private ListAnalysis(List<Anomaly> anomalies) {
        this.anomalies = anomalies;
    }

    /** Adds what contradicts itself to the anomalies and, where nothing does, what comes before what to the graph. */
    static void analyse(RecordedHistory history, List<Anomaly> anomalies, Dependencies dependencies) {
        ListAnalysis analysis = new ListAnalysis(anomalies);
        Set<Long> lists = new TreeSet<>();
        for (RecordedTransaction transaction : history.transactions()) {
            analysis.noteSources(transaction);
            if (transaction.committed()) {
                ListEffects effects = ListEffects.of(transaction, anomalies);
                analysis.effects.add(effects);
                analysis.effectsOfNumber.put(transaction.number(), effects);
                lists.addAll(effects.lists());
            }
        }
        for (long list : lists) {
            List<Long> longest = analysis.longest(list);
            if (anomalies.isEmpty()) {
                ListOrder.of(list, longest, analysis.effects, analysis::writer, anomalies, dependencies);
            }
        }
    }

    private void noteSources(RecordedTransaction transaction) {
        for (Operation operation : transaction.operations()) {
            if (operation instanceof Append append
                    && sources.put(append.value(), new Source(transaction, append.list())) != null) {
                throw new IllegalArgumentException("Append each value once: " + append + " is not the first.");
            }
        }
    }

    private RecordedTransaction writer(long value) {
        return sources.get(value).writer();
    }

    /** The longest that the list is known to have been; all else that is known must be how it begins. */
    private List<Long> longest(long list) {
        List<Long> longest = List.of();
        for (ListEffects each : effects) {
            List<Long> known = known(each, list);
            if (known == null) {
                continue;
            }
            checkValues(each.transaction(), list, known);
            List<Long> longer = known.size() > longest.size() ? known : longest;
            List<Long> shorter = longer == known ? longest : known;
            if (!longer.subList(0, shorter.size()).equals(shorter)) {
                anomalies.add(new Anomaly(
                        Kind.INCOMPATIBLE_ORDER,
                        "list " + list + " was " + shorter + " and was " + longer + ", as "
                                + each.transaction().name()
                                + " and another transaction show; neither is how the other one begins"));
            }
            longest = longer;
        }
        return longest;
    }

    /** What the transaction found, and what it made of it, or null if it did not look. */
    private static @Nullable List<Long> known(ListEffects each, long list) {
        List<Long> found = each.found().get(list);
        if (found == null || each.kept(list).isEmpty()) {
            return found;
        }
        List<Long> known = new ArrayList<>(found);
        known.addAll(each.kept(list));
        return known;
    }

    private void checkValues(RecordedTransaction reader, long list, List<Long> values) {
        Set<Long> seen = new HashSet<>();
        for (long value : values) {
            Source source = sources.get(value);
            Kind kind = null;
            if (source == null || source.list() != list) {
                kind = Kind.UNKNOWN_VALUE;
            } else if (!source.writer().committed() || !keeps(source.writer(), list, value)) {
                kind = Kind.ABORTED_READ;
            } else if (!seen.add(value)) {
                kind = Kind.INCOMPATIBLE_ORDER;
            }
            if (kind != null) {
                anomalies.add(new Anomaly(
                        kind,
                        reader.name() + " saw list " + list + " as " + values + ", with the value " + value
                                + (kind == Kind.UNKNOWN_VALUE
                                        ? " that nobody appended to it"
                                        : kind == Kind.ABORTED_READ
                                                ? " of " + writer(value).name() + ", which did not keep it"
                                                : " twice")));
            }
        }
    }

    private boolean keeps(RecordedTransaction writer, long list, long value) {
        ListEffects written = effectsOfNumber.get(writer.number());
        return written != null && written.kept(list).contains(value);
    }
}
