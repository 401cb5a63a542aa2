package dev.isomer.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which statements are prepared, and which are closed, by a driver that only notes it. */
final class StatementCacheTest {
    private final List<String> noted = new ArrayList<>();
    private @Nullable SQLException failure;
    private final Connection driver = proxy(Connection.class, (proxy, method, arguments) -> {
        noted.add(method.getName() + " " + arguments[0]);
        return statement((String) arguments[0]);
    });

    private PreparedStatement statement(String text) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "executeUpdate" -> {
                if (failure != null) {
                    throw failure;
                }
                yield 1;
            }
            case "close" -> noted.add("close " + text);
            default -> null;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Test
    void whoeverIsLentTheConnectionNextHasTheStatementsOfThoseBefore() throws SQLException {
        StatementCache kept = new StatementCache(driver);
        JdbcConnection first = JdbcConnection.lent(driver, kept);
        first.update(Sql.of("a", 1L));
        JdbcConnection second = JdbcConnection.lent(driver, kept);
        second.update(Sql.of("a", 2L));
        second.update(Sql.of("b"));
        assertEquals(List.of("prepareStatement a", "prepareStatement b"), noted);
    }

    @Test
    void theLongestUnusedStatementIsClosedForTheHundredAndFirst() throws SQLException {
        JdbcConnection connection = JdbcConnection.of(driver);
        for (int i = 0; i < 100; i++) {
            connection.update(Sql.of("s" + i));
        }
        connection.update(Sql.of("s0"));
        connection.update(Sql.of("s100"));
        assertEquals(List.of("prepareStatement s100", "close s1"), noted.subList(100, noted.size()));
    }

    @Test
    void textsOfLongListsAreNotKept() throws SQLException {
        String text = "x".repeat(8_193);
        JdbcConnection.of(driver).update(Sql.of(text));
        assertEquals(List.of("prepareStatement " + text, "close " + text), noted);
    }

    @Test
    void aStatementThatFailedIsClosed() throws SQLException {
        JdbcConnection connection = JdbcConnection.of(driver);
        failure = new SQLException("refused", "23505");
        assertThrows(SQLException.class, () -> connection.update(Sql.of("a")));
        assertFalse(connection.isBroken());
        failure = null;
        connection.update(Sql.of("a"));
        assertEquals(List.of("prepareStatement a", "close a", "prepareStatement a"), noted);
    }

    @Test
    void aConnectionThatIsLostIsBroken() {
        JdbcConnection connection = JdbcConnection.of(driver);
        failure = new SQLException("lost", "08006");
        assertThrows(SQLException.class, () -> connection.update(Sql.of("a")));
        assertTrue(connection.isBroken());
    }
}
