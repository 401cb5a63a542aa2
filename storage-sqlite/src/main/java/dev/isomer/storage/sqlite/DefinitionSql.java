package dev.isomer.storage.sqlite;

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
 * The tables and indexes of a schema as SQL; the same for a file that was made with it and for one that was upgraded to
 * it.
 *
 * <p>Tables are strict, so that a column holds its declared kind of value. The id is {@code AUTOINCREMENT}, whose
 * counter is the contract's: kept in the transaction, untouched by a refused statement, raised by a greater id. An
 * index ends with the id though its text does not say so: SQLite puts the row id last in every index, and serves an
 * order by it. Lengths and an enum's constants are kept by the façade, so they are not in the tables.
 */
final class DefinitionSql {
    /** The table that records which schema the file has. */
    static final String SCHEMA_TABLE = "isomer_schema";

    private DefinitionSql() {}

    /** What makes each table and index, by its unquoted name; SQLite's catalog keeps these texts letter for letter. */
    static Map<String, String> definitions(RecordedSchema schema) {
        Map<String, String> definitions = new LinkedHashMap<>();
        definitions.put(
                SCHEMA_TABLE,
                "CREATE TABLE \"" + SCHEMA_TABLE + "\" (\"line\" INTEGER PRIMARY KEY, \"text\" TEXT NOT NULL) STRICT");
        for (RecordedType type : schema.types()) {
            String table = SqlNames.tableName(type.name());
            definitions.put(table, table(schema, type, table));
            for (RecordedKey key : type.keys()) {
                definitions.put(SqlNames.indexName(type.name(), key), index(type, key));
            }
        }
        return definitions;
    }

    /** The table of a type under a name, unquoted. */
    static String table(RecordedSchema schema, RecordedType type, String table) {
        List<String> lines = new ArrayList<>();
        type.attributes().forEach(attribute -> lines.add(column(attribute)));
        for (RecordedReference reference : type.references()) {
            RecordedType parent = schema.parentOf(reference);
            lines.add("FOREIGN KEY (" + SqlNames.quoted(reference.attribute()) + ") REFERENCES "
                    + SqlNames.quoted(SqlNames.tableName(parent.name())) + " ("
                    + SqlNames.quoted(parent.id().name()) + ")");
        }
        return lines.stream()
                .collect(
                        Collectors.joining(",\n  ", "CREATE TABLE " + SqlNames.quoted(table) + " (\n  ", "\n) STRICT"));
    }

    private static String column(RecordedAttribute attribute) {
        String name = SqlNames.quoted(attribute.name());
        if (attribute.id()) {
            return name + " INTEGER PRIMARY KEY AUTOINCREMENT";
        }
        String type = switch (attribute.type()) {
            case TEXT, ENUM -> "TEXT";
            case LONG, INT, BOOLEAN, INSTANT -> "INTEGER";
            case DOUBLE -> "REAL";
            case BYTES -> "BLOB";
        };
        String check = switch (attribute.type()) {
            case BOOLEAN -> " CHECK (" + name + " IN (0, 1))";
            default -> "";
        };
        return name + " " + type + (attribute.nullable() ? "" : " NOT NULL") + check;
    }

    /** The index of a key. */
    static String index(RecordedType type, RecordedKey key) {
        return key.attributes().stream()
                .map(SqlNames::quoted)
                .collect(Collectors.joining(
                        ", ",
                        "CREATE " + (key.unique() ? "UNIQUE " : "") + "INDEX "
                                + SqlNames.quoted(SqlNames.indexName(type.name(), key)) + " ON "
                                + SqlNames.quoted(SqlNames.tableName(type.name())) + " (",
                        ")"));
    }
}
