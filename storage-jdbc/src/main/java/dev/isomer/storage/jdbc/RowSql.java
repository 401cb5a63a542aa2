package dev.isomer.storage.jdbc;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Reference;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements on single rows of one type, made once. Those that change one have a savepoint before them, sent
 * together with them, where the database would fail the whole transaction when it refuses one.
 *
 * @param get by the id
 * @param finds by the values of each key, in the order of {@link EntityType#keys}
 * @param insert all components in their order
 * @param update all attributes in their order, then the id
 * @param delete by the id
 */
public record RowSql(String get, List<String> finds, String insert, String update, String delete) {
    /** Undoes a change that was refused, where it has a savepoint. */
    static final String BACK_TO_GUARD = "ROLLBACK TO SAVEPOINT guard; RELEASE SAVEPOINT guard";

    /** The statements of a type. */
    public static RowSql of(Dialect dialect, EntityType<?> type) {
        String select = "SELECT " + SelectionSql.columns(dialect, type) + " FROM " + dialect.table(type) + " WHERE ";
        String byId = dialect.column(type.id()) + " = ?";
        return new RowSql(
                select + byId,
                type.keys().stream().map(key -> select + matches(dialect, key)).toList(),
                guarded(
                        dialect,
                        "INSERT INTO " + dialect.table(type) + " (" + SelectionSql.columns(dialect, type) + ") VALUES ("
                                + marks(type.components().size()) + ")"),
                guarded(
                        dialect,
                        "UPDATE " + dialect.table(type) + " SET " + assignments(dialect, type) + " WHERE " + byId),
                guarded(dialect, "DELETE FROM " + dialect.table(type) + " WHERE " + byId));
    }

    private static String guarded(Dialect dialect, String change) {
        return dialect.isTransactionFailedByRefusal()
                ? "SAVEPOINT guard; " + change + "; RELEASE SAVEPOINT guard"
                : change;
    }

    private static String matches(Dialect dialect, Key<?> key) {
        return key.attributes().stream()
                .map(attribute -> dialect.column(attribute) + " = ?")
                .collect(Collectors.joining(" AND "));
    }

    /** A type may have nothing but its id, and an update must name a column all the same. */
    private static String assignments(Dialect dialect, EntityType<?> type) {
        String id = dialect.column(type.id());
        return type.attributes().isEmpty()
                ? id + " = " + id
                : type.attributes().stream()
                        .map(attribute -> dialect.column(attribute) + " = ?")
                        .collect(Collectors.joining(", "));
    }

    /** Deletes rows by a number of ids. */
    public static String deleteMany(Dialect dialect, EntityType<?> type, int count) {
        return "DELETE FROM " + dialect.table(type) + " WHERE " + isOneOf(dialect, type.id(), count);
    }

    /** Sets a reference to null in rows by a number of ids. */
    public static String clearMany(Dialect dialect, Reference<?> reference, int count) {
        EntityType<?> type = reference.childType();
        return "UPDATE " + dialect.table(type) + " SET " + dialect.column(reference.attribute()) + " = NULL WHERE "
                + isOneOf(dialect, type.id(), count);
    }

    /** Finds one row that refers to one of a number of ids. */
    public static String anyReferring(Dialect dialect, Reference<?> reference, int count) {
        return "SELECT 1 FROM " + dialect.table(reference.childType()) + " WHERE "
                + isOneOf(dialect, reference.attribute(), count) + " LIMIT 1";
    }

    private static String isOneOf(Dialect dialect, Attribute<?, ?> attribute, int count) {
        return dialect.column(attribute) + " IN (" + marks(count) + ")";
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
