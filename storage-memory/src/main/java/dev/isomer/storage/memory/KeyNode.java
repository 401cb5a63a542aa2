package dev.isomer.storage.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One node of a {@link KeyTree}: up to 32 entries in ascending order, as parallel arrays.
 *
 * <pre>
 *   inner   prefixes  [ "adam"  "jane"  "mary" ]      entry i is the first entry below child i
 *           keys      [   ·       ·       ·    ]
 *           ids       [   7       3       9    ]
 *           children  [   ●       ●       ●    ]
 *   leaf    prefixes, keys and ids alone
 * </pre>
 *
 * <p>That an inner entry is always an entry of a leaf too, never a key since removed, keeps what the tree holds alive
 * equal to what its rows hold. A place for a count of what is below each child would be a fifth array.
 *
 * <p>The node belongs to the edit whose stamp it carries, which alone may change it.
 */
final class KeyNode {
    /** The most entries of a node at rest; an edit may have one more in hand. */
    static final int GREATEST_COUNT = 32;
    /** The fewest entries of a node other than the root. */
    static final int LEAST_COUNT = GREATEST_COUNT / 2;

    private static final int CAPACITY_STEP = 4;
    private static final KeyNode[] NONE = new KeyNode[0];

    final long stamp;
    final boolean isLeaf;
    int count;
    long[] prefixes;

    @Nullable
    Object[] keys;

    long[] ids;

    @Nullable
    KeyNode[] children;

    /** A node without entries. */
    KeyNode(long stamp, boolean isLeaf, int room) {
        int capacity = capacityFor(room);
        this.stamp = stamp;
        this.isLeaf = isLeaf;
        this.prefixes = new long[capacity];
        this.keys = new Object[capacity];
        this.ids = new long[capacity];
        this.children = isLeaf ? NONE : new KeyNode[capacity];
    }

    /** A copy with room for at least so many entries. */
    KeyNode(long stamp, KeyNode original, int room) {
        int capacity = capacityFor(room);
        this.stamp = stamp;
        this.isLeaf = original.isLeaf;
        this.count = original.count;
        this.prefixes = Arrays.copyOf(original.prefixes, capacity);
        this.keys = Arrays.copyOf(original.keys, capacity);
        this.ids = Arrays.copyOf(original.ids, capacity);
        this.children = isLeaf ? NONE : Arrays.copyOf(original.children, capacity);
    }

    private static int capacityFor(int room) {
        return (room + CAPACITY_STEP - 1) / CAPACITY_STEP * CAPACITY_STEP;
    }

    KeyNode child(int index) {
        KeyNode child = children[index];
        if (child == null) {
            throw new IllegalStateException("Child " + index + " of a key node is missing.");
        }
        return child;
    }

    /** Where the first entry is that is not before the given one; {@code count} if all are. */
    int lowerBound(KeyOrder order, long prefix, @Nullable Object kept, long id) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (isBefore(middle, order, prefix, kept, id)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isBefore(int index, KeyOrder order, long prefix, @Nullable Object kept, long id) {
        long mine = prefixes[index];
        if (mine != prefix) {
            return mine < prefix;
        }
        int comparison = order.compareKept(keys[index], kept);
        return comparison != 0 ? comparison < 0 : ids[index] < id;
    }

    /** The child below which the given entry belongs. */
    int childFor(KeyOrder order, long prefix, @Nullable Object kept, long id) {
        return Math.max(0, lowerBound(order, prefix, kept, id + 1) - 1);
    }

    boolean isEntry(int index, KeyOrder order, long prefix, @Nullable Object kept, long id) {
        return index < count
                && ids[index] == id
                && prefixes[index] == prefix
                && order.compareKept(keys[index], kept) == 0;
    }

    void insert(int index, long prefix, @Nullable Object kept, long id) {
        open(index, 1);
        prefixes[index] = prefix;
        keys[index] = kept;
        ids[index] = id;
    }

    void insertChild(int index, KeyNode child) {
        open(index, 1);
        setChild(index, child);
    }

    /** Puts a child, and its first entry, in place of another. */
    void setChild(int index, KeyNode child) {
        prefixes[index] = child.prefixes[0];
        keys[index] = child.keys[0];
        ids[index] = child.ids[0];
        children[index] = child;
    }

    /** Inserts {@code length} entries of another node, from its entry {@code from} on. */
    void insertAll(int index, KeyNode other, int from, int length) {
        open(index, length);
        System.arraycopy(other.prefixes, from, prefixes, index, length);
        System.arraycopy(other.keys, from, keys, index, length);
        System.arraycopy(other.ids, from, ids, index, length);
        if (!isLeaf) {
            System.arraycopy(other.children, from, children, index, length);
        }
    }

    private void open(int index, int length) {
        int needed = count + length;
        if (needed > prefixes.length) {
            resize(needed);
        }
        shift(index, index + length);
        count = needed;
    }

    void remove(int index, int length) {
        shift(index + length, index);
        int left = count - length;
        Arrays.fill(keys, left, count, null);
        if (!isLeaf) {
            Arrays.fill(children, left, count, null);
        }
        count = left;
    }

    private void shift(int from, int to) {
        int length = count - from;
        System.arraycopy(prefixes, from, prefixes, to, length);
        System.arraycopy(keys, from, keys, to, length);
        System.arraycopy(ids, from, ids, to, length);
        if (!isLeaf) {
            System.arraycopy(children, from, children, to, length);
        }
    }

    /** Gives the arrays back what they do not need. */
    void trim() {
        if (capacityFor(count) < prefixes.length) {
            resize(count);
        }
    }

    private void resize(int room) {
        int capacity = capacityFor(room);
        prefixes = Arrays.copyOf(prefixes, capacity);
        keys = Arrays.copyOf(keys, capacity);
        ids = Arrays.copyOf(ids, capacity);
        if (!isLeaf) {
            children = Arrays.copyOf(children, capacity);
        }
    }

    /** What the node occupies on the heap, its keys and children aside. */
    long bytes() {
        return bytes(prefixes.length, isLeaf);
    }

    /** What the largest node occupies that an edit may have in hand. */
    static long greatestBytes() {
        return bytes(capacityFor(GREATEST_COUNT + 1), false);
    }

    private static long bytes(int capacity, boolean leaf) {
        return HeapLayout.object(Long.BYTES, Integer.BYTES + 1, 4)
                + 2 * HeapLayout.longArray(capacity)
                + (leaf ? 1 : 2) * HeapLayout.referenceArray(capacity);
    }
}
