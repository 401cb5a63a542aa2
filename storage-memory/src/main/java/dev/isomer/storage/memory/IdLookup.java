package dev.isomer.storage.memory;

import org.jspecify.annotations.Nullable;

/**
 * Looks up one row of an {@link IdTrie} after the other, and goes down only where a row is not beside the last one:
 * rows that follow each other in an index were often added one after the other.
 *
 * @param <E> the row
 */
final class IdLookup<E> {
    private final IdTrie<E> trie;
    private @Nullable Object @Nullable [] leafSlots;
    private long leafNumber = -1;

    IdLookup(IdTrie<E> trie) {
        this.trie = trie;
    }

    /** The row with this id, which is not negative, or null. */
    @SuppressWarnings("unchecked")
    @Nullable
    E get(long id) {
        long number = id >>> IdTrie.BITS;
        if (number != leafNumber) {
            leafSlots = trie.leafSlots(id);
            leafNumber = number;
        }
        return leafSlots == null ? null : (E) leafSlots[(int) id & TrieNode.WIDTH - 1];
    }
}
