package dev.isomer.storage.memory;

import dev.isomer.storage.conformance.engine.TestedEngine.Damaged;
import dev.isomer.storage.memory.People.Note;
import dev.isomer.storage.memory.People.Person;
import dev.isomer.storage.model.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** States of people and notes that are damaged behind the engine's back, each in one way, and what is found in them. */
abstract class DamagedMemory {
    static final String NAME = "unique key [name] of person";
    static final String AGE = "index [city, age] of person";
    static final String HEIGHT = "index [height] of person";
    static final long STAMP = 1;

    private static final DatabaseShape SHAPE = DatabaseShape.of(People.SCHEMA);

    private final List<Damaged> all = new ArrayList<>();

    /** All of them. */
    final List<Damaged> all() {
        return List.copyOf(all);
    }

    final void add(Root root, Finding... findings) {
        all.add(new Damaged(new MemoryDriver(SHAPE, Long.MAX_VALUE, root), List.of(findings)));
    }

    final void add(Table<Person> people, Finding... findings) {
        add(people, empty(Note.class), findings);
    }

    final void add(Table<Person> people, Table<Note> notes, Finding... findings) {
        Table<?>[] tables = {people, notes};
        add(new Root(tables, Root.bytes(tables), 0, STAMP), findings);
    }

    /** A damage of the index by name of so many people. */
    final void addNames(int count, Consumer<KeyNode> damage, String... problems) {
        Table<Person> people = people(count);
        damage.accept(top(people, 0));
        add(people, findings(NAME, problems));
    }

    /** A damage of the rows of so many people. */
    final void addRows(int count, Consumer<TrieNode> damage, String... problems) {
        Table<Person> people = people(count);
        damage.accept(people.rows().shape().root());
        add(people, findings("person", problems));
    }

    static Finding[] findings(String subject, String... problems) {
        return Arrays.stream(problems)
                .map(problem -> new Finding(subject, problem))
                .toArray(Finding[]::new);
    }

    static KeyNode top(Table<?> table, int key) {
        KeyNode top = table.tree(key).root();
        if (top == null) {
            throw new IllegalArgumentException("The index is empty.");
        }
        return top;
    }

    static Root emptyRoot() {
        return SHAPE.empty();
    }

    @SuppressWarnings("unchecked")
    static <E> Table<E> empty(Class<E> type) {
        return (Table<E>) SHAPE.tables().stream()
                .filter(table -> table.type().recordClass() == type)
                .map(Table::empty)
                .findFirst()
                .orElseThrow();
    }

    static Person person(long id, String name) {
        return Person.TYPE.withId(Person.named(name), id);
    }

    /** People 1, 2 and so on, whose names begin alike and ascend. */
    static Table<Person> people(int count) {
        Table<Person> people = empty(Person.class);
        for (int id = 1; id <= count; id++) {
            people = with(people, id, person(id, "person " + (1000 + id)).withCity("Bern"));
        }
        return people;
    }

    static Table<Person> with(Table<Person> people, long id, Person row) {
        return people.insert(STAMP, id, row, size(row));
    }

    static long size(Person row) {
        return new RowSize<>(Person.TYPE).bytes(row);
    }
}
