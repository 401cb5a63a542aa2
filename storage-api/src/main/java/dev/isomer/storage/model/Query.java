package dev.isomer.storage.model;

import dev.isomer.storage.error.InvalidQueryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a type, in which order, and which part of them.
 *
 * <p>Immutable: each method returns another query. Results are totally ordered: by the given orders, then by id in the
 * direction of the last one; with none, by ascending id. Made by {@link EntityType#all()} and {@link EntityType#where}.
 *
 * @param <E> the entity's record
 */
public final class Query<E> {
    private final EntityType<E> entityType;
    private final Predicate<E> predicate;
    private final List<Order<E>> orders;
    private final long limit;
    private final long offset;
    private final @Nullable Position after;
    /** Made when it is first asked for; threads that ask at once make the same one. */
    private @Nullable Long fingerprint;

    private Query(
            EntityType<E> entityType,
            Predicate<E> predicate,
            List<Order<E>> orders,
            long limit,
            long offset,
            @Nullable Position after) {
        this.entityType = entityType;
        this.predicate = predicate;
        this.orders = orders;
        this.limit = limit;
        this.offset = offset;
        this.after = after;
    }

    static <E> Query<E> of(EntityType<E> entityType, Predicate<E> predicate) {
        Predicate.check(predicate);
        return new Query<>(entityType, predicate, List.of(), Long.MAX_VALUE, 0, null);
    }

    /**
     * The same rows ordered by these, the first the most significant; replaces an earlier order.
     *
     * @throws InvalidQueryException for more than {@value Limits#ORDERS}, one given twice, or one that cannot be
     *     ordered by
     */
    @SafeVarargs
    public final Query<E> orderBy(Order<E>... orders) {
        return orderBy(Arrays.asList(orders));
    }

    /** As {@link #orderBy(Order[])}. */
    public Query<E> orderBy(List<? extends Order<E>> orders) {
        if (after != null) {
            throw new InvalidQueryException("Give the order before the position that a page starts after.");
        }
        if (orders.size() > Limits.ORDERS) {
            throw new InvalidQueryException(
                    "A query has at most " + Limits.ORDERS + " orders and was given " + orders.size() + ".");
        }
        List<Attribute<E, ?>> seen = new ArrayList<>();
        for (Order<E> order : orders) {
            Attribute<E, ?> attribute = order.attribute();
            requireSortable(attribute);
            if (attribute.entityType() != entityType || seen.contains(attribute)) {
                throw new InvalidQueryException("Order " + entityType + " by each of its own attributes once; "
                        + attribute + " is another type's or given twice.");
            }
            seen.add(attribute);
        }
        return new Query<>(entityType, predicate, List.copyOf(orders), limit, offset, null);
    }

    /**
     * Refuses an attribute that not every engine can order or group by.
     *
     * @throws InvalidQueryException naming the attribute
     */
    public static void requireSortable(Attribute<?, ?> attribute) {
        if (!attribute.isSortable()) {
            throw new InvalidQueryException(
                    attribute.entityType() + "." + attribute + " cannot be ordered or grouped by; only"
                            + " the id, numbers, booleans, enums, instants, and text or bytes with a @MaxLength up to "
                            + Limits.ORDERED_LENGTH + " can, and no secret.");
        }
    }

    /**
     * At most this many rows.
     *
     * @param limit 0 or more; 0 gives none
     */
    public Query<E> limit(long limit) {
        if (limit < 0) {
            throw new InvalidQueryException("A limit is 0 or more and was " + limit + ".");
        }
        return new Query<>(entityType, predicate, orders, limit, offset, after);
    }

    /**
     * Leaves out this many rows at the beginning.
     *
     * @param offset 0 or more
     */
    public Query<E> offset(long offset) {
        if (offset < 0) {
            throw new InvalidQueryException("An offset is 0 or more and was " + offset + ".");
        }
        return new Query<>(entityType, predicate, orders, limit, offset, after);
    }

    /**
     * Only what sorts strictly after the position, whether or not its row still exists.
     *
     * @throws InvalidQueryException if the position was made by another query (type, predicate or order)
     */
    public Query<E> after(Position position) {
        position.requireFor(this);
        return new Query<>(entityType, predicate, orders, limit, offset, position);
    }

    /** Where a row stands in this query's order, to go on after it. */
    public Position positionOf(E row) {
        return Position.of(this, row);
    }

    /** What positions know their query by: whatever decides which rows there are and in which order. */
    long fingerprint() {
        Long known = fingerprint;
        if (known == null) {
            known = QueryFingerprint.of(this);
            fingerprint = known;
        }
        return known;
    }

    /** The type that is asked for. */
    public EntityType<E> entityType() {
        return entityType;
    }

    /** What rows must match. */
    public Predicate<E> predicate() {
        return predicate;
    }

    /** The orders as given. */
    public List<Order<E>> orders() {
        return orders;
    }

    /** The greatest number of rows; {@link Long#MAX_VALUE} where none was set. */
    public long limit() {
        return limit;
    }

    /** How many rows are left out. */
    public long offset() {
        return offset;
    }

    /** What the rows come strictly after, or null for all. */
    public @Nullable Position after() {
        return after;
    }

    @Override
    public String toString() {
        return entityType + " where " + predicate + (orders.isEmpty() ? "" : " order by " + orders)
                + (limit == Long.MAX_VALUE ? "" : " limit " + limit) + (offset == 0 ? "" : " offset " + offset)
                + (after == null ? "" : " after " + after);
    }
}
