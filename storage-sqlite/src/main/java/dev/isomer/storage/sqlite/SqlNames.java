package dev.isomer.storage.sqlite;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import java.util.stream.Collectors;

/**
 * What tables, columns and indexes are called.
 *
 * <p>Tables and indexes share one name space in SQLite, which also keeps {@code sqlite_…} for itself: so tables begin
 * with {@code t_}, indexes with {@code i_} and unique ones with {@code u_}. A stored name never has two underscores in
 * a row, so two of them keep the parts of an index's name apart. All names are quoted, as a stored name may be a word
 * of SQL.
 */
final class SqlNames {
    private SqlNames() {}

    /** The table of a type, unquoted as the catalog of SQLite has it. */
    static String tableName(EntityType<?> type) {
        return "t_" + type.storedName();
    }

    /** The index of a key, unquoted as the catalog of SQLite has it. */
    static String indexName(Key<?> key) {
        return key.attributes().stream()
                .map(Attribute::storedName)
                .collect(Collectors.joining(
                        "__", (key.unique() ? "u_" : "i_") + key.entityType().storedName() + "__", ""));
    }

    static String table(EntityType<?> type) {
        return quoted(tableName(type));
    }

    static String index(Key<?> key) {
        return quoted(indexName(key));
    }

    static String column(Attribute<?, ?> attribute) {
        return quoted(attribute.storedName());
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
