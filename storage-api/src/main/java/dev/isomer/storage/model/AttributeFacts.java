package dev.isomer.storage.model;

import org.jspecify.annotations.Nullable;

/**
 * What a record's component and its annotations say.
 *
 * @param name the component's name
 * @param storedName the name in a database
 * @param type the kind of value
 * @param javaClass the component's class, boxed
 * @param ordinal the position among the components, from 0
 * @param id whether it is the identity
 * @param nullable whether null is allowed
 * @param secret whether messages hide it
 * @param maxLength code points or bytes, 0 where none is declared
 * @param defaultValue what rows get that are older than the attribute, normalised; null where none is declared
 */
record AttributeFacts(
        String name,
        String storedName,
        ValueType type,
        Class<?> javaClass,
        int ordinal,
        boolean id,
        boolean nullable,
        boolean secret,
        int maxLength,
        @Nullable Object defaultValue) {
    AttributeFacts withDefaultValue(@Nullable Object value) {
        return new AttributeFacts(name, storedName, type, javaClass, ordinal, id, nullable, secret, maxLength, value);
    }
}
