package dev.isomer.storage.memory;

import dev.isomer.storage.memory.People.Note;
import dev.isomer.storage.memory.People.Person;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Damages of indexes: of their trees, and of what these say of the rows. */
final class DamagedIndexes extends DamagedMemory {
    private static final KeyOrder NAMES = KeyOrder.of(List.of(ValueType.TEXT));

    DamagedIndexes() {
        leaves();
        innerNodes();
        order();
        keysOfRows();
        contents();
    }

    private void leaves() {
        addNames(1, leaf -> leaf.count = 0, "The root of an index has 0 entries.");
        addNames(1, leaf -> leaf.keys[1] = "b", "A node of an index keeps something alive past its last entry.");
        addNames(
                32,
                leaf -> leaf.insert(32, NAMES, KeyPosition.of(NAMES, "q", 33)),
                "A node of an index has 33 entries.");
        addNames(3, leaf -> leaf.remove(2, 1), "An index counts 3 entries and has 2.");
        Table<Person> people = people(3);
        KeyNode names = top(people, 0);
        long bytes = names.bytes();
        names.prefixes = Arrays.copyOf(names.prefixes, 8);
        add(people, new Finding(NAME, "An index counts " + bytes + " bytes and has " + names.bytes() + "."));
        addNames(3, leaf -> leaf.prefixes[1]++, "The prefix of an entry of row 2 is not that of its key.");
        addNames(
                3,
                leaf -> {
                    leaf.skip = 11;
                    Arrays.fill(leaf.prefixes, Long.MIN_VALUE);
                },
                "The prefix of an entry of row 2 is not that of its key.");
    }

    private void innerNodes() {
        addNames(40, root -> root.remove(1, 1), "The root of an index has 1 entries.");
        addNames(
                40,
                root -> root.children[2] = root.children[1],
                "A node of an index keeps something alive past its last entry.");
        addNames(40, root -> root.child(1).remove(1, root.child(1).count - 1), "A node of an index has 1 entries.");
        addNames(40, root -> root.ids[1]++, "An inner entry of an index is not the first below it.");
        addNames(
                40,
                root -> root.keys[1] = new StringBuilder((String) root.keys[1]).toString(),
                "An inner entry of an index is not the first below it.");
        addNames(40, root -> root.entriesBelow++, "A node of an index counts 41 entries below it and has 40.");
        addNames(
                500,
                root -> root.children[0] = new KeyNode(STAMP, root, root.count),
                "A leaf of an index is at level 3 of 2.");
    }

    private void order() {
        addNames(
                3,
                leaf -> {
                    Object key = leaf.keys[1];
                    leaf.keys[1] = leaf.keys[2];
                    leaf.keys[2] = key;
                },
                "The entries of rows 2 and 3 are out of order.");
        addNames(
                3,
                leaf -> {
                    leaf.keys[2] = leaf.keys[1];
                    leaf.ids[2] = leaf.ids[1];
                },
                "The entries of rows 2 and 2 are out of order.");
        Table<Person> people = people(3);
        top(people, 5).ids[1] = 4;
        add(people, new Finding(AGE, "The entries of rows 4 and 3 are out of order."));
    }

    private void keysOfRows() {
        addNames(3, leaf -> leaf.ids[2] = 9, "It has an entry for row 9, which is not there.");
        addNames(3, leaf -> leaf.keys[2] = leaf.keys[2] + "a", "Its entry for row 3 has another key than the row.");
        Table<Person> people = people(3);
        top(people, 2).prefixes[2]++;
        add(people, new Finding(HEIGHT, "Its entry for row 3 has another key than the row."));
        Note note = new Note(1, 1, "text");
        long bytes = new RowSize<>(Note.TYPE).bytes(note);
        add(
                people(3),
                empty(Note.class).insert(STAMP, 1, note, bytes).insert(STAMP, 1, new Note(1, 2, "text"), 0),
                new Finding("index [person] of note", "It has 2 entries for 1 rows."),
                new Finding("index [person] of note", "Its entry for row 1 has another key than the row."));
        Person first = person(1, "a");
        add(
                with(with(empty(Person.class), 1, first), 2, person(2, "a")),
                new Finding(NAME, "Row 2 has the key of another row."));
    }

    private void contents() {
        addNames(
                3,
                leaf -> leaf.keys[2] = new StringBuilder((String) Objects.requireNonNull(leaf.keys[2])).toString(),
                "Its entry for row 3 keeps a copy of the key that is not counted.");
        Table<Person> people = people(3);
        Object[] key = Objects.requireNonNull((Object[]) top(people, 5).keys[2]);
        key[0] = new StringBuilder("Bern").toString();
        add(people, new Finding(AGE, "Its entry for row 3 keeps a copy of the key that is not counted."));
    }
}
