package dev.isomer.storage.sqlite;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tables and indexes of a schema as SQL.
 *
 * <p>Tables are strict, so that a column holds its declared kind of value. The id is {@code AUTOINCREMENT}, whose
 * counter is the contract's: kept in the transaction, untouched by a refused statement, raised by a greater id. An
 * index ends with the id though its text does not say so: SQLite puts the row id last in every index, and serves an
 * order by it.
 */
final class DefinitionSql {
    /** The table that records which schema the file was made for. */
    static final String SCHEMA_TABLE = "isomer_schema";

    private DefinitionSql() {}

    /** What makes each table and index, by its unquoted name; SQLite's catalog keeps these texts letter for letter. */
    static Map<String, String> definitions(Schema schema) {
        Map<String, String> definitions = new LinkedHashMap<>();
        definitions.put(
                SCHEMA_TABLE,
                "CREATE TABLE \"" + SCHEMA_TABLE + "\" (\"line\" INTEGER PRIMARY KEY, \"text\" TEXT NOT NULL) STRICT");
        for (EntityType<?> type : schema.types()) {
            definitions.put(SqlNames.tableName(type), table(schema, type));
            for (Key<?> key : type.keys()) {
                definitions.put(SqlNames.indexName(key), index(key));
            }
        }
        return definitions;
    }

    private static String table(Schema schema, EntityType<?> type) {
        List<String> lines = new ArrayList<>();
        type.components().forEach(attribute -> lines.add(column(attribute)));
        for (Reference<?> reference : type.references()) {
            EntityType<?> parent = schema.parentOf(reference);
            lines.add("FOREIGN KEY (" + SqlNames.column(reference.attribute()) + ") REFERENCES "
                    + SqlNames.table(parent) + " (" + SqlNames.column(parent.id()) + ")");
        }
        return lines.stream()
                .collect(Collectors.joining(",\n  ", "CREATE TABLE " + SqlNames.table(type) + " (\n  ", "\n) STRICT"));
    }

    private static String column(Attribute<?, ?> attribute) {
        String name = SqlNames.column(attribute);
        if (attribute.isId()) {
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
        return name + " " + type + (attribute.isNullable() ? "" : " NOT NULL") + check;
    }

    private static String index(Key<?> key) {
        return key.attributes().stream()
                .map(SqlNames::column)
                .collect(Collectors.joining(
                        ", ",
                        "CREATE " + (key.unique() ? "UNIQUE " : "") + "INDEX " + SqlNames.index(key) + " ON "
                                + SqlNames.table(key.entityType()) + " (",
                        ")"));
    }
}
