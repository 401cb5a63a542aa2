package dev.isomer.storage.memory;

import org.jspecify.annotations.Nullable;

/**
 * Walks the rows of an {@link IdTrie} in the order of their ids, leaf by leaf.
 *
 * @param <E> the row
 */
final class IdCursor<E> {
    private final IdTrie<E> trie;
    private final boolean descending;
    private final long last;
    private long next;
    private @Nullable TrieNode leaf;

    /** The rows with ids from {@code from} to {@code to}, both included; descending begins at {@code to}. */
    IdCursor(IdTrie<E> trie, long from, long to, boolean descending) {
        this.trie = trie;
        this.descending = descending;
        this.last = descending ? from : to;
        enterLeaf(descending ? to : from);
    }

    /** The next row, or null after the last. */
    @SuppressWarnings("unchecked")
    @Nullable
    E next() {
        TrieNode current = leaf;
        if (current == null || (descending ? next < last : next > last)) {
            return null;
        }
        int index = (int) next & (TrieNode.WIDTH - 1);
        long base = next - index;
        int following = descending ? current.lastUpTo(index - 1) : current.firstFrom(index + 1);
        if (following >= 0) {
            next = base + following;
        } else {
            enterLeaf(descending ? base - 1 : base + TrieNode.WIDTH);
        }
        return (E) current.slots[index];
    }

    private void enterLeaf(long from) {
        next = descending ? trie.floor(from) : trie.ceiling(from);
        leaf = next == 0 ? null : trie.leafOf(next);
    }
}
