package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.wrapped.ForwardingReading;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Order;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.Selection.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers queries from all rows of another read, step by step, so that a defect is the change of one step.
 *
 * <pre>
 *   all rows ─► matches ─► comparePlaces ─► isAfter ─► part
 * </pre>
 */
class OwnQueries extends ForwardingReading {
    OwnQueries(Reading working) {
        super(working);
    }

    /** Whether a row fulfils a whole condition. */
    <E> boolean matches(Condition<E> condition, E row) {
        if (condition instanceof Condition.All<E> all) {
            return all.terms().stream().allMatch(term -> matches(term, row));
        }
        if (condition instanceof Condition.Any<E> any) {
            return any.terms().stream().anyMatch(term -> matches(term, row));
        }
        return atom(condition, row);
    }

    /** Whether a row fulfils a condition that has no terms. */
    <E> boolean atom(Condition<E> condition, E row) {
        return condition.test(row);
    }

    /** The order of two values, ascending. */
    int compareValues(Attribute<?, ?> attribute, @Nullable Object left, @Nullable Object right) {
        return attribute.type().compare(left, right);
    }

    /** The order of two rows that tie, given the direction of the last order. */
    int compareIds(long left, long right, boolean descending) {
        return descending ? Long.compare(right, left) : Long.compare(left, right);
    }

    /** Whether a row comes after the position, given how it compares with it. */
    boolean isAfter(int compared) {
        return compared > 0;
    }

    /** The part of the rows that offset and limit leave. */
    <E> List<E> part(List<E> rows, long offset, long limit) {
        return rows.stream().skip(offset).limit(limit).toList();
    }

    /** The order of two groups. */
    <V> int compareGroups(Attribute<?, V> attribute, Group<V> left, Group<V> right) {
        int byCount = Long.compare(right.count(), left.count());
        return byCount != 0 ? byCount : compareValues(attribute, left.value(), right.value());
    }

    private <E> int comparePlaces(Selection<E> selection, Place left, Place right) {
        for (int i = 0; i < selection.orders().size(); i++) {
            Order<E> order = selection.orders().get(i);
            Object leftValue = left.values().get(i);
            Object rightValue = right.values().get(i);
            int compared = order.isDescending()
                    ? compareValues(order.attribute(), rightValue, leftValue)
                    : compareValues(order.attribute(), leftValue, rightValue);
            if (compared != 0) {
                return compared;
            }
        }
        return compareIds(left.id(), right.id(), selection.idDescending());
    }

    private static <E> Place placeOf(Selection<E> selection, E row) {
        List<@Nullable Object> values = new ArrayList<>();
        selection.orders().forEach(order -> values.add(order.attribute().get(row)));
        return new Place(values, selection.type().idOf(row));
    }

    /** The rows of a type that match, by ascending id. */
    <E> List<E> matching(EntityType<E> type, Condition<E> where) {
        List<E> rows = new ArrayList<>();
        Condition<E> all = new Condition.All<>(List.of());
        inner().scan(new Selection<>(type, all, List.of(), false, null, 0, Long.MAX_VALUE), row -> {
            if (matches(where, row)) {
                rows.add(row);
            }
            return true;
        });
        return rows;
    }

    @Override
    public <E> void scan(Selection<E> selection, RowSink<E> sink) {
        List<Placed<E>> rows = new ArrayList<>();
        Place after = selection.after();
        for (E row : matching(selection.type(), selection.where())) {
            Place place = placeOf(selection, row);
            if (after == null || isAfter(comparePlaces(selection, place, after))) {
                rows.add(new Placed<>(place, row));
            }
        }
        rows.sort((left, right) -> comparePlaces(selection, left.place(), right.place()));
        part(rows, selection.offset(), selection.limit()).stream()
                .takeWhile(placed -> sink.accept(placed.row()))
                .forEach(placed -> {});
    }

    private record Placed<E>(Place place, E row) {}

    @Override
    public <E> long count(EntityType<E> type, Condition<E> where, long atMost) {
        return Math.min(atMost, matching(type, where).size());
    }

    @Override
    public <E, V> void groups(Attribute<E, V> attribute, Condition<E> where, long limit, GroupSink<V> sink) {
        Comparator<V> byValue = attribute.type()::compare;
        TreeMap<V, Long> counts = new TreeMap<>(byValue);
        matching(attribute.entityType(), where).forEach(row -> counts.merge(attribute.get(row), 1L, Long::sum));
        List<Group<V>> groups = new ArrayList<>();
        counts.forEach((value, count) -> groups.add(new Group<>(value, count)));
        groups.sort((left, right) -> compareGroups(attribute, left, right));
        part(groups, 0, limit).forEach(group -> sink.accept(group.value(), group.count()));
    }
}
