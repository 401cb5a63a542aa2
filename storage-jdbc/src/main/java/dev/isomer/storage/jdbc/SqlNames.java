package dev.isomer.storage.jdbc;

import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.RecordedKey;

/**
 * What tables, columns and indexes are called.
 *
 * <p>Tables and indexes share one name space on some databases, and SQLite keeps {@code sqlite_…} for itself: so tables
 * begin with {@code t_} ({@code n_} while one is made that takes its place), indexes with {@code i_} and unique ones
 * with {@code u_}. A stored name never has two underscores in a row, so two of them keep the parts of an index's name
 * apart. All names are quoted, as a stored name may be a word of SQL.
 */
public final class SqlNames {
    private SqlNames() {}

    /** The table of a type, unquoted as the catalog has it. */
    public static String tableName(EntityType<?> type) {
        return tableName(type.storedName());
    }

    /** The table of the type of a stored name, unquoted as the catalog has it. */
    public static String tableName(String type) {
        return "t_" + type;
    }

    /** The index of a key of the type of a stored name, unquoted; as long as it comes. */
    public static String indexName(String type, RecordedKey key) {
        return (key.unique() ? "u_" : "i_") + type + "__" + String.join("__", key.attributes());
    }
}
