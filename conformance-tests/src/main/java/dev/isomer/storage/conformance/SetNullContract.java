package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AtTheLimit;
import dev.isomer.storage.conformance.fixture.Person;
import dev.isomer.storage.conformance.fixture.Project;
import dev.isomer.storage.conformance.fixture.Projects;
import dev.isomer.storage.conformance.fixture.Task;
import dev.isomer.storage.error.InvalidSchemaException;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Predicate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What forgets a row that is deleted: rules CAS-08 to CAS-14. */
public class SetNullContract extends Contract {
    private static final int WIDTH = 600;

    /** The topic for this engine. */
    public SetNullContract(TestedEngine engine) {
        super(engine);
    }

    private Store projects() {
        Store store = open(Projects.SCHEMA);
        store.write(Projects::insertAll);
        return store;
    }

    @Test
    @Rule("CAS-08")
    void whatRefersBySetNullStaysAndRefersToNothing() {
        Store store = projects();
        List<Project> projects = list(store, Project.TYPE.all());
        List<Task> tasks = list(store, Task.TYPE.all());
        assertTrue(delete(store, Person.TYPE, 2));
        assertEquals(
                List.of(
                        new Person(1, "person-1", null),
                        new Person(3, "person-3", null),
                        new Person(4, "person-4", null)),
                list(store, Person.TYPE.all()));
        Project project = projects.get(0);
        assertEquals(List.of(new Project(1, project.owner(), null, project.title())), list(store, Project.TYPE.all()));
        assertEquals(
                List.of(tasks.get(0).withAssignee(null), tasks.get(1).withAssignee(null), tasks.get(2)),
                list(store, Task.TYPE.all()));
    }

    @Test
    @Rule("CAS-08")
    void aRowForgetsItsOwnKindAndOnlyWhatIsDeleted() {
        Store store = projects();
        List<Task> tasks = list(store, Task.TYPE.all());
        assertTrue(delete(store, Task.TYPE, 2));
        assertEquals(List.of(tasks.get(0), tasks.get(2).withWaitsFor(null)), list(store, Task.TYPE.all()));
        Task first = tasks.get(0).withWaitsFor(1L);
        store.write(tx -> tx.update(first));
        assertTrue(delete(store, Task.TYPE, 1));
        assertEquals(List.of(tasks.get(2).withWaitsFor(null)), list(store, Task.TYPE.all()));
    }

    @Test
    @Rule("CAS-09")
    void aRowThatIsReachedByCascadeTooIsDeleted() {
        Store store = projects();
        store.write(tx ->
                tx.insert(Projects.project(null, tx.get(Person.TYPE, 1).orElseThrow(), 2)));
        Person both = get(store, Person.TYPE, 1).orElseThrow();
        store.write(tx -> tx.insert(Projects.project(both, both, 3)));
        assertTrue(delete(store, Person.TYPE, 1));
        assertEquals(List.of(new Project(2, null, null, "Project 2")), list(store, Project.TYPE.all()));
        assertEquals(List.of(), list(store, Task.TYPE.all()));
    }

    @Test
    @Rule("CAS-10")
    void aRowOutsideThatRefersByRestrictRefusesAllAndNothingIsSet() {
        Store store = projects();
        Task reviewed = get(store, Task.TYPE, 1).orElseThrow().withReviewer(2L);
        store.write(tx -> tx.update(reviewed));
        ReferenceViolationException refusal =
                refused(ReferenceViolationException.class, store, tx -> tx.delete(Person.TYPE, 2));
        assertEquals(List.of("reviewer"), refusal.attributes());
        store.write(tx -> tx.update(reviewed.withReviewer(null)));
        assertTrue(delete(store, Person.TYPE, 2));
    }

    @Test
    @Rule("CAS-11")
    void keysAndIndexesFollow() {
        Store store = projects();
        assertTrue(delete(store, Person.TYPE, 2));
        assertEquals(0, count(store, Task.TYPE, Task.ASSIGNEE.eq(2L)));
        assertEquals(List.of(1L, 2L), ids(store, Task.ASSIGNEE.isNull()));
        assertEquals(
                List.of(1L, 2L, 3L),
                list(store, Task.TYPE.all().orderBy(Task.ASSIGNEE)).stream()
                        .map(Task::id)
                        .toList());
        assertTrue(delete(store, Task.TYPE, 1));
        assertEquals(List.of(2L), ids(store, Task.WAITS_FOR.isNull()));
        // The unique pair of assignee and title is not taken any more.
        store.write(tx -> {
            Person again = tx.insertWithId(new Person(2, "person-2", null));
            tx.update(tx.get(Person.TYPE, 4).orElseThrow().withMentor(again.id()));
            Task task = tx.get(Task.TYPE, 3).orElseThrow();
            return tx.insert(new Task(0, task.project(), again.id(), null, null, "Task 2"));
        });
        assertEquals(List.of(4L), ids(store, Task.ASSIGNEE.eq(2L)));
    }

    private static List<Long> ids(Store store, Predicate<Task> predicate) {
        return list(store, Task.TYPE.where(predicate)).stream().map(Task::id).toList();
    }

    @Test
    @Rule("CAS-12")
    void aRollbackOrAnUndoneSavepointBringsTheReferencesBack() {
        Store store = projects();
        Map<String, List<?>> before = contents(store);
        IllegalStateException undo = new IllegalStateException("undo this");
        assertThrowsExactly(
                IllegalStateException.class,
                () -> store.write(tx -> {
                    tx.delete(Person.TYPE, 2);
                    throw undo;
                }));
        assertEquals(before, contents(store));
        store.write(tx -> {
            assertThrowsExactly(
                    IllegalStateException.class,
                    () -> tx.nested(nested -> {
                        nested.delete(Task.TYPE, 1);
                        nested.delete(Person.TYPE, 2);
                        throw undo;
                    }));
            assertEquals(before, contents(store.schema(), tx));
            return 0;
        });
        assertEquals(before, contents(store));
        assertEquals(2, count(store, Task.TYPE, Task.ASSIGNEE.eq(2L)));
    }

    @Test
    @Rule("CAS-13")
    void anyNumberOfRowsForget() {
        Store store = open(Projects.SCHEMA);
        store.write(tx -> Projects.insertMany(tx, WIDTH));
        assertEquals(WIDTH, count(store, Task.TYPE, Task.ASSIGNEE.eq(1L)));
        assertTrue(delete(store, Person.TYPE, 1));
        assertTrue(delete(store, Task.TYPE, 1));
        List<Long> free = LongStream.rangeClosed(2, WIDTH).boxed().toList();
        assertEquals(free, ids(store, Task.ASSIGNEE.isNull().and(Task.WAITS_FOR.isNull())));
    }

    @Test
    @Tag("large")
    @Rule("LIM-05")
    void aFullStoreForgetsToo() {
        Store measured = open(Projects.SCHEMA);
        measured.write(tx -> Projects.insertMany(tx, WIDTH));
        long used = measured.statistics().usedBytes().orElse(Long.MAX_VALUE);
        Store full = open(Projects.SCHEMA, StoreOptions.defaults().withMemoryLimitBytes(used));
        full.write(tx -> Projects.insertMany(tx, WIDTH));
        assertEquals(
                full.capabilities().contains(Capability.MEMORY_LIMIT),
                full.statistics().usedBytes().isPresent());
        assertTrue(delete(full, Person.TYPE, 1));
        assertTrue(delete(full, Task.TYPE, 1));
        assertEquals(WIDTH - 1, count(full, Task.TYPE, Task.ASSIGNEE.isNull()));
    }

    @Test
    @Rule("CAS-14")
    void aReferenceThatIsSetToNullMayBeNull() {
        InvalidSchemaException refusal = assertThrowsExactly(
                InvalidSchemaException.class, () -> EntityType.of(AtTheLimit.ForgetsWhatIsThere.class));
        assertTrue(refusal.getMessage().contains("session is set to null"), refusal.getMessage());
    }
}
