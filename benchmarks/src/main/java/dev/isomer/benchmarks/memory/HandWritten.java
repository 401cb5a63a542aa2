package dev.isomer.benchmarks.memory;

import dev.isomer.benchmarks.Server;
import dev.isomer.storage.model.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The limit: the concurrent maps of the JDK, without transactions, snapshots, checks of values or a limit of memory.
 * All maps share a holder of the row, so that an update of what is not indexed is one volatile write.
 */
final class HandWritten implements Engine {
    private static final int NINE = 9;

    /** Where a row is that may change. */
    private static final class Holder {
        private volatile Server row;

        Holder(Server row) {
            this.row = row;
        }
    }

    private final AtomicLong lastId = new AtomicLong();
    private final ConcurrentMap<Long, Holder> byId = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Holder> byName = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<String, Holder> inNameOrder = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<String, Holder> byContent = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<Long, PageView> views = new ConcurrentHashMap<>();

    @Override
    public @Nullable Server get(long id) {
        Holder holder = byId.get(id);
        return holder == null ? null : holder.row;
    }

    @Override
    public @Nullable Server find(String name) {
        Holder holder = byName.get(name);
        return holder == null ? null : holder.row;
    }

    @Override
    public long insert(Server row) {
        Server stored = row.withId(lastId.incrementAndGet());
        Holder holder = new Holder(stored);
        if (byName.putIfAbsent(stored.name(), holder) != null) {
            throw new IllegalArgumentException("The name " + stored.name() + " is taken.");
        }
        byId.put(stored.id(), holder);
        inNameOrder.put(stored.name(), holder);
        if (stored.definitionCid() != null) {
            byContent.put(contentKey(stored), holder);
        }
        return stored.id();
    }

    @Override
    public void update(Server row) {
        Holder holder = byId.get(row.id());
        if (holder == null) {
            throw new NoSuchElementException("No row " + row.id());
        }
        holder.row = row;
    }

    @Override
    public void delete(long id) {
        Holder holder = byId.remove(id);
        if (holder == null) {
            throw new NoSuchElementException("No row " + id);
        }
        Server row = holder.row;
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
    public long[] insertAll(List<Server> rows) {
        return rows.stream().mapToLong(this::insert).toArray();
    }

    @Override
    public List<Server> listByPrefix(String prefix, int limit) {
        List<Server> rows = new ArrayList<>(limit);
        for (var entry : inNameOrder.tailMap(prefix).entrySet()) {
            if (rows.size() == limit || !entry.getKey().startsWith(prefix)) {
                break;
            }
            rows.add(entry.getValue().row);
        }
        return rows;
    }

    @Override
    public List<Server> listEnabled(int limit) {
        List<Server> rows = new ArrayList<>(limit);
        for (Holder holder : inNameOrder.values()) {
            Server row = holder.row;
            if (row.enabled()) {
                rows.add(row);
                if (rows.size() == limit) {
                    break;
                }
            }
        }
        return rows;
    }

    @Override
    public List<Server> page(int offset, int limit) {
        return inNameOrder.values().stream()
                .skip(offset)
                .limit(limit)
                .map(holder -> holder.row)
                .toList();
    }

    @Override
    public long count() {
        return byId.size();
    }

    @Override
    public void insertViews(List<PageView> added) {
        added.forEach(view -> views.put(view.id(), view));
    }

    @Override
    public List<Group<String>> countByPath() {
        return counts(views.values(), PageView::path);
    }

    /** How often each path is there, for engines that do not group: the most frequent first, then by path. */
    static <V> List<Group<String>> counts(Iterable<V> views, Function<V, String> path) {
        Map<String, int[]> counts = new HashMap<>();
        for (V view : views) {
            counts.computeIfAbsent(path.apply(view), key -> new int[1])[0]++;
        }
        List<Group<String>> groups = new ArrayList<>(counts.size());
        counts.forEach((key, count) -> groups.add(new Group<>(key, count[0])));
        groups.sort(
                Comparator.<Group<String>>comparingLong(Group::count).reversed().thenComparing(Group::value));
        return groups;
    }

    @Override
    public Object openNine() {
        List<HandWritten> stores = new ArrayList<>(NINE);
        for (int i = 0; i < NINE; i++) {
            stores.add(new HandWritten());
        }
        return stores;
    }
}
