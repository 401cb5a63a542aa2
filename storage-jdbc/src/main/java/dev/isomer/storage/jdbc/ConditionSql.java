package dev.isomer.storage.jdbc;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Predicate.Operator;
import dev.isomer.storage.spi.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conditions as SQL.
 *
 * <p>SQL's logic has three values and the contract's has two. As a condition has no {@code not} above its atoms, and
 * {@code WHERE}, {@code AND} and {@code OR} take unknown as false, only the atoms that are true on null need a word
 * about it, and only where the column can be null.
 */
public final class ConditionSql {
    private static final String TRUE = "TRUE";
    private static final String FALSE = "FALSE";

    private final Dialect dialect;

    /** Conditions in a dialect. */
    public ConditionSql(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Whether the condition holds for every row, so that it can be left out. */
    static boolean isAlways(Condition<?> condition) {
        return condition instanceof Condition.All<?> all && all.terms().isEmpty();
    }

    /** Appends the condition, in parentheses unless it is one comparison. */
    public void append(Sql.Builder sql, Condition<?> condition) {
        if (condition instanceof Condition.All<?> all) {
            combine(sql, all.terms(), " AND ", TRUE);
        } else if (condition instanceof Condition.Any<?> any) {
            combine(sql, any.terms(), " OR ", FALSE);
        } else if (condition instanceof Condition.Compare<?> compare) {
            compare(sql, compare);
        } else if (condition instanceof Condition.Differs<?> differs) {
            Attribute<?, ?> attribute = differs.attribute();
            boolean orNull = attribute.isNullable();
            sql.text(orNull ? "(" : "").text(dialect.column(attribute)).text(" <> ");
            sql.parameter(SqlValues.parameter(attribute.type(), differs.value()));
            closeOrNull(sql, attribute, orNull);
        } else if (condition instanceof Condition.OneOf<?> oneOf) {
            oneOf(sql, oneOf);
        } else if (condition instanceof Condition.Missing<?> missing) {
            missing(sql, missing.attribute(), missing.negated());
        } else if (condition instanceof Condition.StartsWith<?> startsWith) {
            startsWith(sql, startsWith);
        } else if (condition instanceof Condition.Contains<?> contains) {
            contains(sql, contains);
        }
    }

    private <E> void combine(Sql.Builder sql, List<Condition<E>> terms, String operator, String ofNone) {
        if (terms.isEmpty()) {
            sql.text(ofNone);
            return;
        }
        String separator = "(";
        for (Condition<E> term : terms) {
            append(sql.text(separator), term);
            separator = operator;
        }
        sql.text(")");
    }

    private void compare(Sql.Builder sql, Condition.Compare<?> compare) {
        Attribute<?, ?> attribute = compare.attribute();
        boolean orNull = compare.orNull() && attribute.isNullable();
        sql.text(orNull ? "(" : "").text(dialect.column(attribute)).text(operator(compare.operator()));
        sql.parameter(SqlValues.parameter(attribute.type(), compare.value()));
        closeOrNull(sql, attribute, orNull);
    }

    private static String operator(Operator operator) {
        return switch (operator) {
            case EQUAL -> " = ";
            case LESS -> " < ";
            case LESS_OR_EQUAL -> " <= ";
            case GREATER -> " > ";
            case GREATER_OR_EQUAL -> " >= ";
        };
    }

    private void closeOrNull(Sql.Builder sql, Attribute<?, ?> attribute, boolean orNull) {
        if (orNull) {
            sql.text(" OR ").text(dialect.column(attribute)).text(" IS NULL)");
        }
    }

    private void oneOf(Sql.Builder sql, Condition.OneOf<?> oneOf) {
        Attribute<?, ?> attribute = oneOf.attribute();
        if (oneOf.values().isEmpty()) {
            sql.text(oneOf.negated() ? TRUE : FALSE);
            return;
        }
        boolean orNull = oneOf.negated() && attribute.isNullable();
        sql.text(orNull ? "(" : "").text(dialect.column(attribute));
        String separator = oneOf.negated() ? " NOT IN (" : " IN (";
        for (Object value : oneOf.values()) {
            sql.text(separator).parameter(SqlValues.parameter(attribute.type(), value));
            separator = ", ";
        }
        sql.text(")");
        closeOrNull(sql, attribute, orNull);
    }

    private void missing(Sql.Builder sql, Attribute<?, ?> attribute, boolean negated) {
        if (attribute.isNullable()) {
            sql.text(dialect.column(attribute)).text(negated ? " IS NOT NULL" : " IS NULL");
        } else {
            sql.text(negated ? TRUE : FALSE);
        }
    }

    /** A range, which an index serves; {@code LIKE} folds case and serves none. */
    private void startsWith(Sql.Builder sql, Condition.StartsWith<?> startsWith) {
        Attribute<?, ?> attribute = startsWith.attribute();
        String prefix = startsWith.prefix();
        if (prefix.isEmpty()) {
            missing(sql, attribute, !startsWith.negated());
            return;
        }
        String column = dialect.column(attribute);
        String end = successor(prefix);
        boolean orNull = startsWith.negated() && attribute.isNullable();
        sql.text("(").text(column).text(startsWith.negated() ? " < " : " >= ").parameter(prefix);
        if (end != null) {
            sql.text(startsWith.negated() ? " OR " : " AND ").text(column);
            sql.text(startsWith.negated() ? " >= " : " < ").parameter(end);
        }
        sql.text(orNull ? "" : ")");
        closeOrNull(sql, attribute, orNull);
    }

    /** The least text after all that begin with {@code prefix}, by code point, or null if there is none. */
    private static @Nullable String successor(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            int start = end - Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return prefix.substring(0, start) + Character.toString(next);
            }
            end = start;
        }
        return null;
    }

    private void contains(Sql.Builder sql, Condition.Contains<?> contains) {
        Attribute<?, ?> attribute = contains.attribute();
        boolean orNull = contains.negated() && attribute.isNullable();
        sql.text(orNull ? "(" : "")
                .text(dialect.position())
                .text("(")
                .text(dialect.column(attribute))
                .text(", ");
        sql.parameter(contains.part()).text(contains.negated() ? ") = 0" : ") > 0");
        closeOrNull(sql, attribute, orNull);
    }
}
