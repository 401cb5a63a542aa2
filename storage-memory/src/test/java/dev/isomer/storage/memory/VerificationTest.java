package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.memory.People.Note;
import dev.isomer.storage.memory.People.Person;
import dev.isomer.storage.model.Finding;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A broken state is found out, each defect by its own sentence. */
class VerificationTest {
    private final DatabaseShape shape = new DatabaseShape(People.SCHEMA);

    private static Person person(long id, String name) {
        return Person.TYPE.withId(Person.named(name), id);
    }

    private <E> Table<E> empty(Class<E> type) {
        for (TableShape<?> table : shape.tables()) {
            if (table.type().recordClass() == type) {
                @SuppressWarnings("unchecked")
                TableShape<E> found = (TableShape<E>) table;
                return Table.empty(found);
            }
        }
        throw new IllegalArgumentException(type.toString());
    }

    private List<String> problems(Table<Person> people, Table<Note> notes) {
        long bytes = Root.ownBytes(2) + people.bytes() + notes.bytes();
        return problems(new Root(new Table<?>[] {people, notes}, bytes, 0, 9));
    }

    private static List<String> problems(Root root) {
        return Verification.of(root).stream().map(Finding::toString).toList();
    }

    private static long size(Person row) {
        return new RowSize<>(Person.TYPE).bytes(row);
    }

    @Test
    void aSoundStateHasNoFindings() {
        Person row = person(1, "a");
        assertEquals(List.of(), problems(empty(Person.class).insert(1, 1, row, size(row)), empty(Note.class)));
    }

    @Test
    void twoRowsWithOneUniqueValueAreFound() {
        Person first = person(1, "a");
        Person second = person(2, "a");
        Table<Person> people =
                empty(Person.class).insert(1, 1, first, size(first)).insert(1, 2, second, size(second));
        assertEquals(
                List.of("unique key [name] of person: Row 2 has the key of another row."),
                problems(people, empty(Note.class)));
    }

    @Test
    void aReferenceToNothingIsFound() {
        Note note = new Note(1, 5, "text");
        Table<Note> notes = empty(Note.class).insert(1, 1, note, new RowSize<>(Note.TYPE).bytes(note));
        assertEquals(List.of("note: Row 1 refers to a row that is not there."), problems(empty(Person.class), notes));
    }

    @Test
    void wrongCountsOfBytesAreFound() {
        Person row = person(1, "a");
        Table<Person> people = empty(Person.class).insert(1, 1, row, size(row) - 8);
        assertEquals(
                List.of("person: Its rows are counted as " + (size(row) - 8) + " bytes and have " + size(row) + "."),
                problems(people, empty(Note.class)));
        Root root = Root.empty(shape);
        assertEquals(
                List.of("store: It counts " + (root.bytes() + 1) + " bytes, and its tables have " + root.bytes() + "."),
                problems(new Root(root.tables(), root.bytes() + 1, 0, 0)));
    }

    @Test
    void aRowUnderAnotherIdIsFound() {
        Person row = person(2, "a");
        List<String> problems = problems(empty(Person.class).insert(1, 1, row, size(row)), empty(Note.class));
        assertEquals("person: The row at id 1 has another id.", problems.get(0));
    }

    @Test
    void anIndexThatMissedAChangeIsFound() {
        Person row = person(1, "b");
        Table<Person> people = empty(Person.class).insert(1, 1, row, size(row));
        KeyNode names = Objects.requireNonNull(people.tree(0).root());
        KeyPosition entry = KeyPosition.of(people.tree(0).order(), "bc", 1);
        names.prefixes[0] = entry.prefix();
        names.keys[0] = entry.kept();
        assertEquals(
                List.of("unique key [name] of person: Its entry for row 1 has another key than the row."),
                problems(people, empty(Note.class)));
        names.keys[0] = "b";
        assertEquals(
                List.of(
                        "unique key [name] of person: The prefix of an entry of row 1 is not that of its key.",
                        "unique key [name] of person: Its entry for row 1 has another key than the row."),
                problems(people, empty(Note.class)));
        names.prefixes[0] = people.tree(0).order().prefix("b");
        names.keys[0] = new StringBuilder("b").toString();
        assertEquals(
                List.of("unique key [name] of person: "
                        + "Its entry for row 1 keeps a copy of the key that is not counted."),
                problems(people, empty(Note.class)));
    }
}
