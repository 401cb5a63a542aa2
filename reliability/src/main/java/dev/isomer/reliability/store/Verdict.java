package dev.isomer.reliability.store;

import dev.isomer.storage.model.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What is left in a store: all of the newest transactions up to some number, or something else.
 *
 * @param newest the greatest number, or 0
 * @param wrong what cannot be after any crash, in sentences: transactions that are torn, that are missing although a
 *     newer one is there, or that had been removed
 */
public record Verdict(long newest, List<String> wrong) {
    /** Takes a copy. */
    public Verdict {
        wrong = List.copyOf(wrong);
    }

    /** Looks at all parts of a store that was written to without a gap. */
    public static Verdict of(List<Part> parts, Workload workload) {
        NavigableMap<Long, List<Part>> found = new TreeMap<>();
        parts.forEach(part ->
                found.computeIfAbsent(part.number(), n -> new ArrayList<>()).add(part));
        List<String> wrong = new ArrayList<>();
        found.forEach((number, rows) -> {
            rows.sort(Comparator.comparingInt(Part::place)
                    .thenComparing(Part::words)
                    .thenComparing(Part::content, Comparator.<Bytes>naturalOrder()));
            if (!areSame(rows, Part.allOf(number, workload))) {
                wrong.add("Transaction " + number + " is torn: " + rows + ".");
            }
        });
        long newest = found.isEmpty() ? 0 : found.lastKey();
        long oldest = Math.max(1, newest - workload.slots() + 1);
        for (long number = oldest; number <= newest; number++) {
            if (!found.containsKey(number)) {
                wrong.add("Transaction " + number + " is missing although " + newest + " is there.");
            }
        }
        found.headMap(oldest)
                .keySet()
                .forEach(number -> wrong.add(
                        "Transaction " + number + " was removed and is back." + " The newest is " + newest + "."));
        return new Verdict(newest, wrong);
    }

    private static boolean areSame(List<Part> rows, List<Part> wanted) {
        boolean same = rows.size() == wanted.size();
        for (int i = 0; same && i < rows.size(); i++) {
            same = rows.get(i).isSameAs(wanted.get(i));
        }
        return same;
    }
}
