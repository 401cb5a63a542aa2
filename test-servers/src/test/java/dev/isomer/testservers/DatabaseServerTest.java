package dev.isomer.testservers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.isomer.testservers.DatabaseServer.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DatabaseServerTest {
    static Stream<DatabaseKind> kinds() {
        return Arrays.stream(DatabaseKind.values()).filter(DatabaseKind::isAvailable);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void rowsOutliveAStopAndAKill(DatabaseKind kind) throws SQLException {
        try (DatabaseServer server = DatabaseServer.launch(kind, Durability.FORCED)) {
            String url = server.jdbcUrl("isomer");
            Sql.execute(url, "create table kept (n integer)", "insert into kept values (1)");
            try (Connection open = DriverManager.getConnection(url)) {
                server.stop();
                server.stop();
                assertFalse(open.isValid(5));
                assertThrows(SQLException.class, () -> Sql.ask(url, "select 1"));
            }
            server.start();
            server.start();
            assertEquals("1", Sql.ask(url, "select sum(n) from kept"));
            try (Connection open = DriverManager.getConnection(url)) {
                Sql.execute(url, "insert into kept values (2)");
                server.kill();
                server.kill();
                assertFalse(open.isValid(5));
            }
            server.start();
            assertEquals("3", Sql.ask(url, "select sum(n) from kept"));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aStalledServerStandsStillUntilItIsResumed(DatabaseKind kind) throws SQLException, IOException {
        try (DatabaseServer server = DatabaseServer.launch(kind);
                Connection connection = DriverManager.getConnection(server.jdbcUrl("isomer"))) {
            server.stall();
            assertEquals(Set.of("T"), states(server));
            server.resume();
            assertFalse(states(server).contains("T"));
            assertEquals(true, connection.isValid(60));
            server.stall();
            server.stop();
            server.start();
            server.stall();
            server.kill();
            server.start();
            assertEquals("1", Sql.ask(server.jdbcUrl("isomer"), "select 1"));
            server.stall();
        }
    }

    /** The states of all the server's processes, as the system names them. */
    private static Set<String> states(DatabaseServer server) throws IOException {
        ProcessHandle first = ProcessHandle.of(Long.parseLong(
                        Files.readString(server.folder().resolve("pid")).trim()))
                .orElseThrow();
        List<String> states = Stream.concat(Stream.of(first), first.children())
                .map(process -> state(process.pid()))
                .toList();
        return states.stream().collect(Collectors.toSet());
    }

    private static String state(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return line.substring(line.lastIndexOf(')') + 2).substring(0, 1);
        } catch (IOException gone) {
            return "gone";
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void settingsAreThoseThatAreAskedFor(DatabaseKind kind) throws SQLException {
        try (DatabaseServer quick = DatabaseServer.launch(kind);
                DatabaseServer forced = DatabaseServer.launch(kind, Durability.FORCED)) {
            Sql.execute(quick.jdbcUrl("isomer"), "create database other");
            String other = quick.jdbcUrl("other");
            Sql.execute(other, "create table t (n integer)", "drop table t");
            if (kind == DatabaseKind.POSTGRESQL) {
                String locale =
                        "select concat_ws(' ', current_user, pg_encoding_to_char(encoding), datcollate, datctype,"
                                + " rolsuper, rolcreatedb) from pg_database, pg_roles"
                                + " where datname = current_database() and rolname = current_user";
                assertEquals("isomer UTF8 C C f t", Sql.ask(other, locale));
                assertEquals("postgres UTF8 C C t t", Sql.ask(quick.adminUrl(), locale));
                assertEquals("off", Sql.ask(other, "show fsync"));
                assertEquals("on", Sql.ask(forced.adminUrl(), "show fsync"));
                assertEquals("300", Sql.ask(other, "show max_connections"));
            } else {
                String settings = "select concat_ws(' ', substring_index(current_user(), '@', 1), @@collation_database,"
                        + " @@max_connections, @@max_allowed_packet, @@innodb_flush_log_at_trx_commit)";
                String collation = kind == DatabaseKind.MARIADB ? "utf8mb4_nopad_bin" : "utf8mb4_0900_ai_ci";
                assertEquals("isomer " + collation + " 300 268435456 0", Sql.ask(other, settings));
                assertEquals("1", Sql.ask(forced.adminUrl(), "select @@innodb_flush_log_at_trx_commit"));
                assertEquals("root", Sql.ask(quick.adminUrl(), "select substring_index(current_user(), '@', 1)"));
            }
        }
    }

    /** A server of the MySQL family removes all files of temporary tables from its folder for them when it starts. */
    @ParameterizedTest
    @MethodSource("kinds")
    void theStartOfAServerLeavesTheTemporaryTablesOfOthersAlone(DatabaseKind kind) throws SQLException {
        String engine = switch (kind) {
            case POSTGRESQL -> "";
            case MARIADB -> " engine = Aria";
            case MYSQL -> " engine = MyISAM";
        };
        try (DatabaseServer first = DatabaseServer.launch(kind);
                Connection connection = DriverManager.getConnection(first.jdbcUrl("isomer"));
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table passing (n integer)" + engine);
            statement.execute("insert into passing values (1)");
            DatabaseServer.launch(kind).close();
            statement.execute("update passing set n = n + 1");
            statement.execute("drop table passing");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void urlsNameTheUserAndTheDatabase(DatabaseKind kind) {
        try (DatabaseServer server = DatabaseServer.launch(kind)) {
            String scheme = kind == DatabaseKind.POSTGRESQL ? "postgresql" : "mysql";
            assertEquals(scheme + "://isomer:isomer@127.0.0.1:" + server.port() + "/isomer", server.url());
            assertEquals(scheme + "://isomer:isomer@127.0.0.1:" + server.port() + "/other", server.url("other"));
        }
    }
}
