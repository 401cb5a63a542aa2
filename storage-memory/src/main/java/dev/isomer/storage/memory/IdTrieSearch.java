package dev.isomer.storage.memory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds rows, and places in the order of ids, below a node of an {@link IdTrie}; levels are counted in bits. */
final class IdTrieSearch {
    private IdTrieSearch() {}

    /** The rows of some ids, all of which are there, a level at a time. */
    static void getAll(TrieNode top, int shift, long[] ids, int count, @Nullable Object[] found) {
        for (int i = 0; i < count; i++) {
            found[i] = top.slots[IdTrie.digit(ids[i], shift)];
        }
        for (int level = shift - IdTrie.BITS; level >= 0; level -= IdTrie.BITS) {
            for (int i = 0; i < count; i++) {
                Object[] slots = (Object[]) found[i];
                found[i] = Objects.requireNonNull(slots)[IdTrie.digit(ids[i], level)];
            }
        }
    }

    /** How many rows below the node have a lesser id. */
    static long rowsBefore(TrieNode top, int shift, long id) {
        TrieNode node = top;
        long before = 0;
        for (int level = shift; level > 0; level -= IdTrie.BITS) {
            int digit = IdTrie.digit(id, level);
            for (int slot = node.firstFrom(0); slot >= 0 && slot < digit; slot = node.firstFrom(slot + 1)) {
                before += node.child(slot).rows;
            }
            if (!node.has(digit)) {
                return before;
            }
            node = node.child(digit);
        }
        return before + Integer.bitCount(node.used & (1 << IdTrie.digit(id, 0)) - 1);
    }

    /** The id of the row below the node that so many come before; there is one. */
    static long idAt(TrieNode top, int shift, long index) {
        TrieNode node = top;
        long left = index;
        long id = 0;
        for (int level = shift; level > 0; level -= IdTrie.BITS) {
            int slot = node.firstFrom(0);
            while (left >= node.child(slot).rows) {
                left -= node.child(slot).rows;
                slot = node.firstFrom(slot + 1);
            }
            id |= (long) slot << level;
            node = node.child(slot);
        }
        int slot = node.firstFrom(0);
        while (left > 0) {
            slot = node.firstFrom(slot + 1);
            left--;
        }
        return id | slot;
    }

    /** The least id from {@code from} on, or a negative number. */
    static long ceiling(TrieNode node, int level, long from) {
        int digit = IdTrie.digit(from, level);
        if (level == 0) {
            return node.firstFrom(digit);
        }
        if (node.has(digit)) {
            long below = ceiling(node.child(digit), level - IdTrie.BITS, from);
            if (below >= 0) {
                return (long) digit << level | below;
            }
        }
        int next = node.firstFrom(digit + 1);
        return next < 0 ? -1 : (long) next << level | ceiling(node.child(next), level - IdTrie.BITS, 0);
    }

    /** The greatest id up to {@code to}, or a negative number; with -1 for {@code to} every digit is the greatest. */
    static long floor(TrieNode node, int level, long to) {
        int digit = IdTrie.digit(to, level);
        if (level == 0) {
            return node.lastUpTo(digit);
        }
        if (node.has(digit)) {
            long below = floor(node.child(digit), level - IdTrie.BITS, to);
            if (below >= 0) {
                return (long) digit << level | below;
            }
        }
        int next = node.lastUpTo(digit - 1);
        return next < 0 ? -1 : (long) next << level | floor(node.child(next), level - IdTrie.BITS, -1);
    }
}
