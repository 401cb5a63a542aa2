package dev.isomer.storage.memory;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Order;
import dev.isomer.storage.model.Predicate.Operator;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Selection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how a selection is run, by rules that a person can foresee; it keeps no statistics.
 *
 * <ol>
 *   <li>ids that are given, else a unique key of which all values are given;
 *   <li>else the index of which the most attributes have one value each, then one that has a range, a beginning or
 *       several values; among equals one that also yields the order, then the first declared;
 *   <li>else a range of ids;
 *   <li>else an index that yields the order;
 *   <li>else all rows.
 * </ol>
 *
 * <p>What the access does not answer is a filter. An order that it does not yield is made by sorting.
 *
 * @param <E> the row
 */
final class Planner<E> {
    private final TableShape<E> shape;
    private final Selection<E> selection;
    private final Conjuncts<E> conjuncts;
    /** The orders that matter: attributes with one value in all matching rows do not. */
    private final List<Order<E>> orders;

    private Planner(TableShape<E> shape, Selection<E> selection) {
        this.shape = shape;
        this.selection = selection;
        this.conjuncts = Conjuncts.of(selection.where());
        List<Order<E>> open = new ArrayList<>(selection.orders().size());
        for (Order<E> order : selection.orders()) {
            if (conjuncts.equality(order.attribute()) == null) {
                open.add(order);
            }
        }
        this.orders = open;
    }

    static <E> Plan<E> plan(TableShape<E> shape, Selection<E> selection) {
        return new Planner<>(shape, selection).plan();
    }

    private Plan<E> plan() {
        Plan<E> byIds = planByIds();
        if (byIds != null) {
            return byIds;
        }
        KeyMatch<E> best = bestMatch();
        if (best != null && best.isUseful()) {
            return planByKey(best);
        }
        Plan<E> byIdRange = planByIdRange();
        if (byIdRange != null) {
            return byIdRange;
        }
        return best != null ? planByKey(best) : planById(Access.Rows.all(), List.of());
    }

    private @Nullable Plan<E> planByIds() {
        Condition<E> equality = conjuncts.equality(shape.type().id());
        if (equality != null) {
            Object id = Conjuncts.valueOf(equality);
            return planById(new Access.Ids<>(id == null ? List.of() : List.of(id)), List.of(equality));
        }
        Condition.OneOf<E> oneOf = conjuncts.oneOf(shape.type().id());
        return oneOf == null ? null : planById(new Access.Ids<>(oneOf.values()), List.of(oneOf));
    }

    private @Nullable Plan<E> planByIdRange() {
        Condition.Compare<E> lower = conjuncts.lower(shape.type().id());
        Condition.Compare<E> upper = conjuncts.upper(shape.type().id());
        if (lower == null && upper == null) {
            return null;
        }
        List<Condition<E>> answered = new ArrayList<>();
        long from = 0;
        long to = Long.MAX_VALUE;
        if (lower != null) {
            long value = Math.max(-1, (Long) lower.value());
            from = lower.operator() == Operator.GREATER && value < Long.MAX_VALUE ? value + 1 : value;
            answered.add(lower);
        }
        if (upper != null) {
            long value = Math.max(0, (Long) upper.value());
            to = upper.operator() == Operator.LESS ? value - 1 : value;
            answered.add(upper);
        }
        return planById(new Access.Rows<>(from, to), answered);
    }

    /** A plan whose access goes by id, upwards or downwards. */
    private Plan<E> planById(Access<E> access, List<Condition<E>> answered) {
        boolean isOrdered = orders.isEmpty();
        boolean descending = isOrdered && selection.idDescending();
        Selection.Place after = selection.after();
        Access<E> narrowed = access;
        boolean filtersPlace = after != null;
        if (after != null && selection.orders().isEmpty() && access instanceof Access.Rows<E> rows) {
            long id = Math.max(0, Math.min(after.id(), Long.MAX_VALUE - 1));
            narrowed = descending
                    ? new Access.Rows<>(rows.from(), Math.min(rows.to(), id - 1))
                    : new Access.Rows<>(Math.max(rows.from(), id + 1), rows.to());
            filtersPlace = false;
        }
        return new Plan<>(narrowed, conjuncts.without(answered), isOrdered, descending, filtersPlace);
    }

    private Plan<E> planByKey(KeyMatch<E> match) {
        boolean isOrdered = match.isUniquePoint() || yieldsOrder(match.key());
        boolean descending = isOrdered && selection.idDescending();
        Selection.Place after = selection.after();
        boolean filtersPlace = after != null;
        if (after != null && !match.isUniquePoint() && isOrdered && isPlaceInKey(match)) {
            match.narrow(after.values(), after.id(), descending);
            filtersPlace = false;
        }
        return new Plan<>(match.access(), conjuncts.without(match.answered()), isOrdered, descending, filtersPlace);
    }

    /** Whether the place's values are those of the key after the ones that are given. */
    private boolean isPlaceInKey(KeyMatch<E> match) {
        return orders.size() == selection.orders().size()
                && match.equalAttributes() + orders.size()
                        == match.key().attributes().size();
    }

    private @Nullable KeyMatch<E> bestMatch() {
        KeyMatch<E> best = null;
        boolean bestYieldsOrder = false;
        for (Key<E> key : shape.keys()) {
            boolean yieldsOrder = !orders.isEmpty() && yieldsOrder(key);
            if (!yieldsOrder && !conjuncts.isAbout(key.attributes().get(0))) {
                continue;
            }
            KeyMatch<E> match = new KeyMatch<>(key, shape.orders().get(key.ordinal()), conjuncts);
            if (match.isUniquePoint()) {
                return match;
            }
            boolean isCandidate = match.isUseful() || yieldsOrder;
            boolean isBetter = best == null
                    || match.rank() > best.rank()
                    || (match.rank() == best.rank() && yieldsOrder && !bestYieldsOrder);
            if (isCandidate && isBetter) {
                best = match;
                bestYieldsOrder = yieldsOrder;
            }
        }
        return best;
    }

    /** Whether the key's entries, one way or the other, come in the order wanted, the id being the last of both. */
    private boolean yieldsOrder(Key<E> key) {
        List<Attribute<E, ?>> attributes = key.attributes();
        int next = 0;
        for (int i = 0; i < attributes.size(); i++) {
            if (conjuncts.equality(attributes.get(i)) != null) {
                continue;
            }
            if (next == orders.size()
                    || orders.get(next).attribute() != attributes.get(i)
                    || orders.get(next).isDescending() != selection.idDescending()) {
                return false;
            }
            next++;
        }
        return next == orders.size();
    }
}
