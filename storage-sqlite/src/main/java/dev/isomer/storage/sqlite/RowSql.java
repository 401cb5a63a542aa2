package dev.isomer.storage.sqlite;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Reference;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements on single rows of one type, made once.
 *
 * @param get by the id
 * @param finds by the values of each key, in the order of {@link EntityType#keys}
 * @param insert all components in their order; null for the id gives the next one
 * @param update all attributes in their order, then the id
 * @param delete by the id
 */
record RowSql(String get, List<String> finds, String insert, String update, String delete) {
    static RowSql of(EntityType<?> type) {
        String select = "SELECT " + SelectionSql.columns(type) + " FROM " + SqlNames.table(type) + " WHERE ";
        String byId = SqlNames.column(type.id()) + " = ?";
        return new RowSql(
                select + byId,
                type.keys().stream().map(key -> select + matches(key)).toList(),
                "INSERT INTO " + SqlNames.table(type) + " (" + SelectionSql.columns(type) + ") VALUES ("
                        + marks(type.components().size()) + ")",
                "UPDATE " + SqlNames.table(type) + " SET " + assignments(type) + " WHERE " + byId,
                "DELETE FROM " + SqlNames.table(type) + " WHERE " + byId);
    }

    private static String matches(Key<?> key) {
        return key.attributes().stream()
                .map(attribute -> SqlNames.column(attribute) + " = ?")
                .collect(Collectors.joining(" AND "));
    }

    /** A type may have nothing but its id, and an update must name a column all the same. */
    private static String assignments(EntityType<?> type) {
        String id = SqlNames.column(type.id());
        return type.attributes().isEmpty()
                ? id + " = " + id
                : type.attributes().stream()
                        .map(attribute -> SqlNames.column(attribute) + " = ?")
                        .collect(Collectors.joining(", "));
    }

    /** Deletes rows by a number of ids. */
    static String deleteMany(EntityType<?> type, int count) {
        return "DELETE FROM " + SqlNames.table(type) + " WHERE " + isOneOf(type.id(), count);
    }

    /** Sets a reference to null in rows by a number of ids. */
    static String clearMany(Reference<?> reference, int count) {
        EntityType<?> type = reference.childType();
        return "UPDATE " + SqlNames.table(type) + " SET " + SqlNames.column(reference.attribute()) + " = NULL WHERE "
                + isOneOf(type.id(), count);
    }

    /** Finds one row that refers to one of a number of ids. */
    static String anyReferring(Reference<?> reference, int count) {
        return "SELECT 1 FROM " + SqlNames.table(reference.childType()) + " WHERE "
                + isOneOf(reference.attribute(), count) + " LIMIT 1";
    }

    private static String isOneOf(Attribute<?, ?> attribute, int count) {
        return SqlNames.column(attribute) + " IN (" + marks(count) + ")";
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
