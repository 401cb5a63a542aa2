package dev.isomer.storage.memory;

import org.jspecify.annotations.Nullable;

/**
 * A persistent ordered set of entries (key, id): a B+tree with wide leaves.
 *
 * <pre>
 *                       [ adam·7   jane·3   mary·9 ]
 *                        /            |           \
 *   [ adam·7 adele·4 … ]    [ jane·3 jane·8 … ]     [ mary·9 … ]
 * </pre>
 *
 * <p>Entries are ordered by key, then by id. Leaves hold ids, not rows, so that a change of a row touches only the
 * trees whose key it changes. A value of this class is a snapshot; edits pass a stamp and own nodes exactly as those of
 * {@link IdTrie} do. Searching compares prefixes ({@link KeyOrder}) and reads keys only where those are equal.
 */
final class KeyTree {
    private final KeyOrder order;
    private final @Nullable KeyNode root;
    private final int height;
    private final long size;
    private final long bytes;
    private final long replacedBytes;

    private KeyTree(KeyOrder order, @Nullable KeyNode root, int height, long size, long bytes, long replacedBytes) {
        this.order = order;
        this.root = root;
        this.height = height;
        this.size = size;
        this.bytes = bytes;
        this.replacedBytes = replacedBytes;
    }

    /** The tree without entries. */
    static KeyTree empty(KeyOrder order) {
        return new KeyTree(order, null, 0, 0, 0, 0);
    }

    KeyOrder order() {
        return order;
    }

    @Nullable
    KeyNode root() {
        return root;
    }

    /** How many nodes there are from the root to a leaf. */
    int height() {
        return height;
    }

    long size() {
        return size;
    }

    /** What the nodes and the keys occupy on the heap, texts and {@code Bytes} aside, which the rows share. */
    long bytes() {
        return bytes;
    }

    /** What was replaced since the tree was empty; only differences mean something. */
    long replacedBytes() {
        return replacedBytes;
    }

    /** No step adds more than this: each node of two paths is copied and split, and a root comes on top. */
    long greatestGrowthBytes() {
        return (4L * height + 2) * KeyNode.greatestBytes() + order.greatestKeptBytes();
    }

    /**
     * With the entry.
     *
     * @param key one value, or an array of one for each attribute
     * @throws IllegalStateException if the entry is there
     */
    KeyTree insert(long stamp, @Nullable Object key, long id) {
        Object kept = order.kept(key);
        KeyOrder admitting = order.admitting(kept);
        KeyEditor editor = new KeyEditor(admitting, stamp);
        KeyNode top = editor.insert(root, order.prefix(key), kept, id);
        long keptBytes = order.keptBytes(kept);
        return after(editor, admitting, top, 1, keptBytes, 0);
    }

    /**
     * Without the entry.
     *
     * @throws IllegalStateException if the entry is not there
     */
    KeyTree remove(long stamp, @Nullable Object key, long id) {
        Object kept = order.kept(key);
        KeyEditor editor = new KeyEditor(order, stamp);
        KeyNode top = editor.remove(top(), order.prefix(key), kept, id);
        long keptBytes = order.keptBytes(kept);
        return after(editor, order, top, -1, -keptBytes, keptBytes);
    }

    /** With the texts and {@code Bytes} of an equal key in place of those that the entry has. */
    KeyTree replaceContent(long stamp, @Nullable Object key, long id) {
        Object kept = order.kept(key);
        KeyEditor editor = new KeyEditor(order, stamp);
        KeyNode top = editor.replaceKept(top(), order.prefix(key), kept, id);
        return after(editor, order, top, 0, 0, order.keptBytes(kept));
    }

    private KeyNode top() {
        if (root == null) {
            throw new IllegalStateException("The index is empty.");
        }
        return root;
    }

    private KeyTree after(
            KeyEditor editor,
            KeyOrder newOrder,
            @Nullable KeyNode top,
            int entries,
            long keptBytes,
            long replacedKeptBytes) {
        return new KeyTree(
                newOrder,
                top,
                height + editor.addedLevels(),
                size + entries,
                bytes + editor.addedBytes() + keptBytes,
                replacedBytes + editor.replacedBytes() + replacedKeptBytes);
    }

    /** The least id of the entries that begin with the key, or 0. */
    long firstId(@Nullable Object key) {
        if (root == null) {
            return 0;
        }
        long prefix = order.prefix(key);
        Object kept = order.kept(key);
        KeyNode node = root;
        KeyNode following = null;
        int followingIndex = 0;
        while (!node.isLeaf) {
            int index = node.childFor(order, prefix, kept, KeyRange.Position.BEFORE_ALL);
            if (index + 1 < node.count) {
                following = node;
                followingIndex = index + 1;
            }
            node = node.child(index);
        }
        int index = node.lowerBound(order, prefix, kept, KeyRange.Position.BEFORE_ALL);
        if (index == node.count) {
            // An inner entry is the first entry below it, so the next leaf need not be read.
            if (following == null) {
                return 0;
            }
            node = following;
            index = followingIndex;
        }
        boolean found = node.prefixes[index] == prefix && order.compareKept(node.keys[index], kept) == 0;
        return found ? node.ids[index] : 0;
    }

    /** The entries of a range, from its first to its last, or the other way. */
    KeyCursor cursor(KeyRange range, boolean descending) {
        return new KeyCursor(this, range, descending);
    }
}
