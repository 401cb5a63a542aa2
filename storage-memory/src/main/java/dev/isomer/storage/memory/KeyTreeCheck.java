package dev.isomer.storage.memory;

import org.jspecify.annotations.Nullable;

/**
 * Reads a whole {@link KeyTree} and says what is wrong with it: order, fill, height, first entries, sizes and bytes.
 *
 * <p>Linear in the size of the tree.
 */
final class KeyTreeCheck {
    private final KeyTree tree;
    private long entries;
    private long bytes;
    private @Nullable KeyPosition previous;

    private KeyTreeCheck(KeyTree tree) {
        this.tree = tree;
    }

    /** The first problem, or null. */
    static @Nullable String problem(KeyTree tree) {
        return new KeyTreeCheck(tree).problem();
    }

    private @Nullable String problem() {
        KeyNode root = tree.root();
        if (root != null) {
            if (root.count < (root.isLeaf() ? 1 : 2)) {
                return "The root of an index has " + root.count + " entries.";
            }
            String problem = problemOf(root, 1);
            if (problem != null) {
                return problem;
            }
        }
        if (entries != tree.size()) {
            return "An index counts " + tree.size() + " entries and has " + entries + ".";
        }
        return bytes == tree.bytes() ? null : "An index counts " + tree.bytes() + " bytes and has " + bytes + ".";
    }

    private @Nullable String problemOf(KeyNode node, int level) {
        bytes += node.bytes();
        if (node.count > KeyNode.GREATEST_COUNT || (level > 1 && node.count < KeyNode.LEAST_COUNT)) {
            return "A node of an index has " + node.count + " entries.";
        }
        for (int i = node.count; i < node.keys.length; i++) {
            if (node.keys[i] != null || (!node.isLeaf() && node.children[i] != null)) {
                return "A node of an index keeps something alive past its last entry.";
            }
        }
        String problem = problemOfPrefixes(node);
        if (problem != null) {
            return problem;
        }
        return node.isLeaf() ? problemOfLeaf(node, level) : problemOfInner(node, level);
    }

    private @Nullable String problemOfPrefixes(KeyNode node) {
        KeyOrder order = tree.order();
        for (int i = 0; i < node.count && order.hasStarts(); i++) {
            boolean isAlike = node.skip == 0 || order.commonStart(node.keys[0], node.keys[i]) >= node.skip;
            if (!isAlike || node.prefixes[i] != order.prefixFrom(node.keys[i], node.skip)) {
                return "The prefix of an entry of row " + node.ids[i] + " is not that of its key.";
            }
        }
        return null;
    }

    private @Nullable String problemOfInner(KeyNode node, int level) {
        for (int i = 0; i < node.count; i++) {
            KeyNode child = node.child(i);
            if (node.ids[i] != child.ids[0] || node.keys[i] != child.keys[0]) {
                return "An inner entry of an index is not the first below it.";
            }
            String problem = problemOf(child, level + 1);
            if (problem != null) {
                return problem;
            }
        }
        int below = node.entriesBefore(node.count);
        return node.entriesBelow == below
                ? null
                : "A node of an index counts " + node.entriesBelow + " entries below it and has " + below + ".";
    }

    private @Nullable String problemOfLeaf(KeyNode leaf, int level) {
        if (level != tree.height()) {
            return "A leaf of an index is at level " + level + " of " + tree.height() + ".";
        }
        for (int i = 0; i < leaf.count; i++) {
            entries++;
            bytes += tree.order().keptBytes(leaf.keys[i]);
            KeyPosition entry = new KeyPosition(leaf.prefixAt(i, tree.order()), leaf.keys[i], leaf.ids[i]);
            if (previous != null && previous.compareTo(tree.order(), entry) >= 0) {
                return "The entries of rows " + previous.id() + " and " + entry.id() + " are out of order.";
            }
            previous = entry;
        }
        return null;
    }
}
