package dev.isomer.storage.memory;

import org.jspecify.annotations.Nullable;

/**
 * A place between the entries of a {@link KeyTree}: before the first that is not before {@code (kept, id)}. Also an
 * entry that is to be found, inserted or removed.
 *
 * @param prefix the key's prefix
 * @param kept the key as the tree keeps it, or its first values
 * @param id the row's id; {@link #BEFORE_ALL} or {@link #AFTER_ALL} for all rows with the key
 */
record KeyPosition(long prefix, @Nullable Object kept, long id) {
    static final long BEFORE_ALL = 0;
    /** Counters pass the greatest id that can be given; one less than the greatest number, for {@link #behind}. */
    static final long AFTER_ALL = Long.MAX_VALUE - 1;

    /** An entry; the key is one value, or an array of one for each attribute. */
    static KeyPosition of(KeyOrder order, @Nullable Object key, long id) {
        return new KeyPosition(order.prefix(key), order.kept(key), id);
    }

    /** Before all entries that begin with the key. */
    static KeyPosition before(KeyOrder order, @Nullable Object key) {
        return of(order, key, BEFORE_ALL);
    }

    /** After all entries that begin with the key. */
    static KeyPosition after(KeyOrder order, @Nullable Object key) {
        return of(order, key, AFTER_ALL);
    }

    /** Behind the entry, if it is one. */
    KeyPosition behind() {
        return new KeyPosition(prefix, kept, id + 1);
    }

    /** Behind all entries with the entry's key. */
    KeyPosition behindKey() {
        return new KeyPosition(prefix, kept, AFTER_ALL);
    }

    int compareTo(KeyOrder order, KeyPosition other) {
        int prefixes = Long.compare(prefix, other.prefix);
        int keys = prefixes != 0 ? prefixes : order.compareKept(kept, other.kept);
        return keys != 0 ? keys : Long.compare(id, other.id);
    }
}
