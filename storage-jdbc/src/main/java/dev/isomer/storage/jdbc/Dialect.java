package dev.isomer.storage.jdbc;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.RecordedAttribute;
import dev.isomer.storage.model.RecordedKey;
import dev.isomer.storage.model.RecordedType;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In what the language of a database differs, as far as a store uses it. Without state. */
public interface Dialect {
    /** A name as it stands in statements. */
    String quoted(String name);

    /** The table of a type as it stands in statements. */
    default String table(EntityType<?> type) {
        return quoted(SqlNames.tableName(type));
    }

    /** The column of an attribute as it stands in statements. */
    default String column(Attribute<?, ?> attribute) {
        return quoted(attribute.storedName());
    }

    /** The index of a key of the type of a stored name, unquoted as the catalog has it. */
    default String indexName(String type, RecordedKey key) {
        return SqlNames.indexName(type, key);
    }

    /** A column by which rows are ordered, null being the least value. */
    default String order(Attribute<?, ?> attribute, boolean isDescending) {
        return column(attribute) + (isDescending ? " DESC" : "");
    }

    /** The function that tells at which code point, from 1, one text is in another; 0 if it is not. */
    default String position() {
        return "instr";
    }

    /** What defines the column of the id, after its name. */
    String idColumn();

    /** What defines a column of a type, after its name. */
    String column(RecordedType type, RecordedAttribute attribute);

    /** A column in the definition of an index. */
    default String indexColumn(RecordedAttribute attribute) {
        return quoted(attribute.name());
    }

    /** Whether a plain index must name the id to end with it; elsewhere it does so by itself. */
    default boolean isIdNamedInIndexes() {
        return false;
    }

    /** What stands after the last parenthesis of a table's definition. */
    default String endOfTable() {
        return "";
    }

    /** Whether the keys of a new table are defined within it. */
    default boolean areKeysWithinTable() {
        return false;
    }

    /**
     * Whether the references of a new table are defined within it, before the tables that they refer to; else after.
     */
    default boolean areReferencesWithinTable() {
        return true;
    }

    /** What stands after a reference. */
    default String endOfReference() {
        return "";
    }

    /** Has references not checked until {@link #checkReferences}. */
    String deferReferences();

    /** Has references checked again, those that were not too unless that was done by hand. */
    String checkReferences();

    /** Whether a refused statement fails the transaction, unless there is a savepoint just before it. */
    default boolean isTransactionFailedByRefusal() {
        return false;
    }

    /** What the database says of its plan for a query, in lines; that it sorts is said in this word. */
    String explain(JdbcConnection connection, Sql query) throws SQLException;

    /**
     * By which index the database would come to the rows of a query: its name, {@code "id"}, or null for all rows.
     *
     * @param isOrdered whether an order was asked for, rather than that by id which every query has
     */
    @Nullable
    String index(JdbcConnection connection, Sql query, boolean isOrdered) throws SQLException;

    /** What makes the table in which the schema is recorded. */
    String schemaTable();

    /** Statements that must come before tables are defined, and after. */
    default List<String> beforeDefinitions() {
        return List.of();
    }

    /** Statements that must come after tables were defined. */
    default List<String> afterDefinitions() {
        return List.of();
    }
}
