package dev.isomer.storage.memory;

import org.jspecify.annotations.Nullable;

/**
 * The entries of a {@link KeyTree} between two positions.
 *
 * @param from where it starts, or null for the first entry
 * @param to before which it ends, or null for after the last entry
 */
record KeyRange(@Nullable KeyPosition from, @Nullable KeyPosition to) {
    /** All entries. */
    static final KeyRange ALL = new KeyRange(null, null);

    /** The entries that begin with the key. */
    static KeyRange of(KeyOrder order, @Nullable Object key) {
        return new KeyRange(KeyPosition.before(order, key), KeyPosition.after(order, key));
    }

    /** What comes after the place, or, descending, before it. */
    KeyRange narrowed(KeyOrder order, KeyPosition place, boolean descending) {
        if (descending) {
            return to == null || place.compareTo(order, to) < 0 ? new KeyRange(from, place) : this;
        }
        return from == null || place.compareTo(order, from) > 0 ? new KeyRange(place, to) : this;
    }
}
