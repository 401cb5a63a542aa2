package dev.isomer.storage.memory;

import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads a whole state and finds what does not fit: the shapes of the maps, each index against the rows, unique keys,
 * references, counters, and the bytes kept against the bytes counted anew.
 */
final class Verification {
    private final Root root;
    private final List<Finding> findings = new ArrayList<>();

    private Verification(Root root) {
        this.root = root;
    }

    static List<Finding> of(Root root) {
        Verification verification = new Verification(root);
        for (Table<?> table : root.tables()) {
            verification.check(table);
        }
        long bytes = Root.bytes(root.tables());
        if (bytes != root.bytes()) {
            verification.add("store", "It counts " + root.bytes() + " bytes, and its tables have " + bytes + ".");
        }
        return List.copyOf(verification.findings);
    }

    private void add(String subject, String problem) {
        findings.add(new Finding(subject, problem));
    }

    private <E> void check(Table<E> table) {
        String name = table.shape().type().storedName();
        String problem = IdTrieCheck.problem(table.rows());
        if (problem != null) {
            add(name, problem);
            return;
        }
        checkRows(table, name);
        for (Key<E> key : table.shape().keys()) {
            String keyProblem = KeyTreeCheck.problem(table.tree(key.ordinal()));
            if (keyProblem != null) {
                add(key.toString(), keyProblem);
            } else {
                checkIndex(table, key);
            }
        }
        long greatestId = table.rows().floor(Long.MAX_VALUE);
        if (table.lastId() < greatestId) {
            add(name, "The counter is at " + table.lastId() + ", below the id " + greatestId + ".");
        }
    }

    private <E> void checkRows(Table<E> table, String name) {
        long bytes = 0;
        for (long id = table.rows().ceiling(0); id != 0; id = table.rows().ceiling(id + 1)) {
            E row = Objects.requireNonNull(table.rows().get(id));
            if (table.shape().type().idOf(row) != id) {
                add(name, "The row at id " + id + " has another id.");
                continue;
            }
            bytes += table.shape().rowSize().bytes(row);
            if (Constraints.breaksReference(root.tables(), table, row, id)) {
                add(name, "Row " + id + " refers to a row that is not there.");
            }
        }
        if (bytes != table.rowBytes()) {
            add(name, "Its rows are counted as " + table.rowBytes() + " bytes and have " + bytes + ".");
        }
    }

    private <E> void checkIndex(Table<E> table, Key<E> key) {
        KeyTree tree = table.tree(key.ordinal());
        if (tree.size() != table.rows().size()) {
            add(
                    key.toString(),
                    "It has " + tree.size() + " entries for " + table.rows().size() + " rows.");
        }
        KeyOrder order = tree.order();
        KeyCursor cursor = tree.cursor(KeyRange.ALL, false);
        E previous = null;
        while (cursor.next()) {
            E row = table.rows().get(cursor.id());
            if (row == null) {
                add(key.toString(), "It has an entry for row " + cursor.id() + ", which is not there.");
                continue;
            }
            Object value = TableShape.keyOf(key, row);
            Object kept = order.kept(value);
            if (order.prefix(value) != cursor.prefix() || order.compareKept(cursor.kept(), kept) != 0) {
                add(key.toString(), "Its entry for row " + cursor.id() + " has another key than the row.");
            } else if (!order.sharesContent(cursor.kept(), kept)) {
                add(
                        key.toString(),
                        "Its entry for row " + cursor.id() + " keeps a copy of the key that is not counted.");
            }
            boolean collides = key.unique()
                    && previous != null
                    && !TableShape.hasNull(key, row)
                    && TableShape.isSameKey(key, previous, row);
            if (collides) {
                add(key.toString(), "Row " + cursor.id() + " has the key of another row.");
            }
            previous = row;
        }
    }
}
