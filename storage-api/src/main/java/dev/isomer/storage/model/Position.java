package dev.isomer.storage.model;

import dev.isomer.storage.error.InvalidQueryException;
import dev.isomer.storage.error.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in the order of one query: the values of the order and an id.
 *
 * <p>Prints as text of {@code [A-Za-z0-9_-]} that can go into a link, and parses back. It serves only the query that
 * made it, whose limit and offset may differ.
 */
public final class Position {
    private final long fingerprint;
    private final List<@Nullable Object> values;
    private final long id;

    Position(long fingerprint, List<@Nullable Object> values, long id) {
        this.fingerprint = fingerprint;
        this.values = values;
        this.id = id;
    }

    static <E> Position of(Query<E> query, E row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Order<E> order : query.orders()) {
            Object value = order.attribute().get(row);
            values.add(
                    value == null
                            ? null
                            : portable(ValueRules.normalise(order.attribute().type(), value)));
        }
        return new Position(query.fingerprint(), values, query.entityType().idOf(row));
    }

    private static Object portable(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    /**
     * Reads what {@link #toString} printed.
     *
     * @throws InvalidQueryException if the text is no position
     */
    public static Position parse(String text) {
        return PositionText.parse(text);
    }

    void requireFor(Query<?> query) {
        if (fingerprint != query.fingerprint()
                || values.size() != query.orders().size()) {
            throw new InvalidQueryException(
                    "This position was made by another query; start again without one, or with its query.");
        }
        values(query);
    }

    /**
     * The values of the query's orders at this position, as attributes hold them.
     *
     * @throws InvalidQueryException if they are not of the types that the query orders by
     */
    public List<@Nullable Object> values(Query<?> query) {
        List<@Nullable Object> restored = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Attribute<?, ?> attribute = query.orders().get(i).attribute();
            Object value = values.get(i);
            try {
                Object typed = value != null && attribute.type() == ValueType.ENUM
                        ? attribute.constant((String) value)
                        : value;
                restored.add(typed == null ? null : attribute.literal(typed));
            } catch (ClassCastException | IllegalArgumentException | InvalidValueException mismatch) {
                throw new InvalidQueryException("This position has no " + attribute.type() + " for " + attribute
                        + "; start again without one.");
            }
        }
        return restored;
    }

    /** The id at this position. */
    public long id() {
        return id;
    }

    long fingerprint() {
        return fingerprint;
    }

    List<@Nullable Object> portableValues() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position that
                && fingerprint == that.fingerprint
                && id == that.id
                && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new Object[] {fingerprint, values, id});
    }

    /** Text that {@link #parse} reads. */
    @Override
    public String toString() {
        return PositionText.print(this);
    }
}
