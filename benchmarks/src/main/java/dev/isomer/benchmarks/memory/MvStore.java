package dev.isomer.benchmarks.memory;

import dev.isomer.benchmarks.Server;
import dev.isomer.storage.model.Group;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * The maps below H2, used as a library, without transactions: copied B-trees of objects. Rows are in the map by id and
 * in the one by name, so that no list has to look them up; an update changes both.
 */
final class MvStore implements Engine {
    private static final int NINE = 9;

    private final AtomicLong lastId = new AtomicLong();
    private final MVStore store = new MVStore.Builder().autoCommitDisabled().open();
    private final MVMap<Long, Server> byId = map(store, "server", LongDataType.INSTANCE);
    private final MVMap<String, Server> byName = map(store, "server.name", StringDataType.INSTANCE);
    private final MVMap<String, Long> byContent = map(store, "server.content", StringDataType.INSTANCE);
    private final MVMap<Long, PageView> views = map(store, "view", LongDataType.INSTANCE);

    private static <K, V> MVMap<K, V> map(MVStore store, String name, DataType<K> keys) {
        return store.openMap(name, new MVMap.Builder<K, V>().keyType(keys).valueType(new OnHeap<>()));
    }

    @Override
    public @Nullable Server get(long id) {
        return byId.get(id);
    }

    @Override
    public @Nullable Server find(String name) {
        return byName.get(name);
    }

    @Override
    public long insert(Server row) {
        Server stored = row.withId(lastId.incrementAndGet());
        if (byName.putIfAbsent(stored.name(), stored) != null) {
            throw new IllegalArgumentException("The name " + stored.name() + " is taken.");
        }
        byId.append(stored.id(), stored);
        if (stored.definitionCid() != null) {
            byContent.put(contentKey(stored), stored.id());
        }
        return stored.id();
    }

    @Override
    public void update(Server row) {
        byId.put(row.id(), row);
        byName.put(row.name(), row);
    }

    @Override
    public void delete(long id) {
        Server row = byId.remove(id);
        if (row == null) {
            throw new NoSuchElementException("No row " + id);
        }
        byName.remove(row.name());
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
        Cursor<String, Server> cursor = byName.cursor(prefix);
        while (rows.size() < limit && cursor.hasNext() && cursor.next().startsWith(prefix)) {
            rows.add(cursor.getValue());
        }
        return rows;
    }

    @Override
    public List<Server> listEnabled(int limit) {
        List<Server> rows = new ArrayList<>(limit);
        Cursor<String, Server> cursor = byName.cursor(null);
        while (rows.size() < limit && cursor.hasNext()) {
            cursor.next();
            if (cursor.getValue().enabled()) {
                rows.add(cursor.getValue());
            }
        }
        return rows;
    }

    @Override
    public List<Server> page(int offset, int limit) {
        List<Server> rows = new ArrayList<>(limit);
        String first = byName.getKey(offset);
        Cursor<String, Server> cursor = byName.cursor(first);
        while (first != null && rows.size() < limit && cursor.hasNext()) {
            cursor.next();
            rows.add(cursor.getValue());
        }
        return rows;
    }

    @Override
    public long count() {
        return byId.sizeAsLong();
    }

    @Override
    public void insertViews(List<PageView> added) {
        added.forEach(view -> views.put(view.id(), view));
    }

    @Override
    public List<Group<String>> countByPath() {
        return HandWritten.counts(views.values(), PageView::path);
    }

    @Override
    public Object openNine() {
        try (MVStore opened = new MVStore.Builder().autoCommitDisabled().open()) {
            for (int i = 0; i < NINE; i++) {
                map(opened, "t" + i, LongDataType.INSTANCE);
                map(opened, "t" + i + ".name", StringDataType.INSTANCE);
                map(opened, "t" + i + ".content", StringDataType.INSTANCE);
            }
            return opened;
        }
    }

    @Override
    public void close() {
        store.close();
    }

    /** Values of a store without a file, which are never written; their size is of no use to it. */
    private static final class OnHeap<V> extends BasicDataType<V> {
        private static final int SIZE_BYTES = 100;

        @Override
        public int getMemory(V value) {
            return SIZE_BYTES;
        }

        @Override
        public void write(WriteBuffer buffer, V value) {
            throw DataUtils.newUnsupportedOperationException("The store has no file.");
        }

        @Override
        public V read(ByteBuffer buffer) {
            throw DataUtils.newUnsupportedOperationException("The store has no file.");
        }

        @Override
        @SuppressWarnings("unchecked")
        public V[] createStorage(int size) {
            return (V[]) new Object[size];
        }
    }
}
