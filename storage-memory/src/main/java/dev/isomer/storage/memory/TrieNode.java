package dev.isomer.storage.memory;

import org.jspecify.annotations.Nullable;

/**
 * One node of an {@link IdTrie}: 32 slots, which hold nodes above the lowest level and rows on it.
 *
 * <pre>
 *   node ─ slots ─► [ ·  ●  ·  …  ·  │ node ]
 *                        │
 *                        └► [ ·  row  ·  …  ·  │ node ]
 * </pre>
 *
 * <p>A slot above the lowest level holds the slots of the node below, not the node, and behind them each array has its
 * node: so a way down to a row reads one object on each level and not two, and what counts is found from there too.
 *
 * <p>The node belongs to the edit whose stamp it carries, which alone may change it; every other edit copies it first.
 */
final class TrieNode {
    static final int WIDTH = 32;

    /** What one node occupies on the heap; every node is alike. */
    static final long BYTES =
            HeapLayout.object(Long.BYTES, 2 * Integer.BYTES, 1) + HeapLayout.referenceArray(WIDTH + 1);

    final long stamp;
    /** With the node itself behind them. */
    final @Nullable Object[] slots;
    /** Bit i is set where slot i is filled. */
    int used;
    /** How many rows there are on the lowest level below this one; on that level as many as slots are filled. */
    int rows;

    TrieNode(long stamp) {
        this(stamp, new Object[WIDTH + 1], 0, 0);
    }

    private TrieNode(long stamp, @Nullable Object[] slots, int used, int rows) {
        this.stamp = stamp;
        this.slots = slots;
        slots[WIDTH] = this;
        this.used = used;
        this.rows = rows;
    }

    TrieNode copy(long newStamp) {
        return new TrieNode(newStamp, slots.clone(), used, rows);
    }

    boolean has(int index) {
        return (used >>> index & 1) != 0;
    }

    void set(int index, Object content) {
        slots[index] = content;
        used |= 1 << index;
    }

    void clear(int index) {
        slots[index] = null;
        used &= ~(1 << index);
    }

    /** Puts a node into a slot above the lowest level. */
    void setChild(int index, TrieNode child) {
        set(index, child.slots);
    }

    /** The node in a slot that is filled, above the lowest level. */
    TrieNode child(int index) {
        TrieNode child = childOrNull(index);
        if (child == null) {
            throw new IllegalStateException("Slot " + index + " of a trie node is empty.");
        }
        return child;
    }

    /** The node in a slot above the lowest level, or null. */
    @Nullable
    TrieNode childOrNull(int index) {
        Object[] child = (Object[]) slots[index];
        return child == null ? null : (TrieNode) child[WIDTH];
    }

    /** The first filled slot from {@code from} on, or -1; {@code from} may be 32. */
    int firstFrom(int from) {
        int left = from >= WIDTH ? 0 : used & -1 << from;
        return left == 0 ? -1 : Integer.numberOfTrailingZeros(left);
    }

    /** The last filled slot up to {@code to}, or -1; {@code to} may be -1. */
    int lastUpTo(int to) {
        int left = to < 0 ? 0 : used & -1 >>> (WIDTH - 1 - to);
        return WIDTH - 1 - Integer.numberOfLeadingZeros(left);
    }
}
