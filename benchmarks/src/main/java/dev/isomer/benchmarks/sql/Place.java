package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.testservers.DatabaseKind;
import dev.isomer.testservers.DatabaseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An empty database of an engine for measuring, which is removed at the end: in a folder of its own, or on a server.
 * That is the server of the system property {@code isomer.SCHEME.url} where it is set, and else one that is started.
 */
final class Place implements AutoCloseable {
    static final Schema SCHEMA = Schema.of("benchmark", Server.TYPE);

    private final Engine engine;
    private final Path folder;
    private final @Nullable DatabaseServer server;
    private final EngineProvider provider;

    private Place(Engine engine, Path folder, @Nullable DatabaseServer server) {
        this.engine = engine;
        this.folder = folder;
        this.server = server;
        this.provider = Stores.engineOf(engine.scheme() + ":");
    }

    static Place make(Engine engine, Path parent) throws IOException {
        Path folder = Files.createTempDirectory(parent, "sql-measurement");
        DatabaseKind kind = engine.server();
        DatabaseServer server = null;
        if (kind != null && System.getProperty(kind.property(), "").isBlank()) {
            server = DatabaseServer.launch(kind);
            System.setProperty(kind.property(), server.url());
        }
        return new Place(engine, folder, server);
    }

    Engine engine() {
        return engine;
    }

    String url() {
        return provider.temporaryUrl(folder);
    }

    Store open(StoreOptions options) {
        return Stores.open(url(), SCHEMA, options);
    }

    /** The same database by hand, after the store has made its tables. */
    HandWritten byHand() throws SQLException {
        return switch (engine) {
            case SQLITE -> HandWrittenSqlite.connect(url());
            case POSTGRESQL -> HandWrittenPostgresql.connect(url());
            case MARIADB -> HandWrittenMariaDb.connect(url());
            case MEMORY -> throw new IllegalStateException("There is no JDBC to memory.");
        };
    }

    /** Removes the database, which nobody has open; the next opening makes it again. */
    void clear() throws IOException {
        provider.removeTemporary(folder);
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        clear();
        Files.delete(folder);
        if (server != null) {
            System.clearProperty(server.kind().property());
            server.close();
        }
    }
}
