package dev.isomer.storage;

import dev.isomer.storage.error.InvalidQueryException;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What names one row at the most, checked before an engine is asked.
 *
 * @param key a unique key of one attribute; null for the id
 * @param literal the value as it would be stored
 */
record UniqueLookup<E>(EntityType<E> type, @Nullable Key<E> key, Object literal) {
    static <E, V> UniqueLookup<E> of(Schema schema, Attribute<E, V> attribute, V value) {
        EntityType<E> type = attribute.entityType();
        schema.ordinalOf(type);
        Object literal = attribute.literal(value);
        Key<E> key = attribute.isId() ? null : type.uniqueKeyOn(attribute);
        if (key == null && !attribute.isId()) {
            throw new InvalidQueryException(
                    type + "." + attribute + " is not unique by itself; use first() or list() with a predicate.");
        }
        return new UniqueLookup<>(type, key, literal);
    }

    @Nullable
    E in(Reading reading) {
        return key == null ? reading.get(type, (Long) literal) : reading.find(key, new Object[] {literal});
    }
}
