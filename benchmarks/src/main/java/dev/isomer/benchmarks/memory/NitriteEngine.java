package dev.isomer.benchmarks.memory;

import dev.isomer.benchmarks.Server;
import dev.isomer.storage.model.Group;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.dizitart.no2.Nitrite;
import org.dizitart.no2.collection.Document;
import org.dizitart.no2.collection.DocumentCursor;
import org.dizitart.no2.collection.FindOptions;
import org.dizitart.no2.collection.NitriteCollection;
import org.dizitart.no2.collection.NitriteId;
import org.dizitart.no2.common.SortOrder;
import org.dizitart.no2.filters.FluentFilter;
import org.dizitart.no2.index.IndexOptions;
import org.dizitart.no2.index.IndexType;
import org.jspecify.annotations.Nullable;

/** Nitrite, a store of documents, in memory; not within its transactions, which copy what they touch. */
final class NitriteEngine implements Engine {
    private static final int NINE = 9;
    private static final String ID = "_id";
    private static final String NAME = "name";
    private static final String DEFINITION = "definition";
    private static final String CONTENT = "definitionCid";
    private static final String ENABLED = "enabled";
    private static final String CREATED = "createdAt";
    private static final String UPDATED = "updatedAt";
    private static final String PATH = "path";

    private final Nitrite store = Nitrite.builder().openOrCreate();
    private final NitriteCollection servers = collection(store, "server", NAME, CONTENT);
    private final NitriteCollection views = store.getCollection("view");
    private final AtomicLong lastId = new AtomicLong();

    NitriteEngine() {
        views.createIndex(IndexOptions.indexOptions(IndexType.NON_UNIQUE), PATH);
    }

    private static NitriteCollection collection(Nitrite store, String name, String unique, String indexed) {
        NitriteCollection collection = store.getCollection(name);
        collection.createIndex(IndexOptions.indexOptions(IndexType.UNIQUE), unique);
        collection.createIndex(IndexOptions.indexOptions(IndexType.NON_UNIQUE), indexed);
        return collection;
    }

    private static Document document(Server row, long id) {
        return Document.createDocument(ID, String.valueOf(id))
                .put(NAME, row.name())
                .put(DEFINITION, row.definition())
                .put(CONTENT, row.definitionCid())
                .put(ENABLED, row.enabled())
                .put(CREATED, row.createdAt())
                .put(UPDATED, row.updatedAt());
    }

    private static @Nullable Server server(@Nullable Document document) {
        return document == null
                ? null
                : new Server(
                        Long.parseLong(document.get(ID, String.class)),
                        document.get(NAME, String.class),
                        document.get(DEFINITION, String.class),
                        document.get(CONTENT, String.class),
                        document.get(ENABLED, Boolean.class),
                        document.get(CREATED, Instant.class),
                        document.get(UPDATED, Instant.class));
    }

    private static NitriteId key(long id) {
        return NitriteId.createId(String.valueOf(id));
    }

    @Override
    public @Nullable Server get(long id) {
        return server(servers.getById(key(id)));
    }

    @Override
    public @Nullable Server find(String name) {
        return server(servers.find(FluentFilter.where(NAME).eq(name)).firstOrNull());
    }

    @Override
    public long insert(Server row) {
        long id = lastId.incrementAndGet();
        servers.insert(document(row, id));
        return id;
    }

    @Override
    public void update(Server row) {
        servers.update(document(row, row.id()));
    }

    @Override
    public void delete(long id) {
        servers.remove(servers.getById(key(id)));
    }

    @Override
    public long[] insertAll(List<Server> rows) {
        long[] ids = rows.stream().mapToLong(row -> lastId.incrementAndGet()).toArray();
        Document[] documents = new Document[ids.length];
        for (int i = 0; i < ids.length; i++) {
            documents[i] = document(rows.get(i), ids[i]);
        }
        servers.insert(documents);
        return ids;
    }

    private static List<Server> list(DocumentCursor cursor) {
        List<Server> rows = new ArrayList<>();
        for (Document document : cursor) {
            rows.add(server(document));
        }
        return rows;
    }

    private static FindOptions byName(int offset, int limit) {
        return FindOptions.orderBy(NAME, SortOrder.Ascending).skip(offset).limit(limit);
    }

    @Override
    public List<Server> listByPrefix(String prefix, int limit) {
        return list(servers.find(
                FluentFilter.where(NAME).between(prefix, JdbcRow.afterAll(prefix), true, false), byName(0, limit)));
    }

    @Override
    public List<Server> listEnabled(int limit) {
        return list(servers.find(FluentFilter.where(ENABLED).eq(true), byName(0, limit)));
    }

    @Override
    public List<Server> page(int offset, int limit) {
        return list(servers.find(byName(offset, limit)));
    }

    @Override
    public long count() {
        return servers.size();
    }

    @Override
    public void insertViews(List<PageView> added) {
        views.insert(added.stream()
                .map(view -> Document.createDocument(ID, String.valueOf(view.id()))
                        .put(PATH, view.path())
                        .put("viewedAt", view.viewedAt()))
                .toArray(Document[]::new));
    }

    @Override
    public List<Group<String>> countByPath() {
        return HandWritten.counts(views.find(), document -> document.get(PATH, String.class));
    }

    @Override
    public Object openNine() {
        try (Nitrite opened = Nitrite.builder().openOrCreate()) {
            for (int i = 0; i < NINE; i++) {
                collection(opened, "t" + i, NAME, CONTENT);
            }
            return opened;
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
