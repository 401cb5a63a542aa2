package dev.isomer.storage.memory;

import org.jspecify.annotations.Nullable;

/**
 * A persistent map from id to row: a radix trie with 32 ways, as high as the greatest id needs.
 *
 * <pre>
 *   id 1,057 = 1 · 32² + 1 · 32 + 1            root  [ .  ●  .  …  . ]      digit 1
 *                                                      │
 *                                                   [ .  ●  .  …  . ]       digit 1
 *                                                      │
 *                                                   [ .  row .  …  . ]      digit 1
 * </pre>
 *
 * <p>A value of this class is a snapshot, kept by keeping a reference. An edit passes a <em>stamp</em>, greater than
 * any that was used before on what it starts from: nodes with that stamp are its own and are changed in place, others
 * are copied first. So values that an edit derived itself with the same stamp are used up by its next step, and all
 * others stay as they are. Starting a new stamp is all that a savepoint takes.
 *
 * <p>The shape depends on the set of ids alone. Ids run from 1 to 2^62; each step costs one node per five bits of the
 * greatest id. Phil Bagwell's <cite>Ideal Hash Trees</cite> (2001) without the hashing; the ownership of nodes is that
 * of Clojure's transients.
 *
 * @param <E> the row
 */
final class IdTrie<E> {
    static final int BITS = 5;
    private static final int MASK = TrieNode.WIDTH - 1;
    private static final int GREATEST_SHIFT = 60;

    /** No step of an edit adds more than this. */
    static final long GREATEST_GROWTH_BYTES = 2 * (GREATEST_SHIFT / BITS + 1) * TrieNode.BYTES;

    /** What the map itself occupies, without its nodes. */
    static final long OWN_BYTES = HeapLayout.object(3 * Long.BYTES, Integer.BYTES, 1);

    private final @Nullable TrieNode root;
    private final int shift;
    private final long size;
    private final long nodes;
    private final long replacedNodes;

    private IdTrie(@Nullable TrieNode root, int shift, long size, long nodes, long replacedNodes) {
        this.root = root;
        this.shift = shift;
        this.size = size;
        this.nodes = nodes;
        this.replacedNodes = replacedNodes;
    }

    /** The map without rows. */
    static <E> IdTrie<E> empty() {
        return new IdTrie<>(null, 0, 0, 0, 0);
    }

    long size() {
        return size;
    }

    /** What the nodes occupy on the heap, without the rows. */
    long bytes() {
        return nodes * TrieNode.BYTES;
    }

    /**
     * What the nodes occupied that edits copied or dropped since the map was empty; only differences mean something.
     */
    long replacedBytes() {
        return replacedNodes * TrieNode.BYTES;
    }

    /** The row with this id, or null. */
    @SuppressWarnings("unchecked")
    @Nullable
    E get(long id) {
        Object[] slots = leafSlots(id);
        return slots == null ? null : (E) slots[(int) id & MASK];
    }

    /** Finds the rows of some ids, all of which are there, each in the place of its id. */
    void getAll(long[] ids, int count, @Nullable Object[] found) {
        if (root != null) {
            IdTrieSearch.getAll(root, shift, ids, count, found);
        }
    }

    /** The slots of the lowest node on the path of an id, or null if there is none. */
    @Nullable
    Object @Nullable [] leafSlots(long id) {
        if (root == null || isBeyond(id)) {
            return null;
        }
        Object[] slots = root.slots;
        for (int level = shift; level > 0 && slots != null; level -= BITS) {
            slots = (Object[]) slots[digit(id, level)];
        }
        return slots;
    }

    /** With the row in place of what was there. */
    IdTrie<E> put(long stamp, long id, E row) {
        int height = shift;
        long made = nodes;
        long replaced = replacedNodes;
        TrieNode top = root;
        if (top == null) {
            top = new TrieNode(stamp);
            made++;
            height = shiftFor(id);
        } else if (top.stamp != stamp) {
            top = top.copy(stamp);
            replaced++;
        }
        while (height < shiftFor(id)) {
            TrieNode higher = new TrieNode(stamp);
            higher.setChild(0, top);
            higher.rows = top.rows;
            top = higher;
            made++;
            height += BITS;
        }
        TrieNode node = top;
        for (int level = height; level > 0; level -= BITS) {
            int digit = digit(id, level);
            TrieNode child = node.childOrNull(digit);
            if (child == null) {
                child = new TrieNode(stamp);
                node.setChild(digit, child);
                made++;
            } else if (child.stamp != stamp) {
                child = child.copy(stamp);
                node.setChild(digit, child);
                replaced++;
            }
            node = child;
        }
        int last = (int) id & MASK;
        boolean isNew = !node.has(last);
        node.set(last, row);
        if (isNew) {
            countOneMore(top, height, id);
        }
        return new IdTrie<>(top, height, isNew ? size + 1 : size, made, replaced);
    }

    private static void countOneMore(TrieNode top, int height, long id) {
        TrieNode node = top;
        node.rows++;
        for (int level = height; level > 0; level -= BITS) {
            node = node.child(digit(id, level));
            node.rows++;
        }
    }

    /** Without the row of this id; the same map if there is none. */
    IdTrie<E> remove(long stamp, long id) {
        TrieNode top = root;
        if (top == null || get(id) == null) {
            return this;
        }
        int cutLevel = lowestSharedLevel(top, id);
        if (cutLevel < 0) {
            return new IdTrie<>(null, 0, 0, 0, replacedNodes + nodes);
        }
        long replaced = replacedNodes;
        if (top.stamp != stamp) {
            top = top.copy(stamp);
            replaced++;
        }
        TrieNode node = top;
        node.rows--;
        for (int level = shift; level > cutLevel; level -= BITS) {
            TrieNode child = node.child(digit(id, level));
            if (child.stamp != stamp) {
                child = child.copy(stamp);
                node.setChild(digit(id, level), child);
                replaced++;
            }
            node = child;
            node.rows--;
        }
        node.clear(digit(id, cutLevel));
        int dropped = cutLevel / BITS;
        return new IdTrie<E>(top, shift, size - 1, nodes - dropped, replaced + dropped).lowered();
    }

    /**
     * The lowest level of the path where another branch hangs, below which all goes with the id; -1 if there is none.
     */
    private int lowestSharedLevel(TrieNode top, long id) {
        int lowest = -1;
        TrieNode node = top;
        for (int level = shift; level >= 0; level -= BITS) {
            if (Integer.bitCount(node.used) > 1) {
                lowest = level;
            }
            if (level > 0) {
                node = node.child(digit(id, level));
            }
        }
        return lowest;
    }

    /** Drops levels at the top that hold nothing but their first slot. */
    private IdTrie<E> lowered() {
        TrieNode top = root;
        int height = shift;
        int dropped = 0;
        while (top != null && height > 0 && top.used == 1) {
            top = top.child(0);
            height -= BITS;
            dropped++;
        }
        return dropped == 0 ? this : new IdTrie<>(top, height, size, nodes - dropped, replacedNodes + dropped);
    }

    /** How many rows have a lesser id. */
    long rowsBefore(long id) {
        if (root == null || id <= 0) {
            return 0;
        }
        return isBeyond(id) ? size : IdTrieSearch.rowsBefore(root, shift, id);
    }

    /** The id of the row that so many come before; there is one. */
    long idAt(long index) {
        if (root == null || index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("Row " + index + " of " + size);
        }
        return IdTrieSearch.idAt(root, shift, index);
    }

    /** The least id from {@code from} on, or 0. */
    long ceiling(long from) {
        long least = Math.max(0, from);
        if (root == null || isBeyond(least)) {
            return 0;
        }
        return Math.max(0, IdTrieSearch.ceiling(root, shift, least));
    }

    /** The greatest id up to {@code to}, or 0. */
    long floor(long to) {
        if (root == null || to <= 0) {
            return 0;
        }
        return Math.max(0, IdTrieSearch.floor(root, shift, isBeyond(to) ? -1 : to));
    }

    /** Whether it is the very same map, which needs no look at its rows. */
    boolean isSame(IdTrie<?> other) {
        return root == other.root;
    }

    /** Takes what one map has other than another. */
    interface DifferenceSink<E> {
        void put(long id, E row);

        void removed(long id);
    }

    /** Gives what {@code after} has other than {@code before}, passing over all nodes that they share. */
    static <E> void difference(IdTrie<E> before, IdTrie<E> after, DifferenceSink<E> sink) {
        new IdTrieDifference<>(sink).between(before.shape(), after.shape());
    }

    /** The lowest node on the path of an id that is there. */
    TrieNode leafOf(long id) {
        Object[] slots = leafSlots(id);
        TrieNode leaf = slots == null ? null : (TrieNode) slots[TrieNode.WIDTH];
        if (leaf == null) {
            throw new IllegalStateException("There is no row " + id + ".");
        }
        return leaf;
    }

    /** The nodes, for {@link IdTrieCheck}. */
    record Shape(@Nullable TrieNode root, int levels, long nodes) {}

    Shape shape() {
        return new Shape(root, root == null ? 0 : shift / BITS + 1, nodes);
    }

    private boolean isBeyond(long id) {
        return shift < GREATEST_SHIFT ? id >>> (shift + BITS) != 0 : id < 0;
    }

    private static int shiftFor(long id) {
        return (63 - Long.numberOfLeadingZeros(id | 1)) / BITS * BITS;
    }

    static int digit(long id, int level) {
        return (int) (id >>> level) & MASK;
    }
}
