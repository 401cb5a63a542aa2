package dev.isomer.storage.memory;

import java.util.List;

/**
 * One state of the whole database, immutable once a transaction has sealed it.
 *
 * <pre>
 *   driver ── published ─► Root ── tables ─► [ Table servers ]  [ Table aliases ]  …
 *      │                                          │
 *      └──── tip ────────► Root                   ├─ rows   IdTrie   id ─► row
 *                                                 ├─ trees  KeyTree  (name, id)
 *                                                 │         KeyTree  (definitionCid, id)
 *                                                 ├─ lastId          the counter
 *                                                 └─ bytes           what all this occupies
 * </pre>
 *
 * <p>A reader keeps the root that was published when it began. A writer starts from the tip, and what it changes shares
 * all nodes that it did not touch with the states before it. Forking, going back and keeping a snapshot are copies of a
 * reference; the byte counts, being in the state, need no undoing.
 *
 * @param tables by the type's position in the schema; never changed
 * @param bytes what the state occupies on the heap
 * @param replacedBytes what transactions replaced since the database was empty; only differences mean something
 * @param stamp the greatest stamp of its nodes; an edit that starts from it uses greater ones
 */
record Root(Table<?>[] tables, long bytes, long replacedBytes, long stamp) {
    /** The root without its tables. */
    private static final long OWN_BYTES = HeapLayout.object(3 * Long.BYTES, 0, 1);

    /** The database without rows. */
    static Root empty(List<TableShape<?>> shapes) {
        Table<?>[] tables = shapes.stream().map(Table::empty).toArray(Table<?>[]::new);
        return new Root(tables, bytes(tables), 0, 0);
    }

    /** The database without rows, whose indexes come later: {@link #indexed}. */
    static Root withoutIndexes(DatabaseShape shape) {
        Table<?>[] tables = shape.tables().stream().map(Table::withoutIndexes).toArray(Table<?>[]::new);
        return new Root(tables, bytes(tables), 0, 0);
    }

    /** The rows of a state without indexes, with them. */
    Root indexed() {
        Table<?>[] indexed = new Table<?>[tables.length];
        for (int i = 0; i < tables.length; i++) {
            indexed[i] = tables[i].indexed(stamp);
        }
        return new Root(indexed, bytes(indexed), replacedBytes, stamp);
    }

    /** What the state occupies itself and in its tables themselves, where the next state has others. */
    long replacedOwnBytes(Table<?>[] next) {
        long bytes = OWN_BYTES + HeapLayout.referenceArray(tables.length);
        for (int i = 0; i < tables.length; i++) {
            bytes += next[i] == tables[i] ? 0 : tables[i].ownBytes();
        }
        return bytes;
    }

    /** What a state with these tables occupies. */
    static long bytes(Table<?>[] tables) {
        long bytes = OWN_BYTES + HeapLayout.referenceArray(tables.length);
        for (Table<?> table : tables) {
            bytes += table.bytes();
        }
        return bytes;
    }
}
