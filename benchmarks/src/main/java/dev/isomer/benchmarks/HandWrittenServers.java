package dev.isomer.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The limit: what one could at best write by hand with the concurrent maps of the JDK, without transactions, snapshots,
 * checks of values or a limit of memory. Indexes hold ids, so that an update of what is not indexed changes one map.
 */
public final class HandWrittenServers implements Servers {
    private final AtomicLong lastId = new AtomicLong();
    private final ConcurrentMap<Long, Server> byId = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Long> byName = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<String, Long> inNameOrder = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<String, Long> byContent = new ConcurrentSkipListMap<>();

    @Override
    public @Nullable Server get(long id) {
        return byId.get(id);
    }

    @Override
    public @Nullable Server find(String name) {
        Long id = byName.get(name);
        return id == null ? null : byId.get(id);
    }

    @Override
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

    @Override
    public Server toggle(long id) {
        Server row = byId.get(id);
        if (row == null) {
            throw new NoSuchElementException("No row " + id);
        }
        Server changed = row.switched(Instant.EPOCH);
        byId.put(id, changed);
        return changed;
    }

    @Override
    public void delete(Server row) {
        byId.remove(row.id());
        byName.remove(row.name());
        inNameOrder.remove(row.name());
        if (row.definitionCid() != null) {
            byContent.remove(contentKey(row));
        }
    }

    private static String contentKey(Server row) {
        return row.definitionCid() + '\0' + row.id();
    }

    @Override
    public List<Server> listByPrefix(String prefix, int limit) {
        List<Server> rows = new ArrayList<>();
        for (var entry : inNameOrder.tailMap(prefix).entrySet()) {
            Server row = entry.getKey().startsWith(prefix) ? byId.get(entry.getValue()) : null;
            if (row == null || rows.size() == limit) {
                break;
            }
            rows.add(row);
        }
        return rows;
    }

    @Override
    public long count() {
        return byId.size();
    }
}
