package dev.isomer.storage.postgresql;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.jdbc.server.ServerEngine;
import dev.isomer.storage.jdbc.server.ServerKind;
import dev.isomer.storage.model.Schema;

/**
 * Opens stores on a PostgreSQL server, of version 14 or later: by {@link #open(String, Schema, StoreOptions)}, or by a
 * URL through {@link dev.isomer.storage.Stores}, for which this is the engine's provider.
 *
 * <p>URLs are {@code postgresql://USER:PASSWORD@HOST:PORT/DATABASE}, where {@code ?currentSchema=NAME} names another of
 * the database's schemas than {@code public}. The database exists; its schema is made if it does not, and must hold no
 * tables of others. Any number of processes may have a store open at the same time; their writes take turns.
 * {@code ?mode=ro} opens a store to be read alone, as on a replica.
 */
public final class PostgresqlStore extends ServerEngine {
    private static final String SCHEME = "postgresql";

    /** For {@link java.util.ServiceLoader}; programs use the static method. */
    public PostgresqlStore() {}

    /**
     * Opens, or makes, the store that a URL names.
     *
     * @throws dev.isomer.storage.error.CannotOpenException if the URL is wrong, or its database cannot be used
     * @throws dev.isomer.storage.error.SchemaMismatchException if the schema is not just wider than the recorded one,
     *     or the rows do not allow it; the database is then untouched
     */
    public static Store open(String url, Schema schema, StoreOptions options) {
        return Store.over(new PostgresqlStore().open(url, schema, options.forEngine()), schema, options);
    }

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    protected ServerKind kind() {
        return new PostgresqlKind(SCHEME);
    }
}
