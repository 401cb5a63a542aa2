package dev.isomer.benchmarks.commits;

import dev.isomer.benchmarks.Server;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.model.Schema;

/** Changes of a store. */
record ByStore(Store store) implements Changes {
    private static final Schema SCHEMA = Schema.of("benchmark", Server.TYPE);

    /** A store with this URL, made if it is not there. */
    static ByStore open(String url) {
        return new ByStore(Stores.open(url, SCHEMA));
    }

    @Override
    public Server insert(Server row) {
        return store.write(tx -> tx.insert(row));
    }

    @Override
    public void update(Server row) {
        store.write(tx -> tx.update(row));
    }

    @Override
    public void close() {
        if (!store.verify().isEmpty()) {
            throw new IllegalStateException("The store is damaged; nothing was measured.");
        }
        store.close();
    }
}
