package dev.isomer.storage.memory;

import org.jspecify.annotations.Nullable;

/**
 * The entries of a {@link KeyTree} between two positions.
 *
 * @param from where it starts, or null for the first entry
 * @param to before which it ends, or null for after the last entry
 */
record KeyRange(@Nullable Position from, @Nullable Position to) {
    /** All entries. */
    static final KeyRange ALL = new KeyRange(null, null);

    /**
     * A place between entries: before the first that is not before {@code (kept, id)}.
     *
     * @param prefix the key's prefix
     * @param kept the key as the tree keeps it, or its first values
     * @param id the row's id; {@link #BEFORE_ALL} or {@link #AFTER_ALL} for all rows with the key
     */
    record Position(long prefix, @Nullable Object kept, long id) {
        static final long BEFORE_ALL = 0;
        static final long AFTER_ALL = (1L << 62) + 1;

        private int compareTo(KeyOrder order, Position other) {
            int prefixes = Long.compare(prefix, other.prefix);
            int keys = prefixes != 0 ? prefixes : order.compareKept(kept, other.kept);
            return keys != 0 ? keys : Long.compare(id, other.id);
        }

        /** Before all entries that begin with the key. */
        static Position before(KeyOrder order, @Nullable Object key) {
            return new Position(order.prefix(key), order.kept(key), BEFORE_ALL);
        }

        /** After all entries that begin with the key. */
        static Position after(KeyOrder order, @Nullable Object key) {
            return new Position(order.prefix(key), order.kept(key), AFTER_ALL);
        }
    }

    /** The entries that begin with the key. */
    static KeyRange of(KeyOrder order, @Nullable Object key) {
        return new KeyRange(Position.before(order, key), Position.after(order, key));
    }

    /** What comes after the place, or, descending, before it. */
    KeyRange narrowed(KeyOrder order, Position place, boolean descending) {
        if (descending) {
            return to == null || place.compareTo(order, to) < 0 ? new KeyRange(from, place) : this;
        }
        return from == null || place.compareTo(order, from) > 0 ? new KeyRange(place, to) : this;
    }
}
