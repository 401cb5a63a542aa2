package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.memory.People.Note;
import dev.isomer.storage.memory.People.Person;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.Inspection.Found;
import dev.isomer.storage.model.Opening;
import dev.isomer.storage.model.RecordedSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store in a folder tells when it is opened, and what is said of folders that it cannot use. */
class OpeningTest {
    private static final String COMMIT_PROMISE =
            "Each commit is on the disk when it returns: neither a crash nor a power cut loses it.";

    @TempDir
    private Path root;

    private Store open(String options) {
        return Stores.open("memory:" + root.resolve("store") + options, People.SCHEMA);
    }

    private void fill() {
        try (Store store = open("")) {
            for (String name : List.of("a", "b")) {
                store.repository(Person.TYPE).insert(Person.named(name));
            }
            store.repository(Note.TYPE).insert(new Note(0, 1, "text"));
        }
    }

    /** The first of the files of the journal. */
    private Path segment() {
        return root.resolve("store").resolve("journal-0000000000000001.log");
    }

    @Test
    void theRowsOfEachTypeAndThePromiseAreTold() {
        fill();
        try (Store store = open("")) {
            Opening opening = store.opening();
            assertEquals(new Opening(COMMIT_PROMISE, Map.of("person", 2L, "note", 1L), List.of()), opening);
            assertEquals(List.of("Recovered: 2 person, 1 note.", COMMIT_PROMISE), opening.lines());
            assertEquals(
                    List.of("In memory alone: everything is gone when the store is closed or the program ends."),
                    store.fork().opening().lines());
        }
    }

    @Test
    void eachDurabilityHasItsPromise() {
        try (Store store = open("?durability=interval:20")) {
            assertEquals(
                    "A crash of the program loses nothing, a power cut at most the last 20 ms and the time that forcing"
                            + " takes.",
                    store.opening().promise());
        }
        try (Store store = open("?durability=os")) {
            assertEquals(
                    "A crash of the program loses nothing, a power cut what the operating system had not written.",
                    store.opening().promise());
        }
        try (Store store = open("?recover=read-only")) {
            assertEquals(
                    "Opened with recover=read-only: nothing is changed.",
                    store.opening().promise());
            assertThrows(
                    StorageFailureException.class,
                    () -> store.repository(Person.TYPE).insert(Person.named("a")));
        }
    }

    @Test
    void aStoreAboveItsLimitOpensAndSaysSo() {
        fill();
        try (Store store = open("?limit=2200")) {
            long bytes = store.statistics().usedBytes().getAsLong();
            assertEquals(
                    List.of(String.format(
                            Locale.ROOT,
                            "It takes %,d bytes of memory, %,d more than its limit of 2,200: only deletes, and updates"
                                    + " that need no more, are allowed. Delete rows, or open it with a greater limit,"
                                    + " as in limit=500MiB.",
                            bytes,
                            bytes - 2200)),
                    store.opening().notes());
            var people = store.repository(Person.TYPE);
            assertThrows(MemoryLimitExceededException.class, () -> people.insert(Person.named("c")));
            people.delete(1);
            people.delete(2);
            assertEquals(Map.of("person", 2L, "note", 1L), store.opening().rows());
        }
        try (Store store = open("?limit=2200")) {
            assertEquals(List.of(), store.opening().notes());
            store.repository(Person.TYPE).insert(Person.named("c"));
        }
    }

    @Test
    void aLimitThatNoNumberHoldsIsRefused() {
        assertTrue(assertThrows(CannotOpenException.class, () -> open("?limit=999999999999GiB"))
                .getMessage()
                .endsWith(" has the limit '999999999999GiB', which no memory can hold."));
    }

    @Test
    void whatIsDroppedOfAnUnfinishedCommitIsTold() throws IOException {
        fill();
        byte[] bytes = Files.readAllBytes(segment());
        // The seal, and the end of the last commit.
        Files.write(segment(), Arrays.copyOf(bytes, bytes.length - 32 - 8));
        try (Store store = open("")) {
            Opening opening = store.opening();
            assertEquals(Map.of("person", 2L, "note", 0L), opening.rows());
            assertEquals(1, opening.notes().size());
            assertTrue(
                    opening.notes()
                            .get(0)
                            .endsWith(" bytes of journal-0000000000000001.log are of a commit that was not finished,"
                                    + " and were dropped."),
                    opening.notes().get(0));
        }
    }

    @Test
    void damageIsToldToWhoReadsWhatIsBeforeIt() throws IOException {
        fill();
        byte[] bytes = Files.readAllBytes(segment());
        bytes[bytes.length - 32 - 8] ^= 1;
        Files.write(segment(), bytes);
        String refusal = assertThrows(CannotOpenException.class, () -> open("")).getMessage();
        assertTrue(refusal.contains(root.resolve("store") + " is damaged at byte "), refusal);
        try (Store store = open("?recover=read-only")) {
            assertEquals(Map.of("person", 2L, "note", 0L), store.opening().rows());
            assertTrue(
                    store.opening().notes().get(0).startsWith("Damaged at byte "),
                    () -> store.opening().toString());
        }
    }

    @Test
    void progressRisesToAllThereIs() {
        fill();
        fill2();
        List<Long> done = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        StoreOptions options = StoreOptions.defaults().withProgress((doneBytes, allBytes) -> {
            done.add(doneBytes);
            all.add(allBytes);
        });
        Stores.open("memory:" + root.resolve("store"), People.SCHEMA, options).close();
        assertEquals(done.stream().sorted().distinct().toList(), done);
        assertEquals(2, done.size());
        assertEquals(all.get(1), done.get(1));
    }

    private void fill2() {
        try (Store store = open("")) {
            store.repository(Person.TYPE).insert(Person.named("c"));
        }
    }

    @Test
    void aFolderOfANewerFormatIsRefused() throws IOException {
        fill();
        byte[] bytes = Files.readAllBytes(segment());
        ByteBuffer.wrap(bytes).putInt(8, 3);
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, 40);
        ByteBuffer.wrap(bytes).putInt(40, (int) checksum.getValue());
        Files.write(segment(), bytes);
        assertEquals(
                "journal-0000000000000001.log in " + root.resolve("store") + " has the format 3 of a newer version of"
                        + " Isomer, and this one reads formats up to 2; update Isomer. Nothing was changed.",
                assertThrows(CannotOpenException.class, () -> open("")).getMessage());
    }

    @Test
    void aFolderIsInspectedWithoutBeingOpened() {
        fill();
        List<String> lines = new ArrayList<>();
        Inspection inspection = Stores.inspect("memory:" + root.resolve("store"), lines::add);
        String verdict = inspection.summary();
        // Up to frame 5, or 6 where there was time for a seal between two commits.
        assertTrue(
                verdict.matches("Sound: 3 transactions after the newest sound snapshot, up to frame [56]\\."), verdict);
        RecordedSchema schema = RecordedSchema.of(People.SCHEMA);
        assertEquals(new Inspection(Found.STORE, verdict, schema, 1L, true, List.of()), inspection);
        assertEquals("people", inspection.schemaName());
        assertEquals(verdict, lines.get(lines.size() - 1));
    }

    @Test
    void aFolderWithoutRowsIsTold() {
        open("").close();
        Inspection inspection = Stores.inspect("memory:" + root.resolve("store"), line -> {});
        assertEquals(Found.STORE, inspection.found());
        assertEquals(false, inspection.used());
    }

    @Test
    void whatIsNotThereIsNotMadeByALook() throws IOException {
        Path folder = root.resolve("store");
        assertEquals(
                Inspection.of(Found.NOTHING, "There is no folder " + folder + " yet."),
                Stores.inspect("memory:" + folder, line -> {}));
        assertEquals(false, Files.exists(folder));
        Files.createDirectory(folder);
        assertEquals(
                Inspection.of(Found.NOTHING, "A folder without a journal."),
                Stores.inspect("memory:" + folder, line -> {}));
        assertEquals(0, folder.toFile().list().length);
        Path nowhere = root.resolve("no").resolve("store");
        assertEquals(
                root.resolve("no") + " does not exist; make it first, or name another folder than " + nowhere + ".",
                assertThrows(CannotOpenException.class, () -> Stores.inspect("memory:" + nowhere, line -> {}))
                        .getMessage());
        assertEquals(
                Inspection.of(Found.NOTHING, "In memory; there is nothing before it is opened."),
                Stores.inspect("memory:", line -> {}));
    }

    @Test
    void aDamagedFolderIsFoundToBe() throws IOException {
        fill();
        byte[] bytes = Files.readAllBytes(segment());
        bytes[bytes.length - 32 - 8] ^= 1;
        Files.write(segment(), bytes);
        Inspection inspection = Stores.inspect("memory:" + root.resolve("store"), line -> {});
        assertEquals(List.of(new Finding("journal", inspection.summary())), inspection.findings());
        assertTrue(inspection.summary().startsWith("Damaged at byte "), inspection.summary());
    }

    @Test
    void aTrialHasTheLimitOfTheUrl() {
        assertEquals(Optional.of("memory:"), new MemoryStore().trialUrl("memory:" + root));
        assertEquals(Optional.of("memory:?limit=2048"), new MemoryStore().trialUrl("memory:" + root + "?limit=2KiB"));
        Optional<String> great = new MemoryStore().trialUrl("memory:" + root + "?limit=2000GiB");
        assertEquals(great, new MemoryStore().trialUrl(great.orElseThrow()));
    }
}
