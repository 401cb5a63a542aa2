package dev.isomer.storage.conformance.history;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Order;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Statements that are a little simpler than a given one. */
final class Simplifier {
    private Simplifier() {}

    /** Each differs in one thing; the greatest simplification first. */
    static List<Operation> simpler(Operation operation) {
        List<Operation> simpler = new ArrayList<>();
        if (operation instanceof Operation.Put put) {
            rows(put.type(), put.row()).forEach(row -> simpler.add(new Operation.Put(put.kind(), put.type(), row)));
        } else if (operation instanceof Operation.Rows rows) {
            selections(rows.selected()).forEach(selected -> simpler.add(new Operation.Rows(rows.kind(), selected)));
        } else if (operation instanceof Operation.Count count) {
            predicates(count.predicate())
                    .forEach(where -> simpler.add(new Operation.Count(count.kind(), count.type(), where)));
        } else if (operation instanceof Operation.CountBy groups) {
            predicates(groups.predicate())
                    .forEach(where -> simpler.add(new Operation.CountBy(groups.attribute(), where, groups.limit())));
        }
        if (operation instanceof Operation.CountDistinct distinct) {
            predicates(distinct.predicate())
                    .forEach(where -> simpler.add(new Operation.CountDistinct(distinct.attribute(), where)));
        }
        return simpler;
    }

    private static List<Record> rows(EntityType<Record> type, Record row) {
        List<Record> simpler = new ArrayList<>();
        for (Attribute<Record, ?> attribute : type.attributes()) {
            Object simplest = attribute.isNullable() ? null : simplest(attribute);
            if (!Objects.equals(attribute.get(row), simplest)) {
                @Nullable Object[] values = type.valuesOf(row);
                values[attribute.ordinal()] = simplest;
                simpler.add(type.create(values));
            }
        }
        return simpler;
    }

    private static Object simplest(Attribute<Record, ?> attribute) {
        return switch (attribute.type()) {
            case TEXT -> "";
            case LONG -> 1L;
            case INT -> 0;
            case DOUBLE -> 0.0;
            case BOOLEAN -> false;
            case INSTANT -> Instant.EPOCH;
            case BYTES -> Bytes.EMPTY;
            case ENUM -> attribute.javaClass().getEnumConstants()[0];
        };
    }

    private static List<Selected> selections(Selected selected) {
        Query<Record> query = selected.query();
        Query<Record> all = query.entityType().where(query.predicate());
        List<Selected> simpler = new ArrayList<>();
        if (selected.after() != null) {
            simpler.add(new Selected(query, null));
        }
        if (query.limit() != Long.MAX_VALUE) {
            simpler.add(new Selected(query.limit(Long.MAX_VALUE), selected.after()));
        }
        if (query.offset() != 0) {
            simpler.add(new Selected(query.offset(0), selected.after()));
        }
        for (Order<Record> order : query.orders()) {
            List<Order<Record>> others = new ArrayList<>(query.orders());
            others.remove(order);
            simpler.add(
                    new Selected(all.orderBy(others).limit(query.limit()).offset(query.offset()), selected.after()));
        }
        for (Predicate<Record> where : predicates(query.predicate())) {
            Query<Record> other = query.entityType().where(where).orderBy(query.orders());
            simpler.add(new Selected(other.limit(query.limit()).offset(query.offset()), selected.after()));
        }
        return simpler;
    }

    private static List<Predicate<Record>> predicates(Predicate<Record> predicate) {
        List<Predicate<Record>> simpler = new ArrayList<>();
        if (!predicate.equals(Operation.always())) {
            simpler.add(Operation.always());
            simpler.addAll(parts(predicate));
        }
        return simpler;
    }

    private static List<Predicate<Record>> parts(Predicate<Record> predicate) {
        List<Predicate<Record>> simpler = new ArrayList<>();
        if (predicate instanceof Predicate.And<Record> and) {
            simpler.addAll(and.terms());
            withoutOne(and.terms()).forEach(terms -> simpler.add(new Predicate.And<>(terms)));
        } else if (predicate instanceof Predicate.Or<Record> or) {
            simpler.addAll(or.terms());
            withoutOne(or.terms()).forEach(terms -> simpler.add(new Predicate.Or<>(terms)));
        } else if (predicate instanceof Predicate.Not<Record> not) {
            simpler.add(not.term());
            parts(not.term()).forEach(term -> simpler.add(term.not()));
        } else if (predicate instanceof Predicate.In<Record> in) {
            withoutOne(in.values()).forEach(values -> simpler.add(new Predicate.In<>(in.attribute(), values)));
        }
        return simpler;
    }

    private static <T> List<List<T>> withoutOne(List<T> terms) {
        List<List<T>> lists = new ArrayList<>();
        for (int i = 0; terms.size() > 1 && i < terms.size(); i++) {
            List<T> others = new ArrayList<>(terms);
            others.remove(i);
            lists.add(List.copyOf(others));
        }
        return lists;
    }
}
