package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Repository;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.error.StoreException;
import dev.isomer.storage.memory.People.Note;
import dev.isomer.storage.memory.People.Person;
import dev.isomer.storage.memory.journal.SimulatedDisk;
import dev.isomer.storage.model.OpeningProgress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A durable store's folder over many openings, and on a disk that fails. */
class DurableLogTest {
    private static final String LONG_TEXT = "x".repeat(1024 * 1024);
    private static final long LIMIT_BYTES = 100L * 1024 * 1024;

    private static Store open(SimulatedDisk disk, String options) {
        MemoryUrl url = MemoryUrl.parse("memory:folder" + options);
        return Store.over(
                DurableStore.open(disk, url, People.SCHEMA, LIMIT_BYTES, new Random(1), OpeningProgress.NONE),
                People.SCHEMA,
                StoreOptions.defaults());
    }

    @Test
    void aJournalOfManyShortSessionsDoesNotGrowForEver() {
        SimulatedDisk disk = new SimulatedDisk((operation, count) -> -1);
        long note = 0;
        try (Store store = open(disk, "")) {
            long person =
                    store.repository(Person.TYPE).insert(Person.named("a")).id();
            note = store.repository(Note.TYPE).insert(new Note(0, person, "")).id();
        }
        for (int session = 0; session < 24; session++) {
            try (Store store = open(disk, "")) {
                store.repository(Note.TYPE).update(new Note(note, 1, LONG_TEXT + session));
            }
        }
        long bytes =
                disk.contents().values().stream().mapToLong(file -> file.length).sum();
        assertTrue(bytes < 16L * 1024 * 1024, () -> "The folder has " + bytes + " bytes.");
        try (Store store = open(disk, "")) {
            assertEquals(
                    LONG_TEXT + 23, store.repository(Note.TYPE).list().get(0).text());
        }
    }

    @Test
    void theFolderIsLetGoOfWhereTheLastForceFails() {
        AtomicBoolean fails = new AtomicBoolean();
        SimulatedDisk disk = new SimulatedDisk((operation, count) -> fails.get() && operation.equals("force") ? 0 : -1);
        Store store = open(disk, "?durability=interval:1000000");
        store.repository(Person.TYPE).insert(Person.named("a"));
        fails.set(true);
        assertThrows(StoreException.class, store::close);
        assertFalse(disk.isOpen());
    }

    @Test
    void aFullDiskRefusesWritesAndGoesOnWhenThereIsRoom() {
        AtomicBoolean isFull = new AtomicBoolean();
        SimulatedDisk disk = new SimulatedDisk(
                (operation, count) -> isFull.get() && !operation.equals("truncate") && count > 0 ? count / 2 : -1);
        try (Store store = open(disk, "")) {
            Repository<Person> people = store.repository(Person.TYPE);
            people.insert(Person.named("a"));
            isFull.set(true);
            StorageFailureException refused =
                    assertThrows(StorageFailureException.class, () -> people.insert(Person.named("b")));
            assertEquals(
                    "The journal in the simulated disk could not be written, and nothing was changed:"
                            + " java.io.IOException: no append. Make room on its disk, then try again.",
                    refused.getMessage());
            assertEquals(List.of("a"), names(store));
            isFull.set(false);
            people.insert(Person.named("c"));
            assertEquals(List.of("a", "c"), names(store));
            assertEquals(List.of(), store.verify());
        }
        assertEquals(List.of("a", "c"), reopenedNames(disk));
    }

    @Test
    void aFailedForceLeavesTheStoreReadOnly() {
        AtomicBoolean fails = new AtomicBoolean();
        SimulatedDisk disk = new SimulatedDisk(
                (operation, count) -> operation.equals("force") && fails.compareAndSet(true, false) ? 0 : -1);
        try (Store store = open(disk, "")) {
            Repository<Person> people = store.repository(Person.TYPE);
            people.insert(Person.named("a"));
            fails.set(true);
            OutcomeUnknownException unknown =
                    assertThrows(OutcomeUnknownException.class, () -> people.insert(Person.named("b")));
            assertEquals(
                    "The disk of the simulated disk failed while it was to make this transaction durable"
                            + " (java.io.IOException: no force); it may be there or not. Open the store again and read"
                            + " before you repeat it.",
                    unknown.getMessage());
            StorageFailureException refused =
                    assertThrows(StorageFailureException.class, () -> people.insert(Person.named("c")));
            assertEquals(
                    "The store in the simulated disk has been read-only since its disk failed (java.io.IOException: no"
                            + " force); open it again, which reads what the disk has.",
                    refused.getMessage());
            assertEquals(List.of("a"), names(store));
        }
        assertEquals(List.of("a", "b"), reopenedNames(disk));
    }

    private static List<String> names(Store store) {
        return store.repository(Person.TYPE).list().stream().map(Person::name).toList();
    }

    private static List<String> reopenedNames(SimulatedDisk disk) {
        try (Store store = open(disk, "")) {
            assertEquals(List.of(), store.verify());
            return names(store);
        }
    }
}
