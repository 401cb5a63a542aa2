package dev.isomer.testservers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DatabaseServerTest {
    static Stream<DatabaseKind> kinds() {
        return Arrays.stream(DatabaseKind.values()).filter(DatabaseKind::isAvailable);
    }

    static void execute(String url, String... commands) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    static String ask(String url, String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void rowsOutliveAStopAndAKill(DatabaseKind kind) throws SQLException {
        try (DatabaseServer server = DatabaseServer.launch(kind, DatabaseServer.Durability.FORCED)) {
            String url = server.jdbcUrl("isomer");
            execute(url, "create table kept (n integer)", "insert into kept values (1)");
            server.stop();
            server.start();
            assertEquals("1", ask(url, "select sum(n) from kept"));
            execute(url, "insert into kept values (2)");
            server.kill();
            server.start();
            assertEquals("3", ask(url, "select sum(n) from kept"));
        }
    }
}
