package dev.isomer.benchmarks.memory;

import dev.isomer.benchmarks.Server;
import dev.isomer.catalog.model.Alias;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Export;
import dev.isomer.catalog.model.Secret;
import dev.isomer.catalog.model.ServerInvocation;
import dev.isomer.catalog.model.Variable;
import dev.isomer.storage.Repository;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.memory.MemoryStore;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.model.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our in-memory engine, through the interface that programs use. */
final class Isomer implements Engine {
    private static final long LIMIT_BYTES = 8L << 30;
    private static final Schema SCHEMA = Schema.of("viewer", Server.TYPE, PageView.TYPE);
    private static final Schema NINE_TYPES = Schema.of(
            "viewer",
            CidRecord.TYPE,
            dev.isomer.catalog.model.PageView.TYPE,
            dev.isomer.catalog.model.Server.TYPE,
            Alias.TYPE,
            Variable.TYPE,
            Secret.TYPE,
            EntityInteraction.TYPE,
            ServerInvocation.TYPE,
            Export.TYPE);
    private static final Attribute<Server, Boolean> ENABLED = Server.TYPE.attribute("enabled", Boolean.class);
    private static final Query<Server> ENABLED_BY_NAME =
            Server.TYPE.where(ENABLED.eq(true)).orderBy(Server.NAME);
    private static final Query<Server> BY_NAME = Server.TYPE.all().orderBy(Server.NAME);

    private final Store store;
    private final Repository<Server> servers;
    private final Repository<PageView> views;

    Isomer() {
        store = MemoryStore.open(SCHEMA, StoreOptions.defaults().withMemoryLimitBytes(LIMIT_BYTES));
        servers = store.repository(Server.TYPE);
        views = store.repository(PageView.TYPE);
    }

    @Override
    public @Nullable Server get(long id) {
        return servers.get(id).orElse(null);
    }

    @Override
    public @Nullable Server find(String name) {
        return servers.find(Server.NAME, name).orElse(null);
    }

    @Override
    public long insert(Server row) {
        return servers.insert(row).id();
    }

    @Override
    public void update(Server row) {
        servers.update(row);
    }

    @Override
    public void delete(long id) {
        servers.delete(id);
    }

    @Override
    public long[] insertAll(List<Server> rows) {
        return store.write(
                tx -> rows.stream().mapToLong(row -> tx.insert(row).id()).toArray());
    }

    @Override
    public List<Server> listByPrefix(String prefix, int limit) {
        return servers.list(Server.TYPE
                .where(Server.NAME.startsWith(prefix))
                .orderBy(Server.NAME)
                .limit(limit));
    }

    @Override
    public List<Server> listEnabled(int limit) {
        return servers.list(ENABLED_BY_NAME.limit(limit));
    }

    @Override
    public List<Server> page(int offset, int limit) {
        return servers.list(BY_NAME.offset(offset).limit(limit));
    }

    @Override
    public long count() {
        return servers.count();
    }

    @Override
    public void insertViews(List<PageView> added) {
        store.write(tx -> {
            added.forEach(tx::insertWithId);
            return added;
        });
    }

    @Override
    public List<Group<String>> countByPath() {
        return views.countBy(PageView.PATH, Long.MAX_VALUE);
    }

    @Override
    public Object openNine() {
        Store opened = MemoryStore.open(NINE_TYPES);
        opened.close();
        return opened;
    }

    @Override
    public Object fork() {
        Store copy = store.fork();
        copy.close();
        return copy;
    }

    @Override
    public void verify() {
        List<Finding> findings = store.verify();
        if (!findings.isEmpty()) {
            throw new IllegalStateException("The store's own check found " + findings);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
