package dev.isomer.benchmarks;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What one could write by hand with the concurrent maps of the JDK, without transactions, snapshots, checks of values
 * or a limit of memory: what rows of a log are put into.
 */
public final class HandWrittenServers {
    private final AtomicLong lastId = new AtomicLong();
    private final ConcurrentMap<Long, Server> byId = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Long> byName = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<String, Long> inNameOrder = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<String, Long> byContent = new ConcurrentSkipListMap<>();

    /** The row with this id, or null. */
    public @Nullable Server get(long id) {
        return byId.get(id);
    }

    /** The row with this name, or null. */
    public @Nullable Server find(String name) {
        Long id = byName.get(name);
        return id == null ? null : byId.get(id);
    }

    /** Adds a row; gives it with its id. */
    public Server insert(Server row) {
        Server stored = row.withId(lastId.incrementAndGet());
        put(stored);
        return stored;
    }

    /** Adds a row that has its id. */
    public void put(Server row) {
        if (byName.putIfAbsent(row.name(), row.id()) != null) {
            throw new IllegalArgumentException("The name " + row.name() + " is taken.");
        }
        byId.put(row.id(), row);
        inNameOrder.put(row.name(), row.id());
        if (row.definitionCid() != null) {
            byContent.put(contentKey(row), row.id());
        }
    }

    private static String contentKey(Server row) {
        return row.definitionCid() + '\0' + row.id();
    }

    /** How many rows there are. */
    public long count() {
        return byId.size();
    }
}
