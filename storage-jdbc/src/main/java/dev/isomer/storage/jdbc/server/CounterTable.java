package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.model.RecordedSchema;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of the types' counters, as far as a change of the schema is concerned with it; and of the schema's
 * generation, a number that every change raises, so that those who opened it before see that.
 *
 * <p>The generation is odd, but even while an upgrade to a wider schema is under way, or after it was cut off: nobody
 * opens the store by the older schema then, to write rows amiss.
 */
final class CounterTable {
    private final JdbcConnection connection;
    private final String table;
    private final String name;
    private final String value;

    CounterTable(JdbcConnection connection, ServerDialect dialect) {
        this.connection = connection;
        this.table = dialect.quoted(ServerDialect.COUNTER_TABLE);
        this.name = dialect.quoted("name");
        this.value = dialect.quoted("value");
    }

    long generation() throws SQLException {
        return connection.number(
                Sql.of("SELECT " + value + " FROM " + table + " WHERE " + name + " = ?", ServerDialect.GENERATION));
    }

    /** Whether no upgrade is under way, or was cut off. */
    static boolean isSettled(long generation) {
        return generation % 2 != 0;
    }

    /** Begins an upgrade, or goes on with one. */
    void unsettle() throws SQLException {
        if (isSettled(generation())) {
            raiseGeneration();
        }
    }

    /** Ends an upgrade, if there is one. */
    void settle() throws SQLException {
        if (!isSettled(generation())) {
            raiseGeneration();
        }
    }

    private void raiseGeneration() throws SQLException {
        connection.update(Sql.of(
                "UPDATE " + table + " SET " + value + " = " + value + " + 1 WHERE " + name + " = ?",
                ServerDialect.GENERATION));
    }

    /** Adds a counter for each type of a schema, and the generation, unless there is one. */
    void add(RecordedSchema schema) throws SQLException {
        List<String> present = connection.texts("SELECT " + name + " FROM " + table);
        Map<String, Long> counters = new LinkedHashMap<>();
        counters.put(ServerDialect.GENERATION, 1L);
        schema.types().forEach(type -> counters.put(type.name(), 0L));
        counters.keySet().removeAll(present);
        if (counters.isEmpty()) {
            return;
        }
        Sql.Builder sql = new Sql.Builder().text("INSERT INTO " + table + " (" + name + ", ");
        String separator = value + ") VALUES (";
        for (Map.Entry<String, Long> counter : counters.entrySet()) {
            sql.text(separator).parameter(counter.getKey()).text(", ").parameter(counter.getValue());
            separator = "), (";
        }
        connection.update(sql.text(")").build());
    }
}
