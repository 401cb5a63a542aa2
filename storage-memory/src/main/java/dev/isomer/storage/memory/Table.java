package dev.isomer.storage.memory;

import dev.isomer.storage.model.Key;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rows of one type with their indexes: a value, like the maps that it is made of.
 *
 * <p>Its steps change maps and nothing else: keys, references and the limit are checked before. What holds for the
 * stamps of {@link IdTrie} holds for those given here.
 *
 * @param <E> the row
 */
final class Table<E> {
    /** The table and its map, without their content. */
    private static final long OWN_BYTES = HeapLayout.object(5 * Long.BYTES, 0, 3) + IdTrie.OWN_BYTES;

    private final TableShape<E> shape;
    private final IdTrie<E> rows;
    private final KeyTree[] trees;
    private final long lastId;
    private final long rowBytes;
    private final long replacedRowBytes;
    private final long bytes;
    private final long replacedBytes;

    private Table(
            TableShape<E> shape, IdTrie<E> rows, KeyTree[] trees, long lastId, long rowBytes, long replacedRowBytes) {
        this.shape = shape;
        this.rows = rows;
        this.trees = trees;
        this.lastId = lastId;
        this.rowBytes = rowBytes;
        this.replacedRowBytes = replacedRowBytes;
        long allBytes = ownBytes() + rowBytes + rows.bytes();
        long allReplacedBytes = replacedRowBytes + rows.replacedBytes();
        for (KeyTree tree : trees) {
            allBytes += tree.bytes();
            allReplacedBytes += tree.replacedBytes();
        }
        this.bytes = allBytes;
        this.replacedBytes = allReplacedBytes;
    }

    /** The table without rows, whose first id will be 1. */
    static <E> Table<E> empty(TableShape<E> shape) {
        KeyTree[] trees = shape.orders().stream().map(KeyTree::empty).toArray(KeyTree[]::new);
        return new Table<>(shape, IdTrie.empty(), trees, 0, 0, 0);
    }

    /** The table without rows, whose indexes come later: {@link #indexed}. */
    static <E> Table<E> withoutIndexes(TableShape<E> shape) {
        return new Table<>(shape, IdTrie.empty(), new KeyTree[0], 0, 0, 0);
    }

    /** The rows of a table without indexes, with them. */
    Table<E> indexed(long stamp) {
        KeyTree[] newTrees = new KeyTree[shape.keys().size()];
        for (int i = 0; i < newTrees.length; i++) {
            Key<E> key = shape.keys().get(i);
            KeyOrder order = shape.orders().get(i);
            List<KeyPosition> entries = new ArrayList<>();
            IdCursor<E> cursor = new IdCursor<>(rows, 1, Long.MAX_VALUE, false);
            for (E row = cursor.next(); row != null; row = cursor.next()) {
                entries.add(KeyPosition.of(
                        order, TableShape.keyOf(key, row), shape.type().idOf(row)));
            }
            newTrees[i] = KeyTree.of(order, stamp, entries);
        }
        return new Table<>(shape, rows, newTrees, lastId, rowBytes, replacedRowBytes);
    }

    TableShape<E> shape() {
        return shape;
    }

    IdTrie<E> rows() {
        return rows;
    }

    /** The row of an id that an index has. */
    E row(long id) {
        E row = rows.get(id);
        if (row == null) {
            throw new IllegalStateException("There is no row " + id + " of " + shape.type() + ".");
        }
        return row;
    }

    /** The tree of a key, by the key's ordinal. */
    KeyTree tree(int keyOrdinal) {
        return trees[keyOrdinal];
    }

    /** The counter from which the next id is made. */
    long lastId() {
        return lastId;
    }

    /** With a counter that is at least this. */
    Table<E> raiseLastId(long id) {
        return new Table<>(shape, rows, trees, Math.max(lastId, id), rowBytes, replacedRowBytes);
    }

    /** What the rows occupy, the maps aside. */
    long rowBytes() {
        return rowBytes;
    }

    /** What rows and maps occupy on the heap. */
    long bytes() {
        return bytes;
    }

    /** What the table and its maps occupy themselves, without nodes and rows: what every change of it makes anew. */
    long ownBytes() {
        return OWN_BYTES + HeapLayout.referenceArray(trees.length) + trees.length * KeyTree.OWN_BYTES;
    }

    /** What was replaced since the table was empty; only differences mean something. */
    long replacedBytes() {
        return replacedBytes;
    }

    /** No step adds more than this to the maps. */
    long greatestGrowthBytes() {
        long growth = IdTrie.GREATEST_GROWTH_BYTES;
        for (KeyTree tree : trees) {
            growth += tree.greatestGrowthBytes();
        }
        return growth;
    }

    /** The ways to where the keys of a new row belong; null if another row has one that is unique. */
    KeyWay @Nullable [] ways(long id, E row) {
        KeyWay[] ways = new KeyWay[trees.length];
        List<Key<E>> keys = shape.keys();
        for (int i = 0; i < ways.length; i++) {
            Key<E> key = keys.get(i);
            Object value = TableShape.keyOf(key, row);
            boolean mustBeFree = key.unique() && !TableShape.hasNull(key, row);
            KeyWay way = mustBeFree ? trees[i].wayOfUnique(value, id) : trees[i].way(value, id);
            if (way == null) {
                return null;
            }
            ways[i] = way;
        }
        return ways;
    }

    /** With a row whose id is not there yet, even if for the time being another row has one of its unique keys. */
    Table<E> insert(long stamp, long id, E row, long addedBytes) {
        KeyWay[] ways = new KeyWay[trees.length];
        for (int i = 0; i < ways.length; i++) {
            ways[i] = trees[i].way(TableShape.keyOf(shape.keys().get(i), row), id);
        }
        return insert(stamp, id, row, ways, addedBytes);
    }

    /** With a row whose id is not there yet, and the ways of its keys in this table. */
    Table<E> insert(long stamp, long id, E row, KeyWay[] ways, long addedBytes) {
        KeyTree[] newTrees = new KeyTree[trees.length];
        for (int i = 0; i < newTrees.length; i++) {
            newTrees[i] = trees[i].insert(stamp, ways[i]);
        }
        long newLastId = Math.max(lastId, id);
        return new Table<>(
                shape, rows.put(stamp, id, row), newTrees, newLastId, rowBytes + addedBytes, replacedRowBytes);
    }

    /**
     * With one row in place of another that has the same id.
     *
     * @param leftBytes what those values of the row before take that the next one does not share
     * @param broughtBytes what those of the next one take
     */
    Table<E> replace(long stamp, long id, E previous, E next, long leftBytes, long broughtBytes) {
        KeyTree[] newTrees = trees;
        List<Key<E>> keys = shape.keys();
        for (int i = 0; i < trees.length; i++) {
            Key<E> key = keys.get(i);
            if (TableShape.sharesKey(key, previous, next)) {
                continue;
            }
            KeyTree tree = trees[i];
            if (!TableShape.isSameKey(key, previous, next)) {
                tree = tree.remove(stamp, TableShape.keyOf(key, previous), id)
                        .insert(stamp, TableShape.keyOf(key, next), id);
            } else if (!TableShape.sharesContent(key, previous, next)) {
                tree = tree.replaceContent(stamp, TableShape.keyOf(key, next), id);
            }
            if (tree != trees[i]) {
                newTrees = newTrees == trees ? trees.clone() : newTrees;
                newTrees[i] = tree;
            }
        }
        return new Table<>(
                shape,
                rows.put(stamp, id, next),
                newTrees,
                lastId,
                rowBytes + broughtBytes - leftBytes,
                replacedRowBytes + shape.rowSize().recordBytes() + leftBytes);
    }

    /** Without a row that is there. */
    Table<E> remove(long stamp, long id, E row) {
        KeyTree[] newTrees = new KeyTree[trees.length];
        List<Key<E>> keys = shape.keys();
        for (int i = 0; i < newTrees.length; i++) {
            newTrees[i] = trees[i].remove(stamp, TableShape.keyOf(keys.get(i), row), id);
        }
        long removed = shape.rowSize().bytes(row);
        return new Table<>(
                shape, rows.remove(stamp, id), newTrees, lastId, rowBytes - removed, replacedRowBytes + removed);
    }
}
