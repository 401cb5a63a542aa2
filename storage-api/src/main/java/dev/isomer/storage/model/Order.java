package dev.isomer.storage.model;

/**
 * One term of a query's order: an {@link Attribute} itself for ascending, {@link Attribute#descending()} for
 * descending. Null sorts before every value when ascending, after every value when descending.
 *
 * @param <E> the entity's record
 */
public sealed interface Order<E> permits Attribute, DescendingOrder {
    /** What is ordered by. */
    Attribute<E, ?> attribute();

    /** True from the greatest to the least. */
    boolean isDescending();
}
