package dev.isomer.storage.sqlite;

import dev.isomer.storage.model.RecordedSchema;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The table in which a file records the schema that it has, as the lines of {@link RecordedSchema}. */
final class SchemaTable {
    private static final String READ = "SELECT \"text\" FROM \"" + DefinitionSql.SCHEMA_TABLE + "\" ORDER BY \"line\"";
    private static final String WRITE =
            "INSERT INTO \"" + DefinitionSql.SCHEMA_TABLE + "\" (\"line\", \"text\") VALUES (?, ?)";

    private SchemaTable() {}

    /**
     * What is recorded.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    static RecordedSchema read(SqliteConnection connection) throws SQLException {
        return RecordedSchema.parse(connection.texts(READ));
    }

    /** What is recorded, or null if it cannot be read. */
    static @Nullable RecordedSchema readable(SqliteConnection connection) throws SQLException {
        try {
            return read(connection);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** Records a schema in place of what is recorded; within the caller's transaction. */
    static void write(SqliteConnection connection, RecordedSchema schema) throws SQLException {
        connection.update(Sql.of("DELETE FROM \"" + DefinitionSql.SCHEMA_TABLE + "\""));
        long line = 0;
        for (String text : schema.lines()) {
            line++;
            connection.update(Sql.of(WRITE, line, text));
        }
    }

    /** Makes the tables and indexes of a schema, and records it; within the caller's transaction. */
    static void create(SqliteConnection connection, RecordedSchema schema) throws SQLException {
        for (String definition : DefinitionSql.definitions(schema).values()) {
            connection.run(definition);
        }
        write(connection, schema);
    }
}
