package dev.isomer.storage.mariadb;

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
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** MariaDB and MySQL, whose places are databases. */
class MariaDbKind implements ServerKind {
    private static final int PORT = 3_306;
    private static final int UNKNOWN_DATABASE = 1049;
    private static final String SSL_MODE = "sslMode";
    private static final Set<String> PARAMETERS = Set.of(SSL_MODE, "serverSslCert", "trustStore", "connectTimeout");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> REQUIRED = Set.of("max_sort_length", "foreign_key_checks", "unique_checks");
    private static final List<String> SETTINGS = List.of(
            "version",
            "max_sort_length",
            "foreign_key_checks",
            "unique_checks",
            "sql_mode",
            "max_allowed_packet",
            "innodb_flush_log_at_trx_commit",
            "innodb_doublewrite",
            "log_bin",
            "sync_binlog");
    private static final String CONNECT_MILLIS = "10000";
    private static final long SOCKET_MILLIS = 600_000;
    private static final long PACKET_HEAD_BYTES = 1 << 20;
    private static final String MODE =
            "STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO,ONLY_FULL_GROUP_BY";

    private final String scheme;

    MariaDbKind(String scheme) {
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
    public ServerDialect dialect(JdbcConnection connection) throws SQLException {
        return new MariaDbDialect(isMariaDb(connection) ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin");
    }

    private static boolean isMariaDb(JdbcConnection connection) throws SQLException {
        return connection.texts("SELECT version()").get(0).contains("MariaDB");
    }

    @Override
    public SqlErrors errors() {
        return MariaDbErrors.INSTANCE;
    }

    @Override
    public String driverUrl(ServerUrl url) {
        return "jdbc:mariadb://" + url.host() + ":" + url.port() + "/";
    }

    @Override
    public Map<String, String> driverProperties(ServerUrl url, EngineOptions options, boolean isWriter) {
        Map<String, String> properties = new LinkedHashMap<>();
        // In the driver's URL it would end at a question mark.
        properties.put("database", url.database());
        properties.put("connectTimeout", CONNECT_MILLIS);
        properties.put("socketTimeout", String.valueOf(SOCKET_MILLIS));
        properties.put("useServerPrepStmts", "true");
        properties.put("transactionIsolation", "REPEATABLE_READ");
        if (LOOPBACK.contains(url.host())) {
            properties.put(SSL_MODE, "disable");
        }
        properties.putAll(url.parameters());
        properties.remove("mode");
        properties.put("sessionVariables", variables(options));
        if (isWriter) {
            properties.put("initSql", limit(seconds(options.writeLimit())));
        }
        return properties;
    }

    /**
     * Somebody who stands still within a write must not hold up the others for ever. MySQL has no such limit but for
     * connections that nobody uses too; each server takes the other's part for a comment.
     */
    private static String limit(long limitSeconds) {
        return "SET /*M! idle_transaction_timeout=" + limitSeconds + " */ /*!80000 wait_timeout=" + limitSeconds
                + " */";
    }

    private static String variables(EngineOptions options) {
        StringBuilder variables = new StringBuilder("sql_mode='" + MODE + "',max_sort_length=65536");
        long waitSeconds = seconds(options.writerWait());
        // The second one is for definitions, which wait for those who read a table.
        variables.append(",innodb_lock_wait_timeout=").append(waitSeconds);
        variables.append(",lock_wait_timeout=").append(waitSeconds);
        return variables.toString();
    }

    /** In whole seconds, as these settings are; no less than asked for. */
    static long seconds(Duration duration) {
        return Math.max(1, Math.min(1_000_000, duration.plusMillis(999).toSeconds()));
    }

    @Override
    public String place(ServerUrl url) {
        return url.database();
    }

    @Override
    public ServerUrl at(ServerUrl url, String place) {
        return url.withDatabase(place);
    }

    @Override
    public ServerUrl outside(ServerUrl url) {
        return url.withDatabase("information_schema");
    }

    @Override
    public boolean hasPlace(JdbcConnection connection) {
        return true;
    }

    @Override
    public boolean isMissingPlace(SQLException failure) {
        return failure.getErrorCode() == UNKNOWN_DATABASE;
    }

    @Override
    public List<String> places(JdbcConnection connection, String prefix) throws SQLException {
        List<String> places = new ArrayList<>();
        connection.query(
                Sql.of(
                        "SELECT schema_name FROM information_schema.schemata WHERE left(schema_name, ?) = ? ORDER BY 1",
                        (long) prefix.length(),
                        prefix),
                row -> places.add(row.getString(1)));
        return places;
    }

    @Override
    public String createPlace(String place) {
        return "CREATE DATABASE IF NOT EXISTS `" + place.replace("`", "``") + "` CHARACTER SET utf8mb4";
    }

    @Override
    public String dropPlace(String place) {
        return "DROP DATABASE IF EXISTS `" + place.replace("`", "``") + "`";
    }

    @Override
    public List<Setting> settings(JdbcConnection connection, ServerDialect dialect) throws SQLException {
        List<Setting> settings = new ArrayList<>();
        String query = SETTINGS.stream().collect(Collectors.joining(", @@", "SELECT @@", ""));
        connection.query(Sql.of(query), row -> {
            boolean isLogged = !isOff(row.getString(SETTINGS.indexOf("log_bin") + 1));
            for (int i = 0; i < SETTINGS.size(); i++) {
                String value = row.getString(i + 1);
                settings.add(new Setting(SETTINGS.get(i), value, needed(SETTINGS.get(i), value, isLogged)));
            }
            return false;
        });
        return settings;
    }

    private static @Nullable String needed(String name, String value, boolean isLogged) {
        return switch (name) {
            case "max_sort_length" -> "65536";
            case "foreign_key_checks", "unique_checks", "innodb_flush_log_at_trx_commit" -> "1";
            case "innodb_doublewrite" -> isOff(value) ? "ON" : value;
            case "sync_binlog" -> isLogged ? "1" : value;
            default -> null;
        };
    }

    private static boolean isOff(String value) {
        return value.equals("0") || value.equalsIgnoreCase("OFF");
    }

    @Override
    public boolean isRequired(Setting setting) {
        return REQUIRED.contains(setting.name());
    }

    /** A value travels in one packet together with what stands around it. */
    @Override
    public long greatestValueBytes(JdbcConnection connection) throws SQLException {
        return connection.number(Sql.of("SELECT @@max_allowed_packet")) - PACKET_HEAD_BYTES;
    }

    @Override
    public Watch watch(ServerConnections connections, Runnable heard) {
        return RegularWatch.start("isomer-watch-" + place(connections.url()), heard);
    }
}
