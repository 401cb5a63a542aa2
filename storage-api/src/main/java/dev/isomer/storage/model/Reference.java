package dev.isomer.storage.model;

import dev.isomer.storage.annotation.OnDelete;

/**
 * An attribute that holds the id of a row of another type, or of the same.
 *
 * @param <E> the record that refers
 * @param attribute where the id is kept
 * @param parentClass the record that is referred to; {@link Schema#parentOf} gives its type
 * @param onDelete what deleting the parent does
 * @param key the key that finds the referring rows by the id
 */
public record Reference<E>(
        Attribute<E, Long> attribute, Class<? extends Record> parentClass, OnDelete onDelete, Key<E> key) {
    /** The type that refers. */
    public EntityType<E> childType() {
        return attribute.entityType();
    }

    /** The same row, referring to nothing. */
    public E cleared(E row) {
        return childType().with(row, attribute, null);
    }

    @Override
    public String toString() {
        return childType().storedName() + "." + attribute.name() + " -> " + parentClass.getSimpleName();
    }
}
