package dev.isomer.storage.sqlite;

import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.JdbcDriver;
import dev.isomer.storage.model.Opening;
import dev.isomer.storage.model.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What the opening of a file tells. */
final class SqliteOpening {
    /** Of a copy, which is in a temporary file that is never forced. */
    static final Opening OF_FORK = new Opening(
            "A copy in a temporary file: everything is gone when it is closed or the program ends.",
            Map.of(),
            List.of());

    private SqliteOpening() {}

    /** Counts the rows of one state, which takes time with their number. */
    static Opening of(JdbcConnection connection, Schema schema) {
        return new Opening(Opening.EACH_COMMIT_IS_KEPT, rows(connection, schema), List.of());
    }

    /** The same of a file that is only read. */
    static Opening ofRead(JdbcConnection connection, Schema schema) {
        return new Opening("Opened to be read alone: nothing is changed.", rows(connection, schema), List.of());
    }

    /** None if they cannot be counted: what is damaged is for {@code verify} to tell, and keeps nobody from opening. */
    private static Map<String, Long> rows(JdbcConnection connection, Schema schema) {
        try {
            connection.run("BEGIN");
            try {
                return JdbcDriver.countRows(connection, SqliteDialect.INSTANCE, schema);
            } finally {
                connection.run("COMMIT");
            }
        } catch (SQLException damaged) {
            return Map.of();
        }
    }
}
