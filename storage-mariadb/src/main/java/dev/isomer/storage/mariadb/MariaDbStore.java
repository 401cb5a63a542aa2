package dev.isomer.storage.mariadb;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.jdbc.server.ServerEngine;
import dev.isomer.storage.jdbc.server.ServerKind;
import dev.isomer.storage.model.Schema;

/**
 * Opens stores on a server of MariaDB, of version 10.11 or later, or of MySQL, of version 8.0.17 or later: by
 * {@link #open(String, Schema, StoreOptions)}, or by a URL through {@link dev.isomer.storage.Stores}, for which this is
 * the engine's provider.
 *
 * <p>URLs are {@code mysql://USER:PASSWORD@HOST:PORT/DATABASE} for both. The database is made if it does not exist, and
 * must hold no tables of others. Any number of processes may have a store open at the same time; their writes take
 * turns. {@code ?mode=ro} opens a store to be read alone, as on a replica.
 */
public final class MariaDbStore extends ServerEngine {
    private static final String SCHEME = "mysql";

    /** For {@link java.util.ServiceLoader}; programs use the static method. */
    public MariaDbStore() {}

    /**
     * Opens, or makes, the store that a URL names.
     *
     * @throws dev.isomer.storage.error.CannotOpenException if the URL is wrong, or its database cannot be used
     * @throws dev.isomer.storage.error.SchemaMismatchException if the schema is not just wider than the recorded one,
     *     or the rows do not allow it; the database is then untouched
     */
    public static Store open(String url, Schema schema, StoreOptions options) {
        return Store.over(new MariaDbStore().open(url, schema, options.forEngine()), schema, options);
    }

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    protected ServerKind kind() {
        return new MariaDbKind(SCHEME);
    }
}
