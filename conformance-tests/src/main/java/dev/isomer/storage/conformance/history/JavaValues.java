package dev.isomer.storage.conformance.history;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Order;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values, rows, predicates and queries as Java expressions, with the constants of the fixtures. */
final class JavaValues {
    private JavaValues() {}

    static String value(@Nullable Object value) {
        if (value instanceof String text) {
            return text(text);
        } else if (value instanceof Long number) {
            return number == Long.MIN_VALUE ? "Long.MIN_VALUE" : number + "L";
        } else if (value instanceof Double number) {
            return number.isNaN()
                    ? "Double.NaN"
                    : number.isInfinite() ? (number > 0 ? "1 / 0.0" : "-1 / 0.0") : number.toString();
        } else if (value instanceof Enum<?> constant) {
            return name(constant.getDeclaringClass()) + "." + constant.name();
        } else if (value instanceof Instant time) {
            return "Instant.parse(\"" + time + "\")";
        } else if (value instanceof Bytes bytes) {
            if (bytes.equals(Bytes.EMPTY)) {
                return "Bytes.EMPTY";
            }
            StringJoiner joined = new StringJoiner(", ", "Bytes.of(new byte[] {", "})");
            for (byte one : bytes.toByteArray()) {
                joined.add(Byte.toString(one));
            }
            return joined.toString();
        }
        return String.valueOf(value);
    }

    static String text(String text) {
        StringBuilder source = new StringBuilder("\"");
        for (char unit : text.toCharArray()) {
            if (unit == '"' || unit == '\\') {
                source.append('\\').append(unit);
            } else if (unit == '\n' || unit == '\r') {
                source.append(unit == '\n' ? "\\n" : "\\r");
            } else if (unit >= ' ' && unit < 0x7f) {
                source.append(unit);
            } else {
                source.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
            }
        }
        return source.append('"').toString();
    }

    /** What a statement answers that is not refused. */
    static String answer(EntityType<Record> type, Object answer) {
        if (answer instanceof List<?> list) {
            return list.stream().map(one -> answer(type, one)).collect(Collectors.joining(", ", "List.of(", ")"));
        } else if (answer instanceof Optional<?> optional) {
            return optional.map(one -> "Optional.of(" + answer(type, one) + ")").orElse("Optional.empty()");
        } else if (answer instanceof Group<?> group) {
            return "new Group<>(" + value(group.value()) + ", " + group.count() + ")";
        }
        return answer instanceof Record row ? row(type, row) : value(answer);
    }

    static String refusal(Refusal refusal) {
        String attributes =
                refusal.attributes().stream().map(JavaValues::text).collect(Collectors.joining(", ", "List.of(", ")"));
        return "new Refusal(" + text(refusal.kind()) + ", " + text(refusal.entityType()) + ", " + attributes + ", "
                + text(refusal.value()) + ")";
    }

    static String row(EntityType<Record> type, Record row) {
        StringJoiner values = new StringJoiner(", ", "new " + name(type) + "(", ")");
        for (Object value : type.valuesOf(row)) {
            values.add(value(value));
        }
        return values.toString();
    }

    static String name(EntityType<Record> type) {
        return name(type.recordClass());
    }

    private static String name(Class<?> type) {
        Class<?> enclosing = type.getEnclosingClass();
        return enclosing == null ? type.getSimpleName() : name(enclosing) + "." + type.getSimpleName();
    }

    static String attribute(Attribute<Record, ?> attribute) {
        String type = name(attribute.entityType());
        return attribute.isId()
                ? type + ".TYPE.id()"
                : type + "." + attribute.storedName().toUpperCase(Locale.ROOT);
    }

    static String predicate(Predicate<Record> predicate) {
        if (predicate instanceof Predicate.And<Record> and) {
            return combined(and.terms(), ".and(");
        } else if (predicate instanceof Predicate.Or<Record> or) {
            return combined(or.terms(), ".or(");
        } else if (predicate instanceof Predicate.Not<Record> not) {
            return predicate(not.term()) + ".not()";
        } else if (predicate instanceof Predicate.IsNull<Record> isNull) {
            return attribute(isNull.attribute()) + ".isNull()";
        } else if (predicate instanceof Predicate.In<Record> in) {
            return attribute(in.attribute()) + ".in("
                    + in.values().stream().map(JavaValues::value).collect(Collectors.joining(", ")) + ")";
        } else if (predicate instanceof Predicate.TextMatch<Record> match) {
            boolean starts = match.kind() == Predicate.TextMatch.Kind.STARTS_WITH;
            return attribute(match.attribute()) + (starts ? ".startsWith(" : ".contains(") + text(match.text()) + ")";
        }
        Predicate.Comparison<Record> comparison = (Predicate.Comparison<Record>) predicate;
        String method = PredicateKind.of(comparison).iterator().next().name().toLowerCase(Locale.ROOT);
        return attribute(comparison.attribute()) + "." + method + "(" + value(comparison.value()) + ")";
    }

    /** A predicate as an argument that may be left out where it holds everywhere. */
    static String argument(Predicate<Record> predicate, String separator) {
        return predicate.equals(Operation.always()) ? "" : predicate(predicate) + separator;
    }

    private static String combined(List<Predicate<Record>> terms, String operator) {
        String first = predicate(terms.get(0));
        return terms.stream()
                .skip(1)
                .map(term -> operator + predicate(term) + ")")
                .collect(Collectors.joining("", first, ""));
    }

    static String selected(Selected selected) {
        Query<Record> query = selected.query();
        Record after = selected.after();
        return after == null
                ? query(query)
                : "Stage.after(" + query(query) + ", " + row(query.entityType(), after) + ")";
    }

    private static String query(Query<Record> query) {
        StringBuilder source = new StringBuilder(name(query.entityType()) + ".TYPE");
        boolean all = query.predicate().equals(Operation.always());
        source.append(all ? ".all()" : ".where(" + predicate(query.predicate()) + ")");
        if (!query.orders().isEmpty()) {
            source.append(
                    query.orders().stream().map(JavaValues::order).collect(Collectors.joining(", ", ".orderBy(", ")")));
        }
        if (query.limit() != Long.MAX_VALUE) {
            source.append(".limit(").append(query.limit()).append(')');
        }
        if (query.offset() != 0) {
            source.append(".offset(").append(query.offset()).append(')');
        }
        return source.toString();
    }

    private static String order(Order<Record> order) {
        return attribute(order.attribute()) + (order.isDescending() ? ".descending()" : "");
    }
}
