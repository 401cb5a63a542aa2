package dev.isomer.storage.postgresql;

import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.jdbc.SqlErrors;
import dev.isomer.storage.jdbc.server.ServerConnections;
import dev.isomer.storage.jdbc.server.ServerDialect;
import dev.isomer.storage.jdbc.server.ServerKind;
import dev.isomer.storage.jdbc.server.ServerUrl;
import dev.isomer.storage.model.Watch;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Setting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** PostgreSQL, whose places are the schemas of a database. */
class PostgresqlKind implements ServerKind {
    private static final int PORT = 5_432;
    private static final String SCHEMA = "currentSchema";
    private static final Set<String> PARAMETERS =
            Set.of(SCHEMA, "sslmode", "sslrootcert", "sslcert", "sslkey", "connectTimeout");
    private static final Set<String> REQUIRED = Set.of("server_encoding", "session_replication_role");
    private static final String ON = "on";
    private static final String CONNECT_SECONDS = "10";
    /** Beyond what any statement may take that the server itself ends. */
    private static final long SOCKET_SECONDS = 600;

    private final String scheme;

    PostgresqlKind(String scheme) {
        this.scheme = scheme;
    }

    @Override
    public String scheme() {
        return scheme;
    }

    @Override
    public int usualPort() {
        return PORT;
    }

    @Override
    public Set<String> parameters() {
        return PARAMETERS;
    }

    @Override
    public ServerDialect dialect(JdbcConnection connection) {
        return PostgresqlDialect.INSTANCE;
    }

    @Override
    public SqlErrors errors() {
        return PostgresqlErrors.INSTANCE;
    }

    @Override
    public String driverUrl(ServerUrl url) {
        return "jdbc:postgresql://" + url.host() + ":" + url.port() + "/"
                + URLEncoder.encode(url.database(), StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, String> driverProperties(ServerUrl url, EngineOptions options, boolean isWriter) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("ApplicationName", "isomer");
        properties.put("connectTimeout", CONNECT_SECONDS);
        properties.put("socketTimeout", String.valueOf(SOCKET_SECONDS));
        properties.put("tcpKeepAlive", "true");
        properties.putAll(url.parameters());
        properties.remove("mode");
        // A list of identifiers, which are in lower case unless quoted.
        properties.put(SCHEMA, '"' + place(url).replace("\"", "\"\"") + '"');
        StringBuilder settings = new StringBuilder();
        set(settings, "lock_timeout", Math.max(1, options.writerWait().toMillis()));
        if (isWriter) {
            // Somebody who stands still within a write must not hold up the others for ever.
            long limitMillis = Math.max(1, options.writeLimit().toMillis());
            set(settings, "idle_in_transaction_session_timeout", limitMillis);
            set(
                    settings,
                    "statement_timeout",
                    limitMillis + options.writerWait().toMillis());
        }
        if (url.isReadOnly()) {
            set(settings, "default_transaction_read_only", 1);
        }
        properties.put("options", settings.toString());
        return properties;
    }

    private static void set(StringBuilder settings, String name, long value) {
        settings.append(settings.isEmpty() ? "" : " ")
                .append("-c ")
                .append(name)
                .append('=')
                .append(Math.min(Integer.MAX_VALUE, value));
    }

    @Override
    public String place(ServerUrl url) {
        return url.parameter(SCHEMA, "public");
    }

    @Override
    public ServerUrl at(ServerUrl url, String place) {
        return url.with(SCHEMA, place);
    }

    @Override
    public ServerUrl outside(ServerUrl url) {
        return url;
    }

    /** The first schema of the search path that exists is the current one. */
    @Override
    public boolean hasPlace(JdbcConnection connection) throws SQLException {
        return connection.number(Sql.of("SELECT count(current_schema())")) == 1;
    }

    @Override
    public boolean isMissingPlace(SQLException failure) {
        return false;
    }

    @Override
    public List<String> places(JdbcConnection connection, String prefix) throws SQLException {
        List<String> places = new ArrayList<>();
        connection.query(
                Sql.of("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, ?) ORDER BY 1", prefix),
                row -> places.add(row.getString(1)));
        return places;
    }

    @Override
    public String createPlace(String place) {
        return "CREATE SCHEMA IF NOT EXISTS \"" + place.replace("\"", "\"\"") + '"';
    }

    @Override
    public String dropPlace(String place) {
        return "DROP SCHEMA IF EXISTS \"" + place.replace("\"", "\"\"") + "\" CASCADE";
    }

    @Override
    public List<Setting> settings(JdbcConnection connection, ServerDialect dialect) throws SQLException {
        List<Setting> settings = new ArrayList<>();
        connection.query(
                Sql.of("SELECT name, setting FROM pg_settings WHERE name IN ('server_version', 'server_encoding',"
                        + " 'session_replication_role', 'fsync', 'full_page_writes', 'synchronous_commit')"
                        + " ORDER BY name"),
                row -> settings.add(setting(row.getString(1), row.getString(2))));
        return settings;
    }

    private static Setting setting(String name, String value) {
        String needed = switch (name) {
            case "server_encoding" -> "UTF8";
            case "session_replication_role" -> "origin";
            case "fsync", "full_page_writes" -> ON;
            // Every other value but this one waits for the disk here.
            case "synchronous_commit" -> value.equals("off") ? ON : value;
            default -> null;
        };
        return new Setting(name, value, needed);
    }

    @Override
    public boolean isRequired(Setting setting) {
        return REQUIRED.contains(setting.name());
    }

    @Override
    public long greatestValueBytes(JdbcConnection connection) {
        return Long.MAX_VALUE;
    }

    @Override
    public Watch watch(ServerConnections connections, Runnable heard) {
        return PostgresqlWatch.start(connections, "isomer-watch-" + place(connections.url()), heard);
    }
}
