package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.jdbc.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The counters of types within one transaction that writes: read when it begins, written when it ends. As writers take
 * turns, nobody else changes them meanwhile.
 */
final class Counters {
    private final Map<String, Long> values;
    private final Set<String> changed;

    Counters(Map<String, Long> values) {
        this(values, Set.of());
    }

    private Counters(Map<String, Long> values, Set<String> changed) {
        this.values = new HashMap<>(values);
        this.changed = new LinkedHashSet<>(changed);
    }

    Counters copy() {
        return new Counters(values, changed);
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

    /** What writes the changed ones. */
    List<Sql> updates(ServerDialect dialect) {
        List<Sql> updates = new ArrayList<>();
        for (String type : changed) {
            updates.add(Sql.of(
                    "UPDATE " + dialect.quoted(ServerDialect.COUNTER_TABLE) + " SET " + dialect.quoted("value")
                            + " = ? WHERE " + dialect.quoted("name") + " = ?",
                    get(type),
                    type));
        }
        return updates;
    }
}
