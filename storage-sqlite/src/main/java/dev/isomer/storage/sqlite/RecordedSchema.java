package dev.isomer.storage.sqlite;

import dev.isomer.storage.model.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schema that a file was made for, as the lines of {@link Schema#description} in a table of its own. */
final class RecordedSchema {
    private static final String READ = "SELECT \"text\" FROM \"" + DefinitionSql.SCHEMA_TABLE + "\" ORDER BY \"line\"";
    private static final String WRITE =
            "INSERT INTO \"" + DefinitionSql.SCHEMA_TABLE + "\" (\"line\", \"text\") VALUES (?, ?)";

    private RecordedSchema() {}

    /** Makes the tables and indexes, and records the schema; within the caller's transaction. */
    static void create(SqliteConnection connection, Schema schema) throws SQLException {
        Map<String, String> definitions = DefinitionSql.definitions(schema);
        for (String definition : definitions.values()) {
            connection.run(definition);
        }
        long line = 0;
        for (String text : schema.description()) {
            line++;
            connection.update(Sql.of(WRITE, line, text));
        }
    }

    /** How what is recorded differs from a schema; empty if it does not. */
    static List<String> differences(SqliteConnection connection, Schema schema) throws SQLException {
        return differences(connection.texts(READ), schema.description());
    }

    /** The name of the schema that is recorded, or null if the first line is none. */
    static @Nullable String name(SqliteConnection connection) throws SQLException {
        List<String> lines = connection.texts(READ);
        String start = "schema ";
        boolean isNamed = !lines.isEmpty() && lines.get(0).startsWith(start);
        return isNamed ? lines.get(0).substring(start.length()) : null;
    }

    static List<String> differences(List<String> stored, List<String> wanted) {
        List<String> differences = new ArrayList<>();
        Set<String> known = new HashSet<>(wanted);
        for (String line : stored) {
            if (!known.contains(line)) {
                differences.add("the store alone has \"" + line + "\"");
            }
        }
        known = new HashSet<>(stored);
        for (String line : wanted) {
            if (!known.contains(line)) {
                differences.add("the program alone has \"" + line + "\"");
            }
        }
        if (differences.isEmpty() && !stored.equals(wanted)) {
            differences.add("the store has the same in another order");
        }
        return differences;
    }
}
