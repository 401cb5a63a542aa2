package dev.isomer.storage.jdbc;

import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.RecordedType;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table in which a database records the schema that it has, as the lines of {@link RecordedSchema}. */
public final class SchemaTable {
    private static final int LINES_AT_ONCE = 200;

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
        List<String> lines = schema.lines();
        for (int from = 0; from < lines.size(); from += LINES_AT_ONCE) {
            int to = Math.min(lines.size(), from + LINES_AT_ONCE);
            Sql.Builder sql = new Sql.Builder().text("INSERT INTO " + table + " (");
            sql.text(dialect.quoted("line") + ", " + dialect.quoted("text") + ") VALUES ");
            for (int i = from; i < to; i++) {
                sql.text(i == from ? "(" : ", (").parameter((long) i + 1).text(", ");
                sql.parameter(lines.get(i)).text(")");
            }
            connection.update(sql.build());
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
