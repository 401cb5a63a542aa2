package dev.isomer.storage.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Migration.Progress;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.memory.MemoryStore;
import dev.isomer.storage.snapshot.SnapshotRefusedException.Reason;
import dev.isomer.storage.sqlite.SqliteStore;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing and reading of snapshot files. */
final class SnapshotFileTest {
    @TempDir
    Path folder;

    private Store library() {
        Store store = MemoryStore.open(Library.SCHEMA);
        Library.fill(store);
        return store;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theFileIsForItsOwnerAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("a.json");
        try (Store store = library()) {
            SnapshotFile.at(file).write(store);
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("a.json"), names());
    }

    @Test
    void theFileSaysWhatItHas() throws IOException {
        SnapshotFile file = SnapshotFile.at(folder.resolve("a.json"));
        try (Store store = library()) {
            List<TypeTotal> totals = file.write(store);
            long sizeBytes = Files.size(folder.resolve("a.json"));
            assertEquals(new SnapshotInfo("library", sizeBytes, List.of(), totals), file.info());
            assertEquals(5, file.info().rows());
            assertEquals(
                    List.of((1L << 60) + 1, 7L, 0L),
                    totals.stream().map(TypeTotal::lastId).toList());
        }
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhenAsked() throws IOException {
        SnapshotFile file = SnapshotFile.at(folder.resolve("a.json"));
        try (Store store = library()) {
            file.write(store);
            byte[] before = Files.readAllBytes(folder.resolve("a.json"));
            store.repository(Library.Book.TYPE).delete(1L << 60);
            SnapshotRefusedException refused =
                    assertThrowsExactly(SnapshotRefusedException.class, () -> file.write(store));
            assertEquals(Reason.EXISTS, refused.reason());
            assertEquals(
                    folder.resolve("a.json") + " is there already; use another name, or say that it is to be replaced.",
                    refused.getMessage());
            assertEquals(List.of(before.length), List.of((int) Files.size(folder.resolve("a.json"))));
            assertEquals(file.replacing().write(store), file.verify());
            assertEquals(2, file.info().totals().get(0).rows());
        }
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        try (Store store = library()) {
            SnapshotFile file = SnapshotFile.at(folder.resolve("none").resolve("a.json"));
            assertEquals(
                    Reason.MISSING,
                    assertThrowsExactly(SnapshotRefusedException.class, () -> file.write(store))
                            .reason());
            assertEquals(
                    Reason.MISSING,
                    assertThrowsExactly(SnapshotRefusedException.class, file::verify)
                            .reason());
            SnapshotFile itself = SnapshotFile.at(folder).replacing();
            assertEquals(
                    Reason.NAME,
                    assertThrowsExactly(SnapshotRefusedException.class, () -> itself.write(store))
                            .reason());
        }
    }

    /** A disk that fails at one step. */
    private enum Failure implements Disk {
        TEMPORARY {
            @Override
            public Path temporary(Path folder, String prefix) throws IOException {
                throw new IOException("no room for a name");
            }
        },
        FULL {
            @Override
            public FileOutputStream open(Path file) throws IOException {
                return new FileOutputStream("/dev/full");
            }
        },
        FORCE {
            @Override
            public void force(FileOutputStream out) throws IOException {
                throw new IOException("the disk failed");
            }
        },
        MOVE {
            @Override
            public void move(Path from, Path to) throws IOException {
                throw new IOException("the folder failed");
            }
        }
    }

    @Test
    void aFailureOfTheDiskLeavesTheOldFile() throws IOException {
        Path file = folder.resolve("a.json");
        try (Store store = library()) {
            SnapshotFile.at(file).write(store);
            List<TypeTotal> before = SnapshotFile.at(file).verify();
            store.repository(Library.Book.TYPE).delete(1L << 60);
            for (Failure failure : Failure.values()) {
                assertThrowsExactly(
                        IOException.class,
                        () -> new SnapshotFile(file, true, false, failure).write(store),
                        failure.name());
                assertEquals(before, SnapshotFile.at(file).verify(), failure.name());
                assertEquals(List.of("a.json"), names(), failure.name());
            }
        }
    }

    @Test
    void aStoreThatHasRowsIsFilledOnlyWhenAsked() throws IOException {
        SnapshotFile file = SnapshotFile.at(folder.resolve("a.json"));
        try (Store store = library();
                Store other = SqliteStore.open(folder.resolve("other.db"), Library.SCHEMA)) {
            List<TypeTotal> totals = file.write(store);
            other.repository(Library.Empty.TYPE).insert(new Library.Empty(0, 5));
            Library.fill(other);
            List<TypeTotal> before = ContentHashes.of(other);
            assertEquals(
                    "The store has, or had, rows of book; use one that never had any, or say that its rows are to be"
                            + " replaced.",
                    assertThrowsExactly(SnapshotRefusedException.class, () -> file.restore(other))
                            .getMessage());
            assertEquals(3, file.obstacles(other).size());
            assertEquals(List.of(), file.replacing().obstacles(other));
            assertEquals(before, ContentHashes.of(other));
            List<TypeTotal> replaced = file.replacing().restore(other);
            assertEquals(totals.subList(0, 2), replaced.subList(0, 2));
            assertEquals(new TypeTotal("empty", 0, 1, totals.get(2).sha256()), replaced.get(2));
            assertEquals(List.of(), other.verify());
        }
    }

    @Test
    void aMemoryLimitThatIsTooSmallIsSaidBeforehandAndChangesNothing() throws IOException {
        SnapshotFile file = SnapshotFile.at(folder.resolve("a.json"));
        StoreOptions small = StoreOptions.defaults().withMemoryLimitBytes(1_000);
        try (Store store = library();
                Store target = MemoryStore.open(Library.SCHEMA, small)) {
            file.write(store);
            List<TypeTotal> before = ContentHashes.of(target);
            MemoryLimitExceededException refused =
                    assertThrowsExactly(MemoryLimitExceededException.class, () -> file.restore(target));
            assertEquals(List.of(refused.getMessage()), file.obstacles(target));
            assertEquals(before, ContentHashes.of(target));
        }
    }

    @Test
    void aWiderSchemaGetsItsDefaults() throws IOException {
        SnapshotFile file = SnapshotFile.at(folder.resolve("a.json"));
        SnapshotFile wider = SnapshotFile.at(folder.resolve("wider.json"));
        try (Store store = library();
                Store target = MemoryStore.open(Library.Wider.SCHEMA)) {
            file.write(store);
            assertEquals(List.of(), file.obstacles(target));
            file.restore(target);
            assertEquals(
                    List.of(
                            new Library.Wider.Author(1, null, "Ursula K. Le Guin", null),
                            new Library.Wider.Author(
                                    2, null, "Stanisław \"Lem\" \\ \uD83D\uDE80\n", "Kraków, \u0001\u007F\u2028")),
                    target.repository(Library.Wider.Author.TYPE).list());
            Library.Wider.Book solaris =
                    target.repository(Library.Wider.Book.TYPE).get(1).orElseThrow();
            assertEquals(3, solaris.copies());
            assertEquals(Library.Wider.Shelf.SCIENCE, solaris.shelf());
            wider.write(target);
            SchemaMismatchException older = assertThrowsExactly(
                    SchemaMismatchException.class, () -> wider.replacing().restore(store));
            assertTrue(older.isStoreNewer());
            assertEquals(older.differences().size(), wider.obstacles(store).size());
        }
    }

    @Test
    void itTellsHowFarItIs() throws IOException {
        SnapshotFile file = SnapshotFile.at(folder.resolve("a.json"));
        try (Store store = MemoryStore.open(Library.SCHEMA);
                Store target = MemoryStore.open(Library.SCHEMA)) {
            store.write(tx -> {
                for (int i = 0; i < 2_500; i++) {
                    tx.insert(new Library.Empty(0, i));
                }
                return true;
            });
            List<Progress> written = new ArrayList<>();
            List<Progress> read = new ArrayList<>();
            file.write(store, written::add);
            file.restore(target, read::add);
            List<Progress> expected = List.of(
                    new Progress(Library.Empty.TYPE, 1_000, 2_500),
                    new Progress(Library.Empty.TYPE, 2_000, 2_500),
                    new Progress(Library.Empty.TYPE, 2_500, 2_500));
            assertEquals(List.of(expected, expected), List.of(written, read));
        }
    }
}
