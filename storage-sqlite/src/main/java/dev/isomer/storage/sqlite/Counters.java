package dev.isomer.storage.sqlite;

import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Sql;
import java.sql.SQLException;

/** The counters of AUTOINCREMENT, which SQLite keeps in a table of its own, each from its table's first row on. */
final class Counters {
    private Counters() {}

    /** The counter of a table, named without quotes; 0 before the first row. */
    static long get(JdbcConnection connection, String table) throws SQLException {
        return connection.number(Sql.of("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?", table));
    }

    /** Raises the counter of a table to at least {@code id}. */
    static void raise(JdbcConnection connection, String table, long id) throws SQLException {
        if (get(connection, table) < id) {
            set(connection, table, id);
        }
    }

    /** Sets the counter of a table. */
    static void set(JdbcConnection connection, String table, long id) throws SQLException {
        if (connection.update(Sql.of("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", id, table)) == 0) {
            connection.update(Sql.of("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", table, id));
        }
    }
}
