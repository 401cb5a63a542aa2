package dev.isomer.storage.memory;

import java.util.List;
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
    /** What the tree itself occupies, without its nodes. */
    static final long OWN_BYTES = HeapLayout.object(3 * Long.BYTES, Integer.BYTES, 2);

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

    /** The tree of these entries, in any order, no two of them equal. */
    static KeyTree of(KeyOrder order, long stamp, List<KeyPosition> entries) {
        KeyOrder admitting = order;
        long keptBytes = 0;
        for (KeyPosition entry : entries) {
            admitting = admitting.admitting(entry.kept());
            keptBytes += order.keptBytes(entry.kept());
        }
        KeyTreeBuilder builder = new KeyTreeBuilder(admitting, stamp);
        KeyNode top = builder.build(entries);
        return new KeyTree(admitting, top, builder.height(), entries.size(), builder.bytes() + keptBytes, 0);
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
        return (4L * height + 2) * KeyNode.GREATEST_BYTES + KeyOrder.GREATEST_KEPT_BYTES;
    }

    /**
     * With the entry.
     *
     * @param key one value, or an array of one for each attribute
     * @throws IllegalStateException if the entry is there
     */
    KeyTree insert(long stamp, @Nullable Object key, long id) {
        return insert(stamp, way(key, id));
    }

    /** With the entry at the end of a way that this tree gave. */
    KeyTree insert(long stamp, KeyWay way) {
        KeyEditor editor = new KeyEditor(way.order(), stamp);
        KeyNode top = editor.insert(way);
        long keptBytes = order.keptBytes(way.entry().kept());
        return after(editor, way.order(), top, 1, keptBytes, 0);
    }

    /**
     * The way to where an entry belongs.
     *
     * @throws IllegalStateException if the entry is there
     */
    KeyWay way(@Nullable Object key, long id) {
        KeyPosition entry = KeyPosition.of(order, key, id);
        KeyWay way = way(entry, entry.behind());
        if (way.endsBehindEntry()) {
            throw new IllegalStateException("The key of row " + id + " is in its index already.");
        }
        return way;
    }

    /** The way to where an entry with a new key, without nulls, belongs; null if there is an entry with this key. */
    @Nullable
    KeyWay wayOfUnique(@Nullable Object key, long id) {
        KeyPosition entry = KeyPosition.of(order, key, id);
        KeyWay way = way(entry, entry.behindKey());
        return way.endsBehindSameKey() ? null : way;
    }

    private KeyWay way(KeyPosition entry, KeyPosition place) {
        KeyWay way = new KeyWay(order.admitting(entry.kept()), entry, height);
        if (root != null) {
            way.go(root, place);
        }
        return way;
    }

    /**
     * Without the entry.
     *
     * @throws IllegalStateException if the entry is not there
     */
    KeyTree remove(long stamp, @Nullable Object key, long id) {
        KeyPosition entry = KeyPosition.of(order, key, id);
        KeyEditor editor = new KeyEditor(order, stamp);
        KeyNode top = editor.remove(top(), entry);
        long keptBytes = order.keptBytes(entry.kept());
        return after(editor, order, top, -1, -keptBytes, keptBytes);
    }

    /** With the texts and {@code Bytes} of an equal key in place of those that the entry has. */
    KeyTree replaceContent(long stamp, @Nullable Object key, long id) {
        KeyPosition entry = KeyPosition.of(order, key, id);
        KeyEditor editor = new KeyEditor(order, stamp);
        KeyNode top = editor.replaceKept(top(), entry);
        return after(editor, order, top, 0, 0, order.keptBytes(entry.kept()));
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

    /** The id of an entry with the key, the greatest if there are several; 0 if there is none. */
    long find(@Nullable Object key) {
        if (root == null) {
            return 0;
        }
        KeySearch search = new KeySearch(order, KeyPosition.after(order, key));
        KeyNode node = root;
        while (!node.isLeaf()) {
            node = node.child(search.childOf(node));
        }
        int index = search.lowerBound(node) - 1;
        return index >= 0 && search.isAt(node, index) ? node.ids[index] : 0;
    }

    /** How many entries a range has; only nodes on the way to its ends are looked into. */
    long count(KeyRange range) {
        return root == null ? 0 : count(root, search(range.from()), search(range.to()));
    }

    @Nullable
    KeySearch search(@Nullable KeyPosition place) {
        return place == null ? null : new KeySearch(order, place);
    }

    private static int count(KeyNode node, @Nullable KeySearch from, @Nullable KeySearch to) {
        if (from == null && to == null) {
            return node.entries();
        }
        if (node.isLeaf()) {
            int low = from == null ? 0 : from.lowerBound(node);
            int high = to == null ? node.count : to.lowerBound(node);
            return Math.max(0, high - low);
        }
        int first = from == null ? 0 : from.childOf(node);
        int last = to == null ? node.count - 1 : to.childOf(node);
        if (first >= last) {
            return first > last ? 0 : count(node.child(first), from, to);
        }
        int between = 0;
        for (int i = first + 1; i < last; i++) {
            between += node.child(i).entries();
        }
        return count(node.child(first), from, null) + between + count(node.child(last), null, to);
    }

    /** The entries of a range, from its first to its last, or the other way. */
    KeyCursor cursor(KeyRange range, boolean descending) {
        return new KeyCursor(this, range, descending);
    }

    /** The same without the first {@code passed} of them, of which there are more; goes down by counts alone. */
    KeyCursor cursor(KeyRange range, boolean descending, long passed) {
        if (passed == 0) {
            return cursor(range, descending);
        }
        long index = descending
                ? count(new KeyRange(null, range.to())) - 1 - passed
                : size - count(new KeyRange(range.from(), null)) + passed;
        return new KeyCursor(this, range, descending, index);
    }
}
