package dev.isomer.storage.jdbc;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Order;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Selection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Queries as SQL: rows in order from a place on, counts, and groups. */
public final class SelectionSql {
    private final Dialect dialect;
    private final ConditionSql conditions;
    /** What selects all rows of a type, made once. */
    private final Map<EntityType<?>, String> selects = new ConcurrentHashMap<>();

    /** Queries in a dialect. */
    public SelectionSql(Dialect dialect) {
        this.dialect = dialect;
        this.conditions = new ConditionSql(dialect);
    }

    /** The rows of a selection, all components in their order. */
    public <E> Sql rows(Selection<E> selection) {
        EntityType<E> type = selection.type();
        Sql.Builder sql = new Sql.Builder().text(selects.computeIfAbsent(type, this::select));
        boolean always = ConditionSql.isAlways(selection.where());
        if (!always) {
            conditions.append(sql.text(" WHERE "), selection.where());
        }
        Selection.Place after = selection.after();
        if (after != null) {
            sql.text(always ? " WHERE " : " AND ");
            after(sql, selection, after, 0);
        }
        order(sql, selection);
        if (selection.limit() != Long.MAX_VALUE || selection.offset() > 0) {
            sql.text(" LIMIT ").parameter(selection.limit());
        }
        if (selection.offset() > 0) {
            sql.text(" OFFSET ").parameter(selection.offset());
        }
        return sql.build();
    }

    /** Appends the order as far as it decides: no database need sort by what comes after a unique key. */
    private <E> void order(Sql.Builder sql, Selection<E> selection) {
        Uniqueness unique = new Uniqueness(selection.type(), selection.where());
        String separator = " ORDER BY ";
        for (Order<E> order : selection.orders()) {
            if (unique.isDecided()) {
                return;
            }
            sql.text(separator).text(dialect.order(order.attribute(), order.isDescending()));
            separator = ", ";
            unique.add(order.attribute());
        }
        if (!unique.isDecided()) {
            sql.text(separator).text(dialect.column(selection.type().id()));
            sql.text(selection.idDescending() ? " DESC" : "");
        }
    }

    private String select(EntityType<?> type) {
        return "SELECT " + columns(dialect, type) + " FROM " + dialect.table(type);
    }

    /** The components of a type, as the columns of a select. */
    static String columns(Dialect dialect, EntityType<?> type) {
        return type.components().stream().map(dialect::column).collect(Collectors.joining(", "));
    }

    /**
     * Appends that a row comes strictly after a place, from its order number {@code index} on.
     *
     * <p>{@code v >= ? AND (v > ? OR rest)} says it in the form that starts in the middle of an index; row values and
     * {@code v > ? OR (v = ? AND rest)} do not on every database. Null is the least value: ascending, every value comes
     * after it; descending, it comes after every value.
     */
    private void after(Sql.Builder sql, Selection<?> selection, Selection.Place place, int index) {
        if (index == selection.orders().size()) {
            sql.text(dialect.column(selection.type().id())).text(selection.idDescending() ? " < " : " > ");
            sql.parameter(place.id());
            return;
        }
        Order<?> order = selection.orders().get(index);
        Attribute<?, ?> attribute = order.attribute();
        String column = dialect.column(attribute);
        Object value = SqlValues.parameter(attribute.type(), place.values().get(index));
        if (value == null) {
            sql.text("(").text(column).text(order.isDescending() ? " IS NULL AND " : " IS NOT NULL OR ");
            after(sql, selection, place, index + 1);
            sql.text(")");
            return;
        }
        String operator = order.isDescending() ? " <" : " >";
        String orNull = order.isDescending() && attribute.isNullable() ? " OR " + column + " IS NULL" : "";
        sql.text("(")
                .text(orNull.isEmpty() ? "" : "(")
                .text(column)
                .text(operator)
                .text("= ")
                .parameter(value);
        sql.text(orNull).text(orNull.isEmpty() ? "" : ")").text(" AND (");
        sql.text(column).text(operator).text(" ").parameter(value).text(orNull).text(" OR ");
        after(sql, selection, place, index + 1);
        sql.text("))");
    }

    /** How many rows match; counting stops at {@code atMost}. */
    public Sql count(EntityType<?> type, Condition<?> where, long atMost) {
        boolean all = atMost == Long.MAX_VALUE;
        Sql.Builder sql = new Sql.Builder().text(all ? "SELECT count(*)" : "SELECT count(*) FROM (SELECT 1");
        sql.text(" FROM ").text(dialect.table(type));
        where(sql, where);
        if (!all) {
            sql.text(" LIMIT ").parameter(atMost).text(") AS counted");
        }
        return sql.build();
    }

    /** The values of an attribute among the matching rows with their counts, the most frequent first, ties by value. */
    public Sql groups(Attribute<?, ?> attribute, Condition<?> where, long limit) {
        String column = dialect.column(attribute);
        Sql.Builder sql = new Sql.Builder().text("SELECT ").text(column).text(", count(*) FROM ");
        sql.text(dialect.table(attribute.entityType()));
        where(sql, where);
        sql.text(" GROUP BY ").text(column).text(" ORDER BY count(*) DESC, ");
        sql.text(dialect.order(attribute, false));
        return sql.text(" LIMIT ").parameter(limit).build();
    }

    /** How many values other than null the attribute has among the matching rows. */
    public Sql distinct(Attribute<?, ?> attribute, Condition<?> where) {
        Sql.Builder sql = new Sql.Builder().text("SELECT count(DISTINCT ").text(dialect.column(attribute));
        sql.text(") FROM ").text(dialect.table(attribute.entityType()));
        where(sql, where);
        return sql.build();
    }

    private void where(Sql.Builder sql, Condition<?> where) {
        if (!ConditionSql.isAlways(where)) {
            conditions.append(sql.text(" WHERE "), where);
        }
    }
}
