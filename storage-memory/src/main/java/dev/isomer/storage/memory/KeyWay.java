package dev.isomer.storage.memory;

/**
 * The way from the root of a {@link KeyTree} down to where an entry belongs that is not there, found before anything is
 * changed; so that a row whose keys are all free is inserted without looking for their places again.
 *
 * <p>It holds for the tree that gave it, until that changes.
 */
final class KeyWay {
    private final KeyOrder order;
    private final KeyPosition entry;
    private final KeyNode[] nodes;
    private final int[] indexes;
    private boolean beginsLikeLeaf;

    /**
     * A way not gone yet.
     *
     * @param order one that admits the entry's key
     * @param levels how many nodes there are from the root to a leaf
     */
    KeyWay(KeyOrder order, KeyPosition entry, int levels) {
        this.order = order;
        this.entry = entry;
        this.nodes = new KeyNode[levels];
        this.indexes = new int[levels];
    }

    /** Goes from the root to where a place is, which is the entry's or one behind it with nothing between. */
    void go(KeyNode root, KeyPosition place) {
        KeySearch search = new KeySearch(order, place);
        KeyNode node = root;
        int last = nodes.length - 1;
        for (int level = 0; level < last; level++) {
            int index = search.childOf(node);
            nodes[level] = node;
            indexes[level] = index;
            node = node.child(index);
        }
        nodes[last] = node;
        indexes[last] = search.lowerBound(node);
        beginsLikeLeaf = search.beginsLike(node);
    }

    /** Whether the entry's key begins like all in its leaf. */
    boolean beginsLikeLeaf() {
        return beginsLikeLeaf;
    }

    KeyOrder order() {
        return order;
    }

    KeyPosition entry() {
        return entry;
    }

    /** How many nodes there are on it; 0 in an empty tree. */
    int levels() {
        return nodes.length;
    }

    KeyNode node(int level) {
        return nodes[level];
    }

    /** Of a child, and in the leaf the entry's own. */
    int index(int level) {
        return indexes[level];
    }

    /** Whether what comes just before the place in its leaf has the entry's key. */
    boolean endsBehindSameKey() {
        int last = nodes.length - 1;
        return last >= 0 && indexes[last] > 0 && nodes[last].hasKey(indexes[last] - 1, order, entry);
    }

    /** Whether what comes just before the place in its leaf is the entry. */
    boolean endsBehindEntry() {
        int last = nodes.length - 1;
        return last >= 0 && indexes[last] > 0 && nodes[last].isEntry(indexes[last] - 1, order, entry);
    }
}
