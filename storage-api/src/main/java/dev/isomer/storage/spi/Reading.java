package dev.isomer.storage.spi;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import org.jspecify.annotations.Nullable;

/** The reading half of a transaction; used by one thread at a time. Sees the transaction's own changes. */
public interface Reading {
    /** The row with this id, or null. */
    <E> @Nullable E get(EntityType<E> type, long id);

    /**
     * The row with these values of a unique key, or null.
     *
     * @param values in the key's order, normalised, none of them null
     */
    <E> @Nullable E find(Key<E> key, Object[] values);

    /**
     * Gives the selected rows to the sink, in order, until there are no more or the sink wants no more.
     *
     * <p>In a transaction that only reads, the sink may run other statements of the same transaction, and memory stays
     * bounded however many rows there are, unless there is no index for the order. In one that writes, the sink runs
     * none.
     */
    <E> void scan(Selection<E> selection, RowSink<E> sink);

    /**
     * How many rows match; an engine may stop counting at {@code atMost}.
     *
     * @param atMost 1 or more
     * @return the lesser of {@code atMost} and the number of matching rows
     */
    <E> long count(EntityType<E> type, Condition<E> where, long atMost);

    /**
     * Gives each value of the attribute among the matching rows, with its count, by count descending and then by value
     * ascending, null being a value and the least.
     *
     * @param limit how many at the most, 0 or more
     */
    <E, V> void groups(Attribute<E, V> attribute, Condition<E> where, long limit, GroupSink<V> sink);

    /** How many values other than null the attribute has among the matching rows. */
    default <E, V> long distinct(Attribute<E, V> attribute, Condition<E> where) {
        long[] values = new long[1];
        groups(attribute, where, Long.MAX_VALUE, (value, count) -> values[0] += value == null ? 0 : 1);
        return values[0];
    }

    /** The type's counter: the id that a plain insert gives next, less one; 0 before the first. */
    long lastId(EntityType<?> type);

    /** How {@link #scan} would go about it, in words for a person. */
    default String explain(Selection<?> selection) {
        return "all rows of " + selection.type() + ", filtered, then sorted";
    }

    /**
     * By which index {@link #scan} would come to its rows, or {@code "id"} where by their ids; null where it would look
     * at all rows, as an engine without indexes does.
     */
    default @Nullable String index(Selection<?> selection) {
        return null;
    }

    /** Ends a transaction that only reads. Called once, and not for a {@link Writing}. */
    void end();

    /** Takes rows. */
    @FunctionalInterface
    interface RowSink<E> {
        /** Takes one row; false to be given no more. */
        boolean accept(E row);
    }

    /** Takes groups. */
    @FunctionalInterface
    interface GroupSink<V> {
        /** Takes one value with how many rows have it. */
        void accept(@Nullable V value, long count);
    }
}
