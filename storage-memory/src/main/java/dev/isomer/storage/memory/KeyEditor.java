package dev.isomer.storage.memory;

import org.jspecify.annotations.Nullable;

/**
 * One step of an edit of a {@link KeyTree}: inserts, removes or replaces an entry below a node, and counts the bytes.
 *
 * <p>Insertion and deletion of a B+tree as in Knuth, <cite>The Art of Computer Programming</cite> vol. 3, 6.2.4: a node
 * with more than {@link KeyNode#GREATEST_COUNT} entries is split in halves; one with fewer than
 * {@link KeyNode#LEAST_COUNT} is joined with a neighbour where both fit one node, and else shares evenly with it.
 */
final class KeyEditor {
    private final KeyOrder order;
    private final long stamp;
    private int addedLevels;
    private long addedBytes;
    private long replacedBytes;

    KeyEditor(KeyOrder order, long stamp) {
        this.order = order;
        this.stamp = stamp;
    }

    /** How much higher the tree is than before. */
    int addedLevels() {
        return addedLevels;
    }

    /** What the nodes occupy more, or less, than before. */
    long addedBytes() {
        return addedBytes;
    }

    /** What the nodes occupied that were copied or dropped, with entries that a copy may share. */
    long replacedBytes() {
        return replacedBytes;
    }

    /** The root with the entry that the way leads to. */
    KeyNode insert(KeyWay way) {
        if (way.levels() == 0) {
            KeyNode leaf = new KeyNode(stamp, true, 1);
            leaf.insert(0, order, way.entry());
            addedBytes += leaf.bytes();
            addedLevels++;
            return leaf;
        }
        int level = way.levels() - 1;
        KeyNode mine = insertIntoLeaf(way, way.node(level), way.index(level));
        while (--level >= 0) {
            mine = putBack(way.node(level), way.index(level), mine);
        }
        if (mine.count <= KeyNode.GREATEST_COUNT) {
            return mine;
        }
        KeyNode top = new KeyNode(stamp, false, 2);
        KeyNode right = split(mine);
        top.insertChild(0, order, mine);
        top.insertChild(1, order, right);
        top.skipAllCommon(order);
        top.recount();
        addedBytes += top.bytes();
        addedLevels++;
        return top;
    }

    /** The leaf with the entry, perhaps with one entry too many. */
    private KeyNode insertIntoLeaf(KeyWay way, KeyNode leaf, int index) {
        KeyNode mine = own(leaf, leaf.count + 1);
        long before = mine.bytes();
        if (way.beginsLikeLeaf()) {
            mine.insertAlike(index, order, way.entry());
        } else {
            mine.insert(index, order, way.entry());
        }
        addedBytes += mine.bytes() - before;
        return mine;
    }

    /**
     * The node with a child below which one entry was inserted, split if it has too many; perhaps with one too many.
     */
    private KeyNode putBack(KeyNode node, int index, KeyNode child) {
        KeyNode mine = own(node, node.count);
        long before = mine.bytes();
        KeyNode right = child.count > KeyNode.GREATEST_COUNT ? split(child) : null;
        setChild(mine, index, child);
        if (right != null) {
            ownEntries(mine);
            mine.insertChild(index + 1, order, right);
        }
        mine.entriesBelow++;
        addedBytes += mine.bytes() - before;
        return mine;
    }

    /** Parts a node that was just given one entry too many, and has entries of its own therefore. */
    private KeyNode split(KeyNode node) {
        long before = node.bytes();
        int half = node.count / 2;
        int rest = node.count - half;
        KeyNode right = new KeyNode(stamp, node.isLeaf(), rest);
        right.insertAll(0, order, node, half, rest);
        node.remove(half, rest);
        node.skipAllCommon(order);
        node.trim();
        node.recount();
        right.recount();
        addedBytes += node.bytes() + right.bytes() - before;
        return right;
    }

    /** The root without the entry, or null if nothing is left. */
    @Nullable
    KeyNode remove(KeyNode root, KeyPosition entry) {
        KeyNode mine = removeBelow(root, entry, new KeySearch(order, entry.behind()));
        if (mine.count == 0 || !mine.isLeaf() && mine.count == 1) {
            drop(mine);
            addedLevels--;
            return mine.isLeaf() ? null : mine.child(0);
        }
        return mine;
    }

    /** The node without the entry, perhaps with one entry too few. */
    private KeyNode removeBelow(KeyNode node, KeyPosition entry, KeySearch search) {
        if (node.isLeaf()) {
            KeyNode mine = own(node, node.count);
            mine.remove(indexOf(mine, entry), 1);
            return mine;
        }
        int index = search.childOf(node);
        KeyNode child = removeBelow(node.child(index), entry, search);
        KeyNode mine = own(node, node.count);
        setChild(mine, index, child);
        mine.entriesBelow--;
        if (child.count < KeyNode.LEAST_COUNT) {
            fill(mine, index);
        }
        return mine;
    }

    /** Joins a child that has too few entries with a neighbour, or levels the two. */
    private void fill(KeyNode parent, int index) {
        ownEntries(parent);
        int leftIndex = Math.max(0, index - 1);
        KeyNode left = parent.child(leftIndex);
        KeyNode right = parent.child(leftIndex + 1);
        int together = left.count + right.count;
        boolean fitOne = together <= KeyNode.GREATEST_COUNT;
        left = own(left, fitOne ? together : left.count);
        ownEntries(left);
        if (fitOne) {
            long before = left.bytes();
            left.insertAll(left.count, order, right, 0, right.count);
            left.recount();
            addedBytes += left.bytes() - before;
            drop(right);
            parent.remove(leftIndex + 1, 1);
        } else {
            right = own(right, right.count);
            ownEntries(right);
            int missing = together / 2 - left.count;
            // One more than whole steps: see level.
            int steps = (Math.abs(missing) - 1) / KeyNode.CAPACITY_STEP;
            level(left, right, Integer.signum(missing) * (1 + steps * KeyNode.CAPACITY_STEP));
            parent.setChild(leftIndex + 1, order, right);
        }
        parent.setChild(leftIndex, order, left);
    }

    /**
     * Moves so many entries from the right node to the left one; fewer than none the other way.
     *
     * <p>A deletion must not take more than it gives, or a full store would pass its limit. The node with too few
     * entries has one less than fill whole steps of capacity. It gets that one and whole steps, and the other node does
     * without as many: together they take no more than before.
     */
    private void level(KeyNode left, KeyNode right, int moved) {
        long before = left.bytes() + right.bytes();
        if (moved > 0) {
            left.insertAll(left.count, order, right, 0, moved);
            right.remove(0, moved);
        } else {
            right.insertAll(0, order, left, left.count + moved, -moved);
            left.remove(left.count + moved, -moved);
        }
        left.recount();
        right.recount();
        left.trim();
        right.trim();
        addedBytes += left.bytes() + right.bytes() - before;
    }

    /** Puts another object for an equal key, in the leaf and wherever the entry stands above it. */
    KeyNode replaceKept(KeyNode root, KeyPosition entry) {
        return replaceBelow(root, entry, new KeySearch(order, entry.behind()));
    }

    private KeyNode replaceBelow(KeyNode node, KeyPosition entry, KeySearch search) {
        if (node.isLeaf()) {
            KeyNode mine = own(node, node.count);
            mine.keys[indexOf(mine, entry)] = entry.kept();
            return mine;
        }
        int index = search.childOf(node);
        KeyNode child = replaceBelow(node.child(index), entry, search);
        KeyNode mine = own(node, node.count);
        setChild(mine, index, child);
        return mine;
    }

    /**
     * Where an entry is that the leaf should have. Its key begins like all others there, and its id tells it from those
     * with an equal prefix, so that hardly any other key is read.
     */
    private int indexOf(KeyNode leaf, KeyPosition entry) {
        long prefix = leaf.prefixOf(order, entry);
        int index = leaf.firstFrom(prefix);
        while (index < leaf.count && leaf.prefixes[index] == prefix && !leaf.isEntry(index, order, entry)) {
            index++;
        }
        if (!leaf.isEntry(index, order, entry)) {
            throw new IllegalStateException("The key of row " + entry.id() + " is not in its index.");
        }
        return index;
    }

    private KeyNode own(KeyNode node, int room) {
        if (node.stamp == stamp) {
            return node;
        }
        KeyNode copy = new KeyNode(stamp, node, Math.max(room, node.count));
        replacedBytes += node.bytes();
        addedBytes += copy.bytes() - node.bytes();
        return copy;
    }

    /** Before the entries of a node that is the edit's own are changed; a leaf has no others' entries. */
    private void ownEntries(KeyNode node) {
        if (!node.isLeaf()) {
            node.ownEntries();
        }
    }

    private void setChild(KeyNode mine, int index, KeyNode child) {
        if (!mine.hasFirstOf(index, order, child)) {
            ownEntries(mine);
        }
        mine.setChild(index, order, child);
    }

    private void drop(KeyNode node) {
        replacedBytes += node.bytes();
        addedBytes -= node.bytes();
    }
}
