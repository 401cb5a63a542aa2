package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import dev.isomer.storage.Repository;
import dev.isomer.storage.Store;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations on a store of ours, whichever engine is behind it. */
final class StoreOperations implements Operations {
    private static final Attribute<Server, String> CONTENT = Server.TYPE.attribute("definitionCid", String.class);
    private static final Query<Server> PAGE = Server.TYPE
            .where(Server.TYPE.attribute("enabled", Boolean.class).eq(true))
            .orderBy(Server.NAME)
            .limit(PAGE_ROWS);

    private final Store store;
    private final Repository<Server> servers;

    StoreOperations(Store store) {
        this.store = store;
        this.servers = store.repository(Server.TYPE);
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
    public List<Server> listByPrefix(String prefix) {
        return servers.list(Server.TYPE
                .where(Server.NAME.startsWith(prefix))
                .orderBy(Server.NAME)
                .limit(LISTED_ROWS));
    }

    @Override
    public List<Server> page(Server after) {
        return servers.list(PAGE.after(PAGE.positionOf(after)));
    }

    @Override
    public long count(String definitionCid) {
        return servers.count(CONTENT.eq(definitionCid));
    }

    @Override
    public Server insert(Server row) {
        return servers.insert(row);
    }

    @Override
    public List<Server> insertAll(List<Server> rows) {
        return store.write(tx -> {
            List<Server> inserted = new ArrayList<>(rows.size());
            for (Server row : rows) {
                inserted.add(tx.insert(row));
            }
            return inserted;
        });
    }

    @Override
    public void update(Server row) {
        servers.update(row);
    }

    @Override
    public boolean delete(long id) {
        return servers.delete(id);
    }
}
