package dev.isomer.storage.conformance.history;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Order;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.model.TextAttribute;
import dev.isomer.storage.model.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random predicates and queries, most of which find something in what the model holds. */
final class RandomQueries {
    private static final List<PredicateKind> KINDS = List.of(PredicateKind.values());

    private final ModelStore model;
    private final Random random;
    private final RandomValues values;
    private final RandomRows rows;

    RandomQueries(ModelStore model, Random random, RandomRows rows) {
        this.model = model;
        this.random = random;
        this.values = new RandomValues(random);
        this.rows = rows;
    }

    /** A predicate of any kind. */
    Predicate<Record> predicate(EntityType<Record> type) {
        return predicate(type, 0);
    }

    private Predicate<Record> predicate(EntityType<Record> type, int depth) {
        PredicateKind kind = KINDS.get(random.nextInt(KINDS.size() - (depth < 3 ? 0 : 3)));
        return switch (kind) {
            case AND -> predicate(type, depth + 1).and(predicate(type, depth + 1));
            case OR -> predicate(type, depth + 1).or(predicate(type, depth + 1));
            case NOT -> predicate(type, depth + 1).not();
            case IS_NULL -> nullable(type).isNull();
            case IS_NOT_NULL -> nullable(type).isNotNull();
            case STARTS_WITH, CONTAINS -> textMatch(type, kind);
            default -> comparison(any(type), kind);
        };
    }

    private Attribute<Record, Object> any(EntityType<Record> type) {
        return Family.ofObjects(values.oneOf(type.components()));
    }

    private Attribute<Record, ?> nullable(EntityType<Record> type) {
        List<Attribute<Record, ?>> nullable =
                type.attributes().stream().filter(Attribute::isNullable).toList();
        return values.oneOf(nullable.isEmpty() || values.chance(5) ? type.components() : nullable);
    }

    private Predicate<Record> comparison(Attribute<Record, Object> attribute, PredicateKind kind) {
        Object value = literal(attribute);
        return switch (kind) {
            case EQ -> attribute.eq(value);
            case NE -> attribute.ne(value);
            case LT -> attribute.lt(value);
            case LE -> attribute.le(value);
            case GT -> attribute.gt(value);
            case GE -> attribute.ge(value);
            case IN ->
                attribute.in(Stream.generate(() -> literal(attribute))
                        .limit(random.nextInt(6))
                        .toList());
            default -> between(attribute, value, literal(attribute));
        };
    }

    private Predicate<Record> between(Attribute<Record, Object> attribute, Object one, Object other) {
        boolean ordered = ModelValues.compare(one, other) <= 0 || values.chance(10);
        return ordered ? attribute.between(one, other) : attribute.between(other, one);
    }

    private Predicate<Record> textMatch(EntityType<Record> type, PredicateKind kind) {
        List<String> texts = type.attributes().stream()
                .filter(attribute -> attribute.type() == ValueType.TEXT)
                .map(Attribute::name)
                .toList();
        if (texts.isEmpty()) {
            return comparison(any(type), PredicateKind.GE);
        }
        TextAttribute<Record> attribute = type.text(values.oneOf(texts));
        String value = (String) literal(Family.ofObjects(attribute));
        int points = value.codePointCount(0, value.length());
        int from = kind == PredicateKind.STARTS_WITH ? 0 : random.nextInt(points + 1);
        int to = from + random.nextInt(Math.min(points - from, 3) + 1);
        String part = value.substring(value.offsetByCodePoints(0, from), value.offsetByCodePoints(0, to));
        return kind == PredicateKind.STARTS_WITH ? attribute.startsWith(part) : attribute.contains(part);
    }

    /** A value that some row has, if possible, or any. */
    private Object literal(Attribute<Record, Object> attribute) {
        List<Record> all = model.rows(attribute.entityType());
        Object value = all.isEmpty() || values.chance(20) ? null : attribute.get(values.oneOf(all));
        if (value != null) {
            return value;
        }
        return attribute.isId() ? (Object) values.id(model, attribute.entityType()) : values.valid(attribute);
    }

    /** A query that may have a predicate, an order, a position, an offset and a limit. */
    Selected selected(EntityType<Record> type) {
        Query<Record> query = values.chance(90) ? type.where(predicate(type)) : type.all();
        List<Order<Record>> orders = values.chance(60) ? orders(type) : List.of();
        query = query.orderBy(orders);
        if (values.chance(60)) {
            query = query.limit(random.nextInt(9));
        }
        if (values.chance(20)) {
            query = query.offset(random.nextInt(5));
        }
        return new Selected(query, values.chance(20) ? after(type) : null);
    }

    private List<Order<Record>> orders(EntityType<Record> type) {
        List<Attribute<Record, ?>> sortable = new ArrayList<>();
        type.components().stream().filter(ModelValues::isSortable).forEach(sortable::add);
        Collections.shuffle(sortable, random);
        List<Order<Record>> orders = new ArrayList<>();
        for (Attribute<Record, ?> attribute : sortable.subList(0, Math.min(sortable.size(), 1 + random.nextInt(3)))) {
            orders.add(random.nextBoolean() ? attribute : attribute.descending());
        }
        return orders;
    }

    private @Nullable Record after(EntityType<Record> type) {
        List<Record> all = model.rows(type);
        return all.isEmpty() ? null : values.chance(60) ? values.oneOf(all) : rows.changed(type, values.oneOf(all));
    }
}
