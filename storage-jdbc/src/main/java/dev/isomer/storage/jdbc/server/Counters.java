package dev.isomer.storage.jdbc.server;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The counters of types within one transaction that writes: read when it begins, written when it ends. As writers take
 * turns, nobody else changes them meanwhile.
 */
final class Counters {
    private final Map<String, Long> values;
    private final Set<String> changed;

    /** The values become its own. */
    Counters(Map<String, Long> values) {
        this(values, new LinkedHashSet<>());
    }

    private Counters(Map<String, Long> values, Set<String> changed) {
        this.values = values;
        this.changed = changed;
    }

    Counters copy() {
        return new Counters(new HashMap<>(values), new LinkedHashSet<>(changed));
    }

    long get(String type) {
        return values.getOrDefault(type, 0L);
    }

    void raise(String type, long id) {
        if (get(type) < id) {
            values.put(type, id);
            changed.add(type);
        }
    }

    /** The types whose counters must be written. */
    Set<String> changed() {
        return changed;
    }
}
