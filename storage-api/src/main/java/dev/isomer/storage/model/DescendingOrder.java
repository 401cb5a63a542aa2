package dev.isomer.storage.model;

/** From the greatest value to the least; made by {@link Attribute#descending()}. */
record DescendingOrder<E>(Attribute<E, ?> attribute) implements Order<E> {
    @Override
    public boolean isDescending() {
        return true;
    }

    @Override
    public String toString() {
        return attribute.name() + " descending";
    }
}
