package dev.isomer.storage.sqlite;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.storage.spi.Scratch;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Opens stores that are kept in one SQLite file: by {@link #open(Path, Schema)}, or by a URL through
 * {@link dev.isomer.storage.Stores}, for which this is the engine's provider.
 *
 * <p>URLs are {@code sqlite:PATH}, or {@code sqlite:///PATH} for a relative and {@code sqlite:////PATH} for an absolute
 * path. A file that does not exist is made, for its owner alone; its folder must exist. While a store is open the file
 * has the companions {@code -wal} and {@code -shm}, which belong to it. Commits are durable when they return. Other
 * programs may read the file; what they write is waited for. A fork is a copy in the folder of temporary files, which
 * takes time with the size and is removed when the fork is closed.
 *
 * <p>{@code ?mode=ro} after a URL opens a file to be read alone: nothing is made or changed, no companion file either,
 * and every write is refused with a {@link dev.isomer.storage.error.StorageFailureException}, as is every read after
 * another program has changed a file that nobody had open at first.
 *
 * <p>SQLite itself is a native library, which the driver unpacks to {@code -Dorg.sqlite.tmpdir} (or the temporary
 * folder) when the first store is opened, not before.
 */
public final class SqliteStore implements EngineProvider {
    /** For {@link java.util.ServiceLoader}; programs use the static methods. */
    public SqliteStore() {}

    /** As {@link #open(Path, Schema, StoreOptions)} with {@link StoreOptions#defaults()}. */
    public static Store open(Path file, Schema schema) {
        return open(file, schema, StoreOptions.defaults());
    }

    /**
     * Opens a file, upgrades it if the schema is wider than the recorded one, or makes it.
     *
     * @throws dev.isomer.storage.error.CannotOpenException if it is not a store or cannot be used; it is then untouched
     * @throws dev.isomer.storage.error.SchemaMismatchException if the schema is not just wider than the recorded one,
     *     or the rows do not allow it; the file is then untouched
     */
    public static Store open(Path file, Schema schema, StoreOptions options) {
        EngineOptions engineOptions = options.forEngine();
        return Store.over(SqliteDriver.open(file, schema, engineOptions), schema, options);
    }

    @Override
    public String scheme() {
        return SqliteUrl.SCHEME;
    }

    @Override
    public Driver open(String url, Schema schema, EngineOptions options) {
        return SqliteUrl.isReadOnly(url)
                ? SqliteDriver.openReadOnly(SqliteUrl.file(url), schema, options)
                : SqliteDriver.open(SqliteUrl.file(url), schema, options);
    }

    @Override
    public String temporaryUrl(Path folder) {
        return SqliteUrl.SCHEME + ":" + folder.resolve("store.db");
    }

    @Override
    public Inspection inspect(String url, Consumer<? super String> lines) {
        return SqliteInspection.of(SqliteUrl.file(url), lines);
    }

    @Override
    public Scratch scratch(String url) {
        return new SqliteScratch(SqliteUrl.file(url));
    }
}
