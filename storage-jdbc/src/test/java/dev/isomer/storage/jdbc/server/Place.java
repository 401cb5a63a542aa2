package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.EngineOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A place of a test on a server, with what other programs do there; removed in the end. */
public final class Place implements AutoCloseable {
    private static final EngineOptions OTHERS = new EngineOptions(Long.MAX_VALUE, Duration.ofSeconds(30));

    private final TestedServer server;
    private final ServerUrl url;

    Place(TestedServer server, ServerUrl url) {
        this.server = server;
        this.url = url;
    }

    /** The one that the engine gives to a folder on the session's server. */
    public static Place of(TestedServer server, Path folder) {
        return new Place(server, parsed(server, server.engine().temporaryUrl(folder)));
    }

    static ServerUrl parsed(TestedServer server, String url) {
        return ServerUrl.parse(url, server.kind().usualPort(), server.kind().parameters());
    }

    ServerUrl url() {
        return url;
    }

    String name() {
        return server.kind().place(url);
    }

    /** As another process would. */
    Store open(Schema schema, StoreOptions options) {
        return Store.over(driver(schema, options), schema, options);
    }

    Store open(Schema schema) {
        return open(schema, StoreOptions.defaults());
    }

    ServerDriver driver(Schema schema, StoreOptions options) {
        return (ServerDriver) server.engine().open(url.text(), schema, options.forEngine());
    }

    /** A connection of another program. */
    JdbcConnection connect() throws SQLException {
        return ServerConnections.connect(server.kind(), url, OTHERS);
    }

    /** Makes the place itself, which is then empty. */
    void make() throws SQLException {
        try (JdbcConnection connection =
                ServerConnections.connect(server.kind(), server.kind().outside(url), OTHERS)) {
            connection.run(server.kind().createPlace(name()));
        }
    }

    /** Runs statements as another program, in one session. */
    public void run(String... statements) throws SQLException {
        try (JdbcConnection connection = connect()) {
            for (String statement : statements) {
                connection.run(statement);
            }
        }
    }

    /** The first column of a query, as another program reads it. */
    List<String> texts(String query) throws SQLException {
        try (JdbcConnection connection = connect()) {
            return connection.texts(query);
        }
    }

    /** All rows of a table, one a line, by its first column. */
    List<String> rows(String table) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (JdbcConnection connection = connect()) {
            connection.query(Sql.of("SELECT * FROM " + table + " ORDER BY 1"), row -> {
                StringBuilder line = new StringBuilder(table);
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    line.append(' ').append(row.getString(i));
                }
                return lines.add(line.toString());
            });
        }
        return lines;
    }

    /** All columns, indexes and references, one a line. */
    List<String> tables() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (JdbcConnection connection = connect()) {
            ServerCatalog catalog = new ServerCatalog(connection, server.kind().dialect(connection));
            catalog.columns().forEach((table, columns) -> lines.add(table + " " + new TreeMap<>(columns)));
            catalog.indexes().forEach((table, indexes) -> lines.add(table + " " + indexes));
            catalog.references().forEach((table, references) -> lines.add(table + " " + references));
        }
        return lines;
    }

    /** Whether there is such a place. */
    boolean exists() throws SQLException {
        try (JdbcConnection connection =
                ServerConnections.connect(server.kind(), server.kind().outside(url), OTHERS)) {
            return server.kind().places(connection, name()).contains(name());
        }
    }

    @Override
    public void close() throws SQLException {
        try (JdbcConnection connection =
                ServerConnections.connect(server.kind(), server.kind().outside(url), OTHERS)) {
            connection.run(server.kind().dropPlace(name()));
        }
    }
}
