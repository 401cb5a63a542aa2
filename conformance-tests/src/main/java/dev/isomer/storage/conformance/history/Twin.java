package dev.isomer.storage.conformance.history;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Order;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.TextAttribute;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says of another type of the same components what was said of one type: rows, predicates, queries. */
final class Twin {
    private final Map<String, EntityType<Record>> types;

    /** Says it of the types of a schema, by their stored names. */
    Twin(Schema schema) {
        this.types = schema.types().stream()
                .map(Family::ofRecords)
                .collect(Collectors.toMap(EntityType::storedName, Function.identity()));
    }

    EntityType<Record> type(EntityType<Record> type) {
        EntityType<Record> twin = types.get(type.storedName());
        if (twin == null) {
            throw new IllegalArgumentException("There is no twin of " + type + ".");
        }
        return twin;
    }

    /** The row of the twin with the same values. */
    Record row(EntityType<Record> type, Record row) {
        return type(type).create(type.valuesOf(row));
    }

    private Attribute<Record, ?> attribute(Attribute<Record, ?> attribute) {
        return type(attribute.entityType()).components().get(attribute.ordinal());
    }

    Attribute<Record, Object> ofObjects(Attribute<Record, ?> attribute) {
        return Family.ofObjects(attribute(attribute));
    }

    Predicate<Record> predicate(Predicate<Record> predicate) {
        if (predicate instanceof Predicate.And<Record> and) {
            return new Predicate.And<>(predicates(and.terms()));
        } else if (predicate instanceof Predicate.Or<Record> or) {
            return new Predicate.Or<>(predicates(or.terms()));
        } else if (predicate instanceof Predicate.Not<Record> not) {
            return predicate(not.term()).not();
        } else if (predicate instanceof Predicate.IsNull<Record> isNull) {
            return new Predicate.IsNull<>(attribute(isNull.attribute()));
        } else if (predicate instanceof Predicate.In<Record> in) {
            return new Predicate.In<>(attribute(in.attribute()), in.values());
        } else if (predicate instanceof Predicate.TextMatch<Record> match) {
            TextAttribute<Record> text = (TextAttribute<Record>) attribute(match.attribute());
            return new Predicate.TextMatch<>(text, match.kind(), match.text());
        }
        Predicate.Comparison<Record> comparison = (Predicate.Comparison<Record>) predicate;
        return new Predicate.Comparison<>(attribute(comparison.attribute()), comparison.operator(), comparison.value());
    }

    private List<Predicate<Record>> predicates(List<Predicate<Record>> predicates) {
        return predicates.stream().map(this::predicate).toList();
    }

    private Query<Record> query(Query<Record> query) {
        List<Order<Record>> orders = query.orders().stream().map(this::order).toList();
        return type(query.entityType())
                .where(predicate(query.predicate()))
                .orderBy(orders)
                .limit(query.limit())
                .offset(query.offset());
    }

    private Order<Record> order(Order<Record> order) {
        Attribute<Record, ?> attribute = attribute(order.attribute());
        return order.isDescending() ? attribute.descending() : attribute;
    }

    Selected selected(Selected selected) {
        Record after = selected.after();
        EntityType<Record> type = selected.query().entityType();
        return new Selected(query(selected.query()), after == null ? null : row(type, after));
    }
}
