package dev.isomer.storage.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.memory.MemoryStore;
import dev.isomer.storage.snapshot.SnapshotRefusedException.Reason;
import dev.isomer.storage.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store in memory as an SQLite file. */
final class StoreDumpTest {
    @TempDir
    Path folder;

    private static Store library() {
        Store store = MemoryStore.open(Library.SCHEMA);
        Library.fill(store);
        return store;
    }

    private static Store sqlite(Path file) {
        return SqliteStore.open(file, Library.SCHEMA);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theFileIsAStoreOfEqualContentForItsOwner() throws IOException {
        Path file = folder.resolve("dump.db");
        try (Store store = library()) {
            StoreDump.at(file).check(store);
            List<TypeTotal> totals = StoreDump.at(file).write(store, StoreDumpTest::sqlite, progress -> {});
            assertEquals(List.of("dump.db"), names());
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            try (Store opened = sqlite(file)) {
                assertEquals(ContentHashes.of(store), ContentHashes.of(opened));
                assertEquals(totals, ContentHashes.of(opened));
            }
        }
    }

    @Test
    void aStoreOnADiskIsRefused() throws IOException {
        try (Store disk = sqlite(folder.resolve("viewer.db"))) {
            SnapshotRefusedException refused = assertThrowsExactly(
                    SnapshotRefusedException.class,
                    () -> StoreDump.at(folder.resolve("dump.db")).check(disk));
            assertEquals(Reason.ENGINE, refused.reason());
            assertEquals(
                    "Dumps are only supported in memory mode. Use migrate FROM TO, which copies any store to any"
                            + " other.",
                    refused.getMessage());
        }
        assertEquals(List.of("viewer.db"), names());
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhenAskedAndNotInUse() throws IOException {
        Path file = folder.resolve("dump.db");
        try (Store store = library()) {
            StoreDump.at(file).write(store, StoreDumpTest::sqlite, progress -> {});
            store.repository(Library.Book.TYPE).delete(1L << 60);
            assertEquals(
                    Reason.EXISTS,
                    assertThrowsExactly(
                                    SnapshotRefusedException.class,
                                    () -> StoreDump.at(file).write(store, StoreDumpTest::sqlite, progress -> {}))
                            .reason());
            try (Store opened = sqlite(file)) {
                assertEquals(3, opened.repository(Library.Book.TYPE).count());
                assertEquals(
                        Reason.NAME,
                        assertThrowsExactly(
                                        SnapshotRefusedException.class,
                                        () -> StoreDump.at(file)
                                                .replacing()
                                                .write(store, StoreDumpTest::sqlite, progress -> {}))
                                .reason());
            }
            StoreDump.at(file).replacing().write(store, StoreDumpTest::sqlite, progress -> {});
            try (Store opened = sqlite(file)) {
                assertEquals(ContentHashes.of(store), ContentHashes.of(opened));
            }
            assertEquals(List.of("dump.db"), names());
        }
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("dump.db");
        try (Store store = library()) {
            StoreDump.at(file).write(store, StoreDumpTest::sqlite, progress -> {});
            byte[] before = Files.readAllBytes(file);
            IllegalStateException stopped = new IllegalStateException("stopped by the user");
            assertThrowsExactly(
                    IllegalStateException.class,
                    () -> StoreDump.at(file).replacing().write(store, StoreDumpTest::sqlite, progress -> {
                        throw stopped;
                    }));
            assertArrayEquals(before, Files.readAllBytes(file));
            assertEquals(List.of("dump.db"), names());
        }
    }
}
