package dev.isomer.storage.jdbc;

import dev.isomer.storage.model.RecordedAttribute;
import dev.isomer.storage.model.RecordedKey;
import dev.isomer.storage.model.RecordedReference;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.RecordedType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tables and indexes of a schema as SQL; the same for a database that was made with it and for one that was
 * upgraded to it.
 *
 * <p>Lengths and an enum's constants are kept by the façade, so they are in the tables only where the database needs
 * them.
 */
public final class DefinitionSql {
    /** The table that records which schema the database has. */
    public static final String SCHEMA_TABLE = "isomer_schema";

    private final Dialect dialect;

    /** Definitions in a dialect. */
    public DefinitionSql(Dialect dialect) {
        this.dialect = dialect;
    }

    /** What makes each table and index, by its unquoted name, in an order in which they can be made. */
    public Map<String, String> definitions(RecordedSchema schema) {
        Map<String, String> definitions = new LinkedHashMap<>();
        definitions.put(SCHEMA_TABLE, dialect.schemaTable());
        for (RecordedType type : schema.types()) {
            String table = SqlNames.tableName(type.name());
            definitions.put(table, table(schema, type, table));
            if (!dialect.areKeysWithinTable()) {
                type.keys().forEach(key -> definitions.put(dialect.indexName(type.name(), key), index(type, key)));
            }
        }
        return definitions;
    }

    /** All statements that make a type's table, but for the references that come after all tables. */
    public List<String> statements(RecordedSchema schema, RecordedType type) {
        List<String> statements = new ArrayList<>();
        statements.add(table(schema, type, SqlNames.tableName(type.name())));
        if (!dialect.areKeysWithinTable()) {
            type.keys().forEach(key -> statements.add(index(type, key)));
        }
        return statements;
    }

    /** The statements that make the references of a type which do not come with its table. */
    public List<String> references(RecordedSchema schema, RecordedType type) {
        return dialect.areReferencesWithinTable()
                ? List.of()
                : type.references().stream()
                        .map(reference -> addReference(schema, type, reference))
                        .toList();
    }

    /** What adds a reference to a table. */
    public String addReference(RecordedSchema schema, RecordedType type, RecordedReference reference) {
        return "ALTER TABLE " + dialect.quoted(SqlNames.tableName(type.name())) + " ADD "
                + reference(schema, reference);
    }

    /** The table of a type under a name, unquoted. */
    public String table(RecordedSchema schema, RecordedType type, String table) {
        List<String> lines = new ArrayList<>();
        for (RecordedAttribute attribute : type.attributes()) {
            lines.add(column(type, attribute));
        }
        if (dialect.areKeysWithinTable()) {
            type.keys()
                    .forEach(key -> lines.add((key.unique() ? "UNIQUE " : "") + "KEY "
                            + dialect.quoted(dialect.indexName(type.name(), key)) + " " + columns(type, key)));
        }
        if (dialect.areReferencesWithinTable()) {
            type.references().forEach(reference -> lines.add(reference(schema, reference)));
        }
        return lines.stream()
                .collect(Collectors.joining(
                        ",\n  ", "CREATE TABLE " + dialect.quoted(table) + " (\n  ", "\n)" + dialect.endOfTable()));
    }

    /** A column of a type with its name. */
    public String column(RecordedType type, RecordedAttribute attribute) {
        return dialect.quoted(attribute.name()) + " "
                + (attribute.id() ? dialect.idColumn() : dialect.column(type, attribute));
    }

    private String reference(RecordedSchema schema, RecordedReference reference) {
        RecordedType parent = schema.parentOf(reference);
        return "FOREIGN KEY (" + dialect.quoted(reference.attribute()) + ") REFERENCES "
                + dialect.quoted(SqlNames.tableName(parent.name())) + " ("
                + dialect.quoted(parent.id().name()) + ")" + dialect.endOfReference();
    }

    /** The index of a key. */
    public String index(RecordedType type, RecordedKey key) {
        return "CREATE " + (key.unique() ? "UNIQUE " : "") + "INDEX "
                + dialect.quoted(dialect.indexName(type.name(), key)) + " ON "
                + dialect.quoted(SqlNames.tableName(type.name())) + " " + columns(type, key);
    }

    private String columns(RecordedType type, RecordedKey key) {
        List<String> columns = new ArrayList<>();
        for (String name : key.attributes()) {
            RecordedAttribute attribute = type.attribute(name);
            columns.add(attribute == null ? dialect.quoted(name) : dialect.indexColumn(attribute));
        }
        if (dialect.isIdNamedInIndexes() && !key.unique()) {
            columns.add(dialect.quoted(type.id().name()));
        }
        return "(" + String.join(", ", columns) + ")";
    }
}
