package dev.isomer.storage.memory;

import org.jspecify.annotations.Nullable;

/**
 * Walks a range of a {@link KeyTree} in either direction.
 *
 * <p>It compares with the range's ends once in each leaf, not at each entry. The leaf and the way to it are kept,
 * because nodes have no links to their neighbours: those would tie each copy of a node to copies of all.
 */
final class KeyCursor {
    private final KeyOrder order;
    private final @Nullable KeySearch from;
    private final @Nullable KeySearch to;
    private final boolean descending;
    private final @Nullable KeyNode[] path;
    private final int[] indexes;
    private int depth;

    private @Nullable KeyNode leaf;
    /**
     * The entries of the leaf that are left: from {@code next} (included) to {@code end}, in the direction of travel.
     */
    private int next;

    private int end;
    private int current;
    private long knownId;

    /** Stands before the first entry of the range, or, descending, behind the last. */
    KeyCursor(KeyTree tree, KeyRange range, boolean descending) {
        this(tree, descending, range);
        if (tree.root() != null) {
            descend(tree.root(), descending ? to : from);
        }
    }

    /** Stands before the entry of the range that so many entries of the tree come before, or, descending, behind it. */
    KeyCursor(KeyTree tree, KeyRange range, boolean descending, long index) {
        this(tree, descending, range);
        if (tree.root() != null) {
            descendTo(tree.root(), (int) index);
        }
    }

    private KeyCursor(KeyTree tree, boolean descending, KeyRange range) {
        this.order = tree.order();
        this.from = tree.search(range.from());
        this.to = tree.search(range.to());
        this.descending = descending;
        this.path = new KeyNode[tree.height()];
        this.indexes = new int[tree.height()];
    }

    /** Steps to the next entry; false if there is none. */
    boolean next() {
        if (left() == 0) {
            return false;
        }
        current = next;
        next += descending ? -1 : 1;
        knownId = entered().ids[current];
        return true;
    }

    /** How many entries follow in the leaf that the next one is in; 0 if there is no next one. */
    int left() {
        while (next == end) {
            if (!enterNextLeaf()) {
                return 0;
            }
        }
        return Math.abs(end - next);
    }

    /** Gives the ids of the next entries, no more than {@link #left}. */
    void take(long[] ids, int count) {
        for (int i = 0; i < count; i++) {
            ids[i] = entered().ids[next];
            next += descending ? -1 : 1;
        }
    }

    /** The row's id at the entry. */
    long id() {
        return knownId;
    }

    /** The key at the entry, as the tree keeps it. */
    @Nullable
    Object kept() {
        return entered().keys[current];
    }

    /** The key's prefix at the entry. */
    long prefix() {
        return entered().prefixAt(current, order);
    }

    /** Passes over the entries that follow with the same first value, upwards: how many they are. */
    long passSameFirst() {
        Object kept = kept();
        long prefix = entered().prefixes[current];
        long passed = 0;
        int other;
        do {
            passed += passWholeLeaves(prefix, kept);
            other = firstOther(entered(), next, end, prefix, kept);
            passed += other - next;
            next = other;
        } while (next == end && enterNextLeaf());
        return passed;
    }

    /**
     * Goes on to the last leaf below the same node that begins with this first value, so that all before it have no
     * other: how many entries were left in those. The leaves between are only counted, and no key of theirs is read.
     */
    private long passWholeLeaves(long prefix, @Nullable Object kept) {
        KeyNode parent = depth == 0 ? null : path[depth - 1];
        if (parent == null || next == end || entered().prefixes[next] != entered().prefixes[end - 1]) {
            return 0;
        }
        int from = indexes[depth - 1];
        int within = to == null ? parent.count : to.lowerBound(parent);
        int last = firstOther(parent, from + 1, within, prefix, kept) - 1;
        if (last <= from) {
            return 0;
        }
        long passed = end - next;
        for (int i = from + 1; i < last; i++) {
            passed += parent.child(i).count;
        }
        indexes[depth - 1] = last;
        enter(parent.child(last));
        return passed;
    }

    /**
     * The first entry of a node, from one (included) to another (excluded), whose first value is another one. Entries
     * with another prefix than the first are told by it, and of those with the same one mostly only the last one's key
     * is read.
     */
    private int firstOther(KeyNode node, int from, int to, long prefix, @Nullable Object kept) {
        if (from >= to) {
            return from;
        }
        int alike = firstOtherPrefix(node, from, to);
        if (isSameFirst(node, alike - 1, prefix, kept)) {
            return alike;
        }
        if (!isSameFirst(node, from, prefix, kept)) {
            return from;
        }
        int same = from;
        int other = alike - 1;
        while (other - same > 1) {
            int middle = same + other >>> 1;
            if (isSameFirst(node, middle, prefix, kept)) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return other;
    }

    private static int firstOtherPrefix(KeyNode node, int from, int to) {
        int same = from;
        int other = to;
        while (other - same > 1) {
            int middle = same + other >>> 1;
            if (node.prefixes[middle] == node.prefixes[from]) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return other;
    }

    private boolean isSameFirst(KeyNode node, int index, long prefix, @Nullable Object kept) {
        return order.isSameFirst(prefix, kept, node.prefixes[index], node.keys[index]);
    }

    private KeyNode entered() {
        if (leaf == null) {
            throw new IllegalStateException("The cursor stands at no entry.");
        }
        return leaf;
    }

    /** Goes down to the leaf where the place is, or to the first one in the direction of travel. */
    private void descend(KeyNode top, @Nullable KeySearch place) {
        KeyNode node = top;
        while (!node.isLeaf()) {
            int index = place != null ? place.childOf(node) : descending ? node.count - 1 : 0;
            node = step(node, index);
        }
        enter(node);
    }

    /** Goes down to the leaf of the entry that so many entries come before. */
    private void descendTo(KeyNode top, int index) {
        KeyNode node = top;
        int left = index;
        while (!node.isLeaf()) {
            int child = 0;
            int entries = node.child(0).entries();
            while (left >= entries) {
                left -= entries;
                child++;
                entries = node.child(child).entries();
            }
            node = step(node, child);
        }
        enter(node);
        next = left;
    }

    private KeyNode step(KeyNode node, int childIndex) {
        path[depth] = node;
        indexes[depth++] = childIndex;
        return node.child(childIndex);
    }

    private void enter(KeyNode node) {
        leaf = node;
        int low = from == null ? 0 : from.lowerBound(node);
        int high = to == null ? node.count : to.lowerBound(node);
        next = descending ? high - 1 : low;
        end = descending ? Math.min(low, high) - 1 : Math.max(low, high);
    }

    private boolean enterNextLeaf() {
        if (leaf == null || (descending ? end >= 0 : end < leaf.count)) {
            return false;
        }
        while (depth > 0) {
            KeyNode parent = path[depth - 1];
            int index = indexes[depth - 1] + (descending ? -1 : 1);
            if (parent != null && index >= 0 && index < parent.count) {
                indexes[depth - 1] = index;
                descend(parent.child(index), null);
                return true;
            }
            depth--;
        }
        return false;
    }
}
