package dev.isomer.storage.model;

import java.util.List;

/**
 * A unique key or a plain index as a persistent store records it.
 *
 * @param attributes the stored names, most significant first
 * @param unique whether no two rows may share all values
 */
public record RecordedKey(List<String> attributes, boolean unique) {
    /** Keeps its own list of the names. */
    public RecordedKey {
        attributes = List.copyOf(attributes);
    }

    /** What is recorded of a key. */
    public static RecordedKey of(Key<?> key) {
        return new RecordedKey(
                key.attributes().stream().map(Attribute::storedName).toList(), key.unique());
    }
}
