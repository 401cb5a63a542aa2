package dev.isomer.storage.model;

import org.jspecify.annotations.Nullable;

/**
 * The rows that share one value.
 *
 * @param value what they share; null for the rows without a value
 * @param count how many they are, 1 or more
 */
public record Group<V>(@Nullable V value, long count) {}
