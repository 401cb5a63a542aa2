package dev.isomer.storage.jdbc;

import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.RecordedType;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The table in which a database records the schema that it has, as the lines of {@link RecordedSchema}. */
public final class SchemaTable {
    private final Dialect dialect;
    private final String table;

    /** The table in a dialect. */
    public SchemaTable(Dialect dialect) {
        this.dialect = dialect;
        this.table = dialect.quoted(DefinitionSql.SCHEMA_TABLE);
    }

    /**
     * What is recorded.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public RecordedSchema read(JdbcConnection connection) throws SQLException {
        return RecordedSchema.parse(connection.texts(
                "SELECT " + dialect.quoted("text") + " FROM " + table + " ORDER BY " + dialect.quoted("line")));
    }

    /** What is recorded, or null if it cannot be read. */
    public @Nullable RecordedSchema readable(JdbcConnection connection) throws SQLException {
        try {
            return read(connection);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** Records a schema in place of what is recorded; within the caller's transaction. */
    public void write(JdbcConnection connection, RecordedSchema schema) throws SQLException {
        connection.update(Sql.of("DELETE FROM " + table));
        long line = 0;
        for (String text : schema.lines()) {
            line++;
            connection.update(Sql.of(
                    "INSERT INTO " + table + " (" + dialect.quoted("line") + ", " + dialect.quoted("text")
                            + ") VALUES (?, ?)",
                    line,
                    text));
        }
    }

    /** Makes the tables and indexes of a schema, and records it; within the caller's transaction. */
    public void create(JdbcConnection connection, RecordedSchema schema) throws SQLException {
        DefinitionSql definitions = new DefinitionSql(dialect);
        for (String definition : definitions.definitions(schema).values()) {
            connection.run(definition);
        }
        for (RecordedType type : schema.types()) {
            for (String reference : definitions.references(schema, type)) {
                connection.run(reference);
            }
        }
        write(connection, schema);
    }
}
