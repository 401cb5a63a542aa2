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
 * <p>What all keys of the node begin with alike is skipped, and the prefixes are those of the rest: a search in a node
 * of {@code server-0417} to {@code server-0431} compares one key's beginning and then numbers that differ.
 *
 * <p>That an inner entry is always an entry of a leaf too, never a key since removed, keeps what the tree holds alive
 * equal to what its rows hold. What is below each child is counted in the child, not beside it, as a fifth array would
 * be copied with each node. The node belongs to the edit whose stamp it carries, which alone may change it; but the
 * entries of an inner node may be those of the node that it was copied from ({@link #ownEntries}).
 */
final class KeyNode {
    /** The most entries of a node at rest; an edit may have one more in hand. */
    static final int GREATEST_COUNT = 32;
    /** The fewest entries of a node other than the root. */
    static final int LEAST_COUNT = GREATEST_COUNT / 2;

    /** Arrays have room for a multiple of this. */
    static final int CAPACITY_STEP = 4;

    /** What the largest node occupies that an edit may have in hand. */
    static final long GREATEST_BYTES = bytes(capacityFor(GREATEST_COUNT + 1), false);

    private static final KeyNode[] NONE = new KeyNode[0];

    final long stamp;
    int count;
    /** How many entries the leaves below have; 0 in a leaf, which has its own {@link #count}. */
    int entriesBelow;
    /** How many units all keys begin with alike, at least, and after which the prefixes start. */
    int skip;

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
        this.prefixes = new long[capacity];
        this.keys = new Object[capacity];
        this.ids = new long[capacity];
        this.children = isLeaf ? NONE : new KeyNode[capacity];
    }

    /**
     * A copy with room for at least so many entries. What an inner node has above each child seldom changes with what
     * is below it, so the copy shares that.
     */
    KeyNode(long stamp, KeyNode original, int room) {
        int capacity = capacityFor(room);
        boolean sharesEntries = !original.isLeaf() && capacity == original.prefixes.length;
        this.stamp = stamp;
        this.count = original.count;
        this.entriesBelow = original.entriesBelow;
        this.skip = original.skip;
        this.prefixes = sharesEntries ? original.prefixes : Arrays.copyOf(original.prefixes, capacity);
        this.keys = sharesEntries ? original.keys : Arrays.copyOf(original.keys, capacity);
        this.ids = sharesEntries ? original.ids : Arrays.copyOf(original.ids, capacity);
        this.children = original.isLeaf() ? NONE : Arrays.copyOf(original.children, capacity);
    }

    /** Copies what the node may share with an older one, before that is changed. */
    void ownEntries() {
        prefixes = prefixes.clone();
        keys = keys.clone();
        ids = ids.clone();
    }

    boolean isLeaf() {
        return children == NONE;
    }

    /** How many entries the leaf has, or all leaves below. */
    int entries() {
        return isLeaf() ? count : entriesBelow;
    }

    /** How many entries the leaves below its first children have. */
    int entriesBefore(int childIndex) {
        int entries = 0;
        for (int i = 0; i < childIndex; i++) {
            entries += child(i).entries();
        }
        return entries;
    }

    /** Counts what is below anew, after more than one child changed. */
    void recount() {
        entriesBelow = isLeaf() ? 0 : entriesBefore(count);
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

    /** The prefix that a key has here if it begins like all of the node's; else one that means nothing. */
    long prefixOf(KeyOrder order, KeyPosition wanted) {
        return skip == 0 ? wanted.prefix() : order.prefixFrom(wanted.kept(), skip);
    }

    /** The first entry whose prefix is not less. */
    int firstFrom(long prefix) {
        return KeyPrefix.firstFrom(prefix, prefixes, count);
    }

    boolean isEntry(int index, KeyOrder order, KeyPosition wanted) {
        return index < count && ids[index] == wanted.id() && hasKey(index, order, wanted);
    }

    /** Equal keys have equal prefixes, wherever those begin; so most others are told without reading them. */
    boolean hasKey(int index, KeyOrder order, KeyPosition wanted) {
        return prefixes[index] == prefixOf(order, wanted) && order.compareKept(keys[index], wanted.kept()) == 0;
    }

    /** The prefix of a whole key. */
    long prefixAt(int index, KeyOrder order) {
        return skip == 0 ? prefixes[index] : order.prefixFrom(keys[index], 0);
    }

    void insert(int index, KeyOrder order, KeyPosition entry) {
        admit(order, entry.kept());
        insertAlike(index, order, entry);
    }

    /** As {@link #insert} for a key that begins like all of the node's, none of which is read for it. */
    void insertAlike(int index, KeyOrder order, KeyPosition entry) {
        open(index, 1);
        set(index, order, entry.prefix(), entry.kept(), entry.id());
    }

    void insertChild(int index, KeyOrder order, KeyNode child) {
        admit(order, child.keys[0]);
        open(index, 1);
        set(index, order, child.prefixAt(0, order), child.keys[0], child.ids[0]);
        children[index] = child;
    }

    /** Puts a child, and its first entry, in place of another. */
    void setChild(int index, KeyOrder order, KeyNode child) {
        if (!hasFirstOf(index, order, child)) {
            admit(order, child.keys[0]);
            set(index, order, child.prefixAt(0, order), child.keys[0], child.ids[0]);
        }
        children[index] = child;
    }

    /**
     * Whether an inner entry is a child's first one already; a prefix is all of a key that cannot begin like others.
     */
    boolean hasFirstOf(int index, KeyOrder order, KeyNode child) {
        return keys[index] == child.keys[0]
                && ids[index] == child.ids[0]
                && (order.hasStarts() || prefixes[index] == child.prefixes[0]);
    }

    private void set(int index, KeyOrder order, long prefix, @Nullable Object kept, long id) {
        prefixes[index] = skip == 0 ? prefix : order.prefixFrom(kept, skip);
        keys[index] = kept;
        ids[index] = id;
    }

    /** Skips no more than the key has in common with the others. */
    private void admit(KeyOrder order, @Nullable Object kept) {
        if (skip > 0 && order.compareStart(kept, keys[0], skip) != 0) {
            skipTo(order, order.commonStart(kept, keys[0]));
        }
    }

    /** Skips as much as all keys have in common, which is what the first and the last have. */
    void skipAllCommon(KeyOrder order) {
        if (order.hasStarts()) {
            skipTo(order, order.commonStart(keys[0], keys[count - 1]));
        }
    }

    private void skipTo(KeyOrder order, int units) {
        skip = units;
        for (int i = 0; i < count; i++) {
            prefixes[i] = order.prefixFrom(keys[i], units);
        }
    }

    /** Inserts {@code length} entries of another node, from its entry {@code from} on. */
    void insertAll(int index, KeyOrder order, KeyNode other, int from, int length) {
        open(index, length);
        System.arraycopy(other.prefixes, from, prefixes, index, length);
        System.arraycopy(other.keys, from, keys, index, length);
        System.arraycopy(other.ids, from, ids, index, length);
        if (!isLeaf()) {
            System.arraycopy(other.children, from, children, index, length);
        }
        skipAllCommon(order);
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
        if (!isLeaf()) {
            Arrays.fill(children, left, count, null);
        }
        count = left;
    }

    private void shift(int from, int to) {
        int length = count - from;
        System.arraycopy(prefixes, from, prefixes, to, length);
        System.arraycopy(keys, from, keys, to, length);
        System.arraycopy(ids, from, ids, to, length);
        if (!isLeaf()) {
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
        if (!isLeaf()) {
            children = Arrays.copyOf(children, capacity);
        }
    }

    /** What the node occupies on the heap, its keys and children aside. */
    long bytes() {
        return bytes(prefixes.length, isLeaf());
    }

    private static long bytes(int capacity, boolean leaf) {
        return HeapLayout.object(Long.BYTES, 3 * Integer.BYTES, 4)
                + 2 * HeapLayout.longArray(capacity)
                + (leaf ? 1 : 2) * HeapLayout.referenceArray(capacity);
    }
}
