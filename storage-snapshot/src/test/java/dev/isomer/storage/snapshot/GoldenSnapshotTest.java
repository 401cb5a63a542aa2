package dev.isomer.storage.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.memory.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Snapshots of every version of the format are read for ever: files that were written once, and are not written again.
 *
 * <p>A new version gets a file of its own: {@code mvn verify -pl storage-snapshot -am -Dtest=GoldenSnapshotTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=src/test/resources/golden}.
 */
final class GoldenSnapshotTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    @TempDir
    Path folder;

    private static Path golden(int version) {
        return FOLDER.resolve("library-" + version + ".json");
    }

    private static Store library() {
        Store store = MemoryStore.open(Library.SCHEMA);
        Library.fill(store);
        return store;
    }

    @ParameterizedTest
    @ValueSource(ints = {1})
    void everyVersionIsRead(int version) throws IOException {
        try (Store wanted = library();
                Store store = MemoryStore.open(Library.SCHEMA)) {
            assertEquals(
                    ContentHashes.of(wanted), SnapshotFile.at(golden(version)).restore(store));
            assertEquals(
                    wanted.repository(Library.Book.TYPE).list(),
                    store.repository(Library.Book.TYPE).list());
            assertEquals(
                    wanted.repository(Library.Author.TYPE).list(),
                    store.repository(Library.Author.TYPE).list());
        }
    }

    @Test
    void todaysWriterWritesTheNewestVersion() throws IOException {
        Path today = folder.resolve("today.json");
        String write = System.getProperty("golden.write");
        try (Store store = library()) {
            SnapshotFile.at(today).write(store);
            if (write != null) {
                Path file = Path.of(write).resolve("library-" + SnapshotFormat.VERSION + ".json");
                Files.copy(today, file);
            }
        }
        assertArrayEquals(Files.readAllBytes(golden(SnapshotFormat.VERSION)), Files.readAllBytes(today));
    }
}
