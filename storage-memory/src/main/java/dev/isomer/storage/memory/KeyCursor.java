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
    private final @Nullable KeyPosition from;
    private final @Nullable KeyPosition to;
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
    /** How many entries are to be passed over before the next leaf is entered. */
    private long passing;

    KeyCursor(KeyTree tree, KeyRange range, boolean descending) {
        this.order = tree.order();
        this.from = range.from();
        this.to = range.to();
        this.descending = descending;
        this.path = new KeyNode[tree.height()];
        this.indexes = new int[tree.height()];
        if (tree.root() != null) {
            descend(tree.root(), descending ? to : from);
        }
    }

    /** Steps to the next entry; false if there is none. */
    boolean next() {
        while (next == end) {
            if (!enterNextLeaf()) {
                return false;
            }
        }
        current = next;
        next += descending ? -1 : 1;
        knownId = entered().ids[current];
        return true;
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

    /** Passes over so many entries, which must be left. */
    void pass(long entries) {
        passing = entries;
        while (passing >= Math.abs(end - next)) {
            passing -= Math.abs(end - next);
            next = end;
            if (passing == 0 || !enterNextLeaf()) {
                return;
            }
        }
        next += (int) (descending ? -passing : passing);
        passing = 0;
    }

    /** Passes over the entries that follow with the same first value, upwards: how many they are. */
    long passSameFirst() {
        Object kept = kept();
        long prefix = prefix();
        long passed = 0;
        do {
            int other = firstOther(prefix, kept);
            passed += other - next;
            next = other;
        } while (next == end && enterNextLeaf());
        return passed;
    }

    /**
     * The first entry left in this leaf whose first value is another one. Entries with another prefix than the next one
     * has are told by it, and of those with the same one mostly only the last one's key is read.
     */
    private int firstOther(long prefix, @Nullable Object kept) {
        if (next == end) {
            return next;
        }
        int alike = firstOtherPrefix();
        if (isSameFirst(alike - 1, prefix, kept)) {
            return alike;
        }
        if (!isSameFirst(next, prefix, kept)) {
            return next;
        }
        int same = next;
        int other = alike - 1;
        while (other - same > 1) {
            int middle = same + other >>> 1;
            if (isSameFirst(middle, prefix, kept)) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return other;
    }

    private int firstOtherPrefix() {
        long[] prefixes = entered().prefixes;
        int same = next;
        int other = end;
        while (other - same > 1) {
            int middle = same + other >>> 1;
            if (prefixes[middle] == prefixes[next]) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return other;
    }

    private boolean isSameFirst(int index, long prefix, @Nullable Object kept) {
        KeyNode node = entered();
        return order.isSameFirst(prefix, kept, node.prefixes[index], node.keys[index]);
    }

    private KeyNode entered() {
        if (leaf == null) {
            throw new IllegalStateException("The cursor stands at no entry.");
        }
        return leaf;
    }

    /** Goes down to the leaf where the position belongs, or to the first one in the direction of travel. */
    private void descend(KeyNode top, @Nullable KeyPosition position) {
        KeyNode node = top;
        while (!node.isLeaf()) {
            int index = position != null ? node.childFor(order, position.behind()) : descending ? node.count - 1 : 0;
            path[depth] = node;
            indexes[depth++] = index;
            node = node.child(index);
        }
        leaf = node;
        int low = from == null ? 0 : node.lowerBound(order, from);
        int high = to == null ? node.count : node.lowerBound(order, to);
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
            while (parent != null
                    && index >= 0
                    && index < parent.count
                    && passing >= parent.child(index).entries()) {
                passing -= parent.child(index).entries();
                index += descending ? -1 : 1;
            }
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
