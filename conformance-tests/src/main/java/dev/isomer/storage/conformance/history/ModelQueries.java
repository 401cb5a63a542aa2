package dev.isomer.storage.conformance.history;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Order;
import dev.isomer.storage.model.Predicate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers by going through all rows. */
final class ModelQueries {
    private ModelQueries() {}

    /** Whether a row matches: every atom but {@code isNull} is false on null, and {@code not} is the opposite. */
    static boolean matches(Predicate<Record> predicate, Record row) {
        if (predicate instanceof Predicate.And<Record> and) {
            boolean all = true;
            for (Predicate<Record> term : and.terms()) {
                all &= matches(term, row);
            }
            return all;
        } else if (predicate instanceof Predicate.Or<Record> or) {
            boolean any = false;
            for (Predicate<Record> term : or.terms()) {
                any |= matches(term, row);
            }
            return any;
        } else if (predicate instanceof Predicate.Not<Record> not) {
            return !matches(not.term(), row);
        } else if (predicate instanceof Predicate.IsNull<Record> isNull) {
            return isNull.attribute().get(row) == null;
        } else if (predicate instanceof Predicate.In<Record> in) {
            Object value = in.attribute().get(row);
            return value != null && in.values().stream().anyMatch(one -> ModelValues.compare(value, one) == 0);
        } else if (predicate instanceof Predicate.TextMatch<Record> match) {
            String text = match.attribute().get(row);
            int found = text == null ? -1 : text.indexOf(match.text());
            return match.kind() == Predicate.TextMatch.Kind.CONTAINS ? found >= 0 : found == 0;
        }
        Predicate.Comparison<Record> comparison = (Predicate.Comparison<Record>) predicate;
        Object value = comparison.attribute().get(row);
        return value != null && holds(comparison.operator(), ModelValues.compare(value, comparison.value()));
    }

    private static boolean holds(Predicate.Operator operator, int compared) {
        return switch (operator) {
            case EQUAL -> compared == 0;
            case LESS -> compared < 0;
            case LESS_OR_EQUAL -> compared <= 0;
            case GREATER -> compared > 0;
            case GREATER_OR_EQUAL -> compared >= 0;
        };
    }

    /** The rows that are asked for, in their order. */
    static List<Record> select(List<Record> rows, Selected selected) {
        Comparator<Record> order = order(selected);
        List<Record> matching = new ArrayList<>();
        for (Record row : rows) {
            boolean comesAfter = selected.after() == null || order.compare(row, selected.after()) > 0;
            if (comesAfter && matches(selected.query().predicate(), row)) {
                matching.add(row);
            }
        }
        matching.sort(order);
        List<Record> page = new ArrayList<>();
        for (int i = 0; i < matching.size(); i++) {
            if (i >= selected.query().offset() && page.size() < selected.query().limit()) {
                page.add(matching.get(i));
            }
        }
        return page;
    }

    /** An order by the id ends with it: what is given after it decides nothing, not even at a position. */
    private static Comparator<Record> order(Selected selected) {
        EntityType<Record> type = selected.query().entityType();
        return (left, right) -> {
            boolean descending = false;
            for (Order<Record> order : selected.query().orders()) {
                descending = order.isDescending();
                int compared = ModelValues.compare(
                        ModelValues.kept(order.attribute().get(left)),
                        ModelValues.kept(order.attribute().get(right)));
                if (compared != 0) {
                    return descending ? -compared : compared;
                } else if (order.attribute().isId()) {
                    return 0;
                }
            }
            int compared = Long.compare(type.idOf(left), type.idOf(right));
            return descending ? -compared : compared;
        };
    }

    /** The values among matching rows with their counts, the most frequent first, equally frequent ones by value. */
    static List<Group<Object>> groups(
            List<Record> rows, Attribute<Record, Object> attribute, Predicate<Record> predicate, long limit) {
        List<Group<Object>> groups = new ArrayList<>();
        for (Record row : rows) {
            if (matches(predicate, row)) {
                addTo(groups, attribute.get(row));
            }
        }
        groups.sort((left, right) -> left.count() == right.count()
                ? ModelValues.compare(left.value(), right.value())
                : left.count() > right.count() ? -1 : 1);
        return List.copyOf(groups.subList(0, (int) Math.min(limit, groups.size())));
    }

    private static void addTo(List<Group<Object>> groups, @Nullable Object value) {
        for (int i = 0; i < groups.size(); i++) {
            if (ModelValues.compare(groups.get(i).value(), value) == 0) {
                groups.set(i, new Group<>(value, groups.get(i).count() + 1));
                return;
            }
        }
        groups.add(new Group<>(value, 1));
    }
}
