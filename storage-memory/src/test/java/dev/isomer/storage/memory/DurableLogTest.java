package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.error.StoreException;
import dev.isomer.storage.memory.People.Note;
import dev.isomer.storage.memory.People.Person;
import dev.isomer.storage.memory.journal.SimulatedDisk;
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
                DurableStore.open(disk, url, People.SCHEMA, LIMIT_BYTES, new Random(1)),
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
}
