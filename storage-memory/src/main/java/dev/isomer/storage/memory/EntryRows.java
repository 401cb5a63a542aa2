package dev.isomer.storage.memory;

import org.jspecify.annotations.Nullable;

/**
 * The rows of an index's entries. They are looked up some at a time, all a level further down the trie: steps that do
 * not wait for each other take little longer together than one, once nodes come from memory and no cache.
 *
 * @param <E> the row
 */
final class EntryRows<E> {
    /** More are seldom asked for, and fewer do not hide what waiting for memory costs. */
    private static final int MOST_AT_ONCE = 16;

    private final IdTrie<E> trie;
    private final long[] ids = new long[MOST_AT_ONCE];
    private final @Nullable Object[] found = new Object[MOST_AT_ONCE];
    private int count;
    private int next;

    EntryRows(IdTrie<E> trie) {
        this.trie = trie;
    }

    /** Looks up the rows of some entries that follow; false if there are none. */
    boolean take(KeyCursor cursor) {
        int some = Math.min(MOST_AT_ONCE, cursor.left());
        cursor.take(ids, some);
        trie.getAll(ids, some, found);
        count = some;
        next = 0;
        return some > 0;
    }

    /** The next one of the rows that were looked up, or null. */
    @SuppressWarnings("unchecked")
    @Nullable
    E next() {
        return next == count ? null : (E) found[next++];
    }
}
