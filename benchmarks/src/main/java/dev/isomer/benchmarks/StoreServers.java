package dev.isomer.benchmarks;

import dev.isomer.storage.Store;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The operations on a store of ours, whichever engine is behind it. */
final class StoreServers implements Servers {
    private final Store store;

    StoreServers(Store store) {
        this.store = store;
    }

    @Override
    public @Nullable Server get(long id) {
        return store.read(tx -> tx.get(Server.TYPE, id)).orElse(null);
    }

    @Override
    public @Nullable Server find(String name) {
        return store.read(tx -> tx.find(Server.NAME, name)).orElse(null);
    }

    @Override
    public Server insert(Server row) {
        return store.write(tx -> tx.insert(row));
    }

    @Override
    public Server toggle(long id) {
        return store.write(tx -> {
            Server row = tx.get(Server.TYPE, id).orElseThrow(NoSuchElementException::new);
            return tx.update(row.switched(Instant.EPOCH));
        });
    }

    @Override
    public void delete(Server row) {
        store.write(tx -> tx.delete(Server.TYPE, row.id()));
    }

    @Override
    public List<Server> listByPrefix(String prefix, int limit) {
        return store.read(tx -> tx.list(Server.TYPE
                .where(Server.NAME.startsWith(prefix))
                .orderBy(Server.NAME)
                .limit(limit)));
    }

    @Override
    public long count() {
        return store.read(tx -> tx.count(Server.TYPE));
    }
}
