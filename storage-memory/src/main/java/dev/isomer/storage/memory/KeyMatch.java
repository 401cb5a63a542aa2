package dev.isomer.storage.memory;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Predicate.Operator;
import dev.isomer.storage.spi.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a key answers some conjuncts: its first attributes by one value each, the next by several values, by a
 * beginning or between bounds.
 *
 * @param <E> the row
 */
final class KeyMatch<E> {
    private final Key<E> key;
    private final KeyOrder order;
    private final List<Condition<E>> answered = new ArrayList<>();
    private final List<@Nullable Object> equalValues = new ArrayList<>();
    private List<KeyRange> ranges;
    private final boolean hasRange;

    KeyMatch(Key<E> key, KeyOrder order, Conjuncts<E> conjuncts) {
        this.key = key;
        this.order = order;
        List<Attribute<E, ?>> attributes = key.attributes();
        for (Attribute<E, ?> attribute : attributes) {
            Condition<E> equality = conjuncts.equality(attribute);
            if (equality == null) {
                break;
            }
            Object value = Conjuncts.valueOf(equality);
            equalValues.add(value);
            answered.add(equality);
        }
        List<KeyRange> further =
                equalAttributes() < attributes.size() ? matchNext(conjuncts, attributes.get(equalAttributes())) : null;
        this.hasRange = further != null;
        this.ranges = further != null
                ? further
                : List.of(equalValues.isEmpty() ? KeyRange.ALL : KeyRange.of(order, key(equalValues)));
    }

    private @Nullable List<KeyRange> matchNext(Conjuncts<E> conjuncts, Attribute<E, ?> attribute) {
        Condition.OneOf<E> oneOf = conjuncts.oneOf(attribute);
        Condition.StartsWith<E> startsWith = conjuncts.startsWith(attribute);
        if (oneOf != null) {
            answered.add(oneOf);
            return oneOf.values().stream()
                    .map(value -> KeyRange.of(order, with(value)))
                    .toList();
        } else if (startsWith != null) {
            String successor = TextSuccessor.of(startsWith.prefix());
            KeyPosition end = successor == null ? endOfEqual() : KeyPosition.before(order, with(successor));
            answered.add(startsWith);
            return List.of(new KeyRange(KeyPosition.before(order, with(startsWith.prefix())), end));
        }
        return matchBounds(conjuncts.lower(attribute), conjuncts.upper(attribute));
    }

    private @Nullable List<KeyRange> matchBounds(
            Condition.@Nullable Compare<E> lower, Condition.@Nullable Compare<E> upper) {
        if (lower == null && upper == null) {
            return null;
        }
        KeyPosition from = KeyPosition.after(order, with(null));
        KeyPosition to = endOfEqual();
        if (lower != null) {
            Object key = with(lower.value());
            from = lower.operator() == Operator.GREATER
                    ? KeyPosition.after(order, key)
                    : KeyPosition.before(order, key);
            answered.add(lower);
        }
        if (upper != null) {
            Object key = with(upper.value());
            to = upper.operator() == Operator.LESS ? KeyPosition.before(order, key) : KeyPosition.after(order, key);
            answered.add(upper);
        }
        return List.of(new KeyRange(from, to));
    }

    private @Nullable KeyPosition endOfEqual() {
        return equalValues.isEmpty() ? null : KeyPosition.after(order, key(equalValues));
    }

    private @Nullable Object with(@Nullable Object next) {
        if (key.attributes().size() == 1) {
            return next;
        }
        List<@Nullable Object> values = new ArrayList<>(equalValues);
        values.add(next);
        return key(values);
    }

    private @Nullable Object key(List<@Nullable Object> values) {
        return key.attributes().size() == 1 ? values.get(0) : values.toArray();
    }

    /** Leaves out what does not come strictly after a place, in the direction of travel. */
    void narrow(List<@Nullable Object> placeValues, long placeId, boolean descending) {
        List<@Nullable Object> values = new ArrayList<>(equalValues);
        values.addAll(placeValues);
        Object placeKey = key(values);
        long id = Math.max(KeyPosition.BEFORE_ALL, Math.min(placeId, KeyPosition.AFTER_ALL - 1));
        KeyPosition place = new KeyPosition(order.prefix(placeKey), order.kept(placeKey), descending ? id : id + 1);
        KeyOrder byCodePoint = order.byCodePoint();
        ranges = ranges.stream()
                .map(range -> range.narrowed(byCodePoint, place, descending))
                .toList();
    }

    Key<E> key() {
        return key;
    }

    /** How many of the key's first attributes have one value each. */
    int equalAttributes() {
        return equalValues.size();
    }

    /** Whether at most one row can match. */
    boolean isUniquePoint() {
        return key.unique() && equalAttributes() == key.attributes().size() && !equalValues.contains(null);
    }

    boolean isUseful() {
        return hasRange || !equalValues.isEmpty();
    }

    /** The greater, the fewer rows are expected. */
    int rank() {
        return 2 * equalAttributes() + (hasRange ? 1 : 0);
    }

    List<Condition<E>> answered() {
        return answered;
    }

    Access<E> access() {
        return isUniquePoint()
                ? new Access.Point<>(key, Objects.requireNonNull(key(equalValues)))
                : new Access.Ranges<>(key, ranges);
    }
}
