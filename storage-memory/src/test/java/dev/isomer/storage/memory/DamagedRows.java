package dev.isomer.storage.memory;

import dev.isomer.storage.memory.People.Note;
import dev.isomer.storage.memory.People.Person;
import dev.isomer.storage.model.Finding;
import java.util.Objects;

/** Damages of rows, of what they refer to, of their map, and of the counts. */
final class DamagedRows extends DamagedMemory {
    DamagedRows() {
        counts();
        rows();
        maps();
    }

    private void counts() {
        Root root = emptyRoot();
        long bytes = root.bytes();
        add(
                new Root(root.tables(), bytes + 1, 0, 0),
                new Finding("store", "It counts " + (bytes + 1) + " bytes, and its tables have " + bytes + "."));
        Person row = person(1, "a");
        add(
                empty(Person.class).insert(STAMP, 1, row, size(row) - 8),
                new Finding(
                        "person", "Its rows are counted as " + (size(row) - 8) + " bytes and have " + size(row) + "."));
    }

    private void rows() {
        Note note = new Note(1, 5, "text");
        add(
                people(3),
                empty(Note.class).insert(STAMP, 1, note, new RowSize<>(Note.TYPE).bytes(note)),
                new Finding("note", "Row 1 refers to a row that is not there."));
        Table<Person> people = people(3);
        Person second = Objects.requireNonNull(people.rows().get(2));
        Objects.requireNonNull(people.rows().shape().root()).set(2, Person.TYPE.withId(second, 7));
        add(
                people,
                new Finding("person", "The row at id 2 has another id."),
                new Finding(
                        "person",
                        "Its rows are counted as " + 3 * size(second) + " bytes and have " + 2 * size(second) + "."));
        Table<Person> moved = people(1);
        Person only = Objects.requireNonNull(moved.rows().get(1));
        TrieNode leaf = Objects.requireNonNull(moved.rows().shape().root());
        leaf.clear(1);
        leaf.set(7, Person.TYPE.withId(only, 7));
        for (int key = 0; key < moved.shape().keys().size(); key++) {
            top(moved, key).ids[0] = 7;
        }
        add(moved, new Finding("person", "The counter is at 1, below the id 7."));
    }

    private void maps() {
        addRows(40, root -> root.clear(1), "The trie is higher than its ids need.");
        addRows(40, root -> root.child(1).used = 0, "A trie node is empty.");
        addRows(40, root -> root.child(1).slots[3] = null, "A trie node's slot 3 and its bit differ.");
        addRows(
                3,
                root -> root.slots[TrieNode.WIDTH] = new TrieNode(STAMP),
                "A trie node's slots lead to another node.");
        addRows(40, root -> root.child(1).slots[TrieNode.WIDTH] = root, "A trie node's slots lead to another node.");
        addRows(3, root -> root.slots[9] = "a", "A trie node's slot 9 and its bit differ.");
        addRows(3, root -> root.set(9, "a"), "A trie node counts 3 rows below it and has 4.");
        addRows(40, root -> root.rows++, "A trie node counts 41 rows below it and has 40.");
        addRows(
                3,
                root -> {
                    root.set(9, "a");
                    root.rows++;
                },
                "The trie counts 1 nodes and 3 rows, and has 1 and 4.");
        addRows(
                64,
                root -> {
                    root.clear(2);
                    root.child(0).set(0, "a");
                    root.child(0).rows++;
                },
                "The trie counts 4 nodes and 64 rows, and has 3 and 64.");
    }
}
