package dev.isomer.storage.model;

import java.util.List;

/**
 * Attributes that are looked up together: a unique key, or a plain index.
 *
 * @param <E> the entity's record
 * @param entityType what it belongs to
 * @param ordinal the position in {@link EntityType#keys()}, from 0
 * @param attributes most significant first; one or more
 * @param unique whether no two rows may share all values; a row with a null among them collides with none
 */
public record Key<E>(EntityType<E> entityType, int ordinal, List<Attribute<E, ?>> attributes, boolean unique) {
    /** The values of a row, in the key's order. */
    public Object[] valuesOf(E row) {
        Object[] values = new Object[attributes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = attributes.get(i).get(row);
        }
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return (unique ? "unique key " : "index ") + attributes + " of " + entityType.storedName();
    }
}
