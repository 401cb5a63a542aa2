package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.memory.People.Note;
import dev.isomer.storage.memory.People.Person;
import dev.isomer.storage.memory.People.Rank;
import dev.isomer.storage.model.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Folders of stores of every format version that was ever shipped stay readable, with values of every type.
 *
 * <p>A new version gets a folder of its own, written once: {@code mvn verify -pl storage-memory -am
 * -Dtest=GoldenStoreTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=src/test/resources/golden}.
 */
class GoldenStoreTest {
    private static final int NEWEST = 1;
    private static final List<String> FILES = List.of("journal-0000000000000001.log", "journal-0000000000000002.log");

    private static final List<Person> PEOPLE = List.of(
            new Person(
                    1,
                    "Zoë 𝄞",
                    "",
                    Integer.MIN_VALUE,
                    Rank.OWNER,
                    Bytes.of(new byte[] {0, -1, 127}),
                    -0.5,
                    true,
                    Instant.parse("1969-12-31T23:59:59.999999Z"),
                    Long.MAX_VALUE,
                    null),
            new Person(2, "b", null, 30, null, null, 1e300, false, Instant.parse("2026-01-02T03:04:05Z"), null, 1L));
    private static final List<Note> NOTES = List.of(new Note(3, 2, "kept"));

    @TempDir
    private Path root;

    private Store open(Path folder) {
        return Stores.open("memory:" + folder, People.SCHEMA);
    }

    /** Two sessions, with rows that were changed and removed. */
    private Path written() throws IOException {
        Path folder = root.resolve("written");
        try (Store store = open(folder)) {
            PEOPLE.forEach(person -> store.repository(Person.TYPE).insert(person));
            for (String text : List.of("removed", "also removed", "changed later")) {
                store.repository(Note.TYPE).insert(new Note(0, 1, text));
            }
        }
        try (Store store = open(folder)) {
            store.repository(Note.TYPE).update(NOTES.get(0));
            store.repository(Note.TYPE).insert(new Note(0, 1, "removed last"));
            for (long id : List.of(1L, 2L, 4L)) {
                store.repository(Note.TYPE).delete(id);
            }
        }
        String target = System.getProperty("golden.write");
        if (target != null) {
            Path golden = Files.createDirectories(Path.of(target).resolve("store-format-" + NEWEST));
            for (String file : FILES) {
                Files.copy(folder.resolve(file), golden.resolve(file));
            }
        }
        return folder;
    }

    private Path golden(int version) throws IOException {
        Path folder = Files.createDirectory(root.resolve("golden"));
        for (String file : FILES) {
            String name = "/golden/store-format-" + version + "/" + file;
            try (InputStream in = GoldenStoreTest.class.getResourceAsStream(name)) {
                Files.copy(Objects.requireNonNull(in, name), folder.resolve(file));
            }
        }
        return folder;
    }

    private void requireContent(Path folder) {
        try (Store store = open(folder)) {
            assertEquals(List.of(), store.opening().notes());
            assertEquals(PEOPLE, store.repository(Person.TYPE).list());
            assertEquals(NOTES, store.repository(Note.TYPE).list());
            assertEquals(List.of(), store.verify());
            assertEquals(
                    5,
                    store.repository(Note.TYPE).insert(new Note(0, 1, "next")).id());
        }
    }

    @Test
    void whatIsWrittenNowIsRead() throws IOException {
        requireContent(written());
    }

    @ParameterizedTest
    @ValueSource(ints = {1})
    void everyVersionIsRead(int version) throws IOException {
        requireContent(golden(version));
    }
}
