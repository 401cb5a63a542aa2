package dev.isomer.storage.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.catalog.model.Server;
import dev.isomer.storage.Store;
import dev.isomer.storage.memory.MemoryStore;
import dev.isomer.storage.snapshot.SnapshotRefusedException.Reason;
import dev.isomer.storage.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots by name, in a folder. */
final class NamedSnapshotsTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:34:56.789012Z");

    @TempDir
    Path parent;

    private Path folder() {
        return parent.resolve("snapshots");
    }

    private NamedSnapshots snapshots() {
        return NamedSnapshots.in(folder(), InstantSource.fixed(NOW));
    }

    private static Store viewer() {
        Store store = MemoryStore.open(CatalogSchema.SCHEMA);
        store.repository(Server.TYPE).insert(new Server(0, "echo", "x", null, NOW, NOW, true));
        return store;
    }

    private static Reason reason(Executable call) {
        return assertThrowsExactly(SnapshotRefusedException.class, call).reason();
    }

    @Test
    void aSnapshotSavesTheRowsOfAStoreAndRestoresThem() throws IOException {
        try (Store store = viewer();
                Store other = MemoryStore.open(CatalogSchema.SCHEMA)) {
            snapshots().create(store, "first");
            snapshots().restore(other, "first", progress -> {});
            assertEquals(
                    store.repository(Server.TYPE).list(),
                    other.repository(Server.TYPE).list());
        }
    }

    @Test
    void theNameIsTheTimeIfNoneIsGiven() throws IOException {
        try (Store store = viewer()) {
            assertEquals("20260131_123456", snapshots().create(store).name());
            assertTrue(Files.isRegularFile(folder().resolve("20260131_123456.json")));
        }
    }

    @Test
    void allSnapshotsAreListedByName() throws IOException {
        try (Store store = viewer()) {
            snapshots().create(store, "b");
            snapshots().create(store, "a");
        }
        Files.writeString(folder().resolve("notes.txt"), "");
        Files.writeString(folder().resolve("-.json"), "");
        Files.createDirectory(folder().resolve("c.json"));
        assertEquals(
                List.of("a", "b"),
                snapshots().list().stream().map(NamedSnapshot::name).toList());
    }

    @Test
    void aFolderThatIsNotThereHasNoSnapshots() throws IOException {
        assertEquals(List.of(), snapshots().list());
        assertFalse(Files.exists(folder()));
    }

    @Test
    void whatIsDeletedIsGone() throws IOException {
        try (Store store = viewer()) {
            snapshots().create(store, "first");
        }
        assertTrue(snapshots().delete("first"));
        assertFalse(Files.exists(folder().resolve("first.json")));
        assertFalse(snapshots().delete("first"));
    }

    @Test
    void theInfoHasNameTimeAndCounts() throws IOException {
        try (Store store = viewer()) {
            NamedSnapshot made = snapshots().create(store, "first");
            assertEquals(Optional.of(made), snapshots().info("first"));
            assertEquals(List.of("first", NOW, "viewer"), List.of(made.name(), made.time(), schema(made)));
            assertEquals(Files.size(folder().resolve("first.json")), made.sizeBytes());
            assertEquals(ContentHashes.of(store), made.contents().orElseThrow().totals());
        }
        assertEquals(Optional.empty(), snapshots().info("second"));
    }

    private static String schema(NamedSnapshot snapshot) {
        return snapshot.contents().orElseThrow().schema();
    }

    @Test
    void everyTypeIsInASnapshot() throws IOException {
        try (Store store = viewer()) {
            NamedSnapshot made = snapshots().create(store, "first");
            assertEquals(
                    List.of(
                            "cid_record 0",
                            "page_view 0",
                            "server 1",
                            "alias 0",
                            "variable 0",
                            "secret 0",
                            "entity_interaction 0",
                            "server_invocation 0",
                            "export 0",
                            "booted_document 0"),
                    made.contents().orElseThrow().totals().stream()
                            .map(total -> total.type() + " " + total.rows())
                            .toList());
        }
    }

    @Test
    void aDamagedSnapshotIsListedWithItsProblem() throws IOException {
        try (Store store = viewer()) {
            snapshots().create(store, "first");
        }
        Path file = folder().resolve("first.json");
        Files.writeString(file, Files.readString(file).substring(0, 500));
        NamedSnapshot damaged = snapshots().list().get(0);
        assertEquals(Optional.empty(), damaged.contents());
        assertEquals(
                "The snapshot " + file
                        + " cannot be used: it is cut off: it has no totals at its end. Take another copy of it.",
                damaged.problem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x", "..", ".", "", "a/b", "a\\b", ".hidden", "-x", "a b", "é", "a\u0000", "a\n", "CON", "nul.x",
                "com1"
            })
    void otherNamesAreRefusedAndTouchNothing(String name) throws IOException {
        refuses(name);
    }

    @Test
    void longNamesAreRefused() throws IOException {
        refuses("a".repeat(65));
        try (Store store = viewer()) {
            assertEquals(
                    "a".repeat(64), snapshots().create(store, "a".repeat(64)).name());
        }
    }

    private void refuses(String name) throws IOException {
        Files.writeString(parent.resolve("x.json"), "somebody's");
        try (Store store = viewer()) {
            assertEquals(Reason.NAME, reason(() -> snapshots().create(store, name)));
            assertEquals(Reason.NAME, reason(() -> snapshots().restore(store, name, progress -> {})));
            assertEquals(Reason.NAME, reason(() -> snapshots().info(name)));
            assertEquals(Reason.NAME, reason(() -> snapshots().delete(name)));
        }
        assertEquals("somebody's", Files.readString(parent.resolve("x.json")));
        assertFalse(Files.exists(folder()));
    }

    @Test
    void aNameThatIsUsedIsReplacedOnlyWhenAsked() throws IOException {
        try (Store store = viewer()) {
            snapshots().create(store, "first");
            store.repository(Server.TYPE).delete(1);
            assertEquals(Reason.EXISTS, reason(() -> snapshots().create(store, "first")));
            assertEquals(
                    1,
                    snapshots()
                            .info("first")
                            .orElseThrow()
                            .contents()
                            .orElseThrow()
                            .rows());
            snapshots().replacing().create(store, "first");
            assertEquals(
                    0,
                    snapshots()
                            .info("first")
                            .orElseThrow()
                            .contents()
                            .orElseThrow()
                            .rows());
        }
    }

    @Test
    void rowsAreReplacedOnlyWhenAskedAndIdsNeverComeBack() throws IOException {
        try (Store store = viewer()) {
            snapshots().create(store, "first");
            List<Server> before = store.repository(Server.TYPE).list();
            store.repository(Server.TYPE).insert(new Server(0, "later", "x", null, NOW, NOW, true));
            assertEquals(Reason.NOT_EMPTY, reason(() -> snapshots().restore(store, "first", progress -> {})));
            assertEquals(2, store.repository(Server.TYPE).count());
            snapshots().replacing().restore(store, "first", progress -> {});
            assertEquals(before, store.repository(Server.TYPE).list());
            Server next = store.repository(Server.TYPE).insert(new Server(0, "next", "x", null, NOW, NOW, true));
            assertEquals(3, next.id());
        }
    }

    @Test
    void aSnapshotThatIsNotThereCannotBeRestored() {
        try (Store store = viewer()) {
            assertEquals(Reason.MISSING, reason(() -> snapshots().restore(store, "none", progress -> {})));
        }
    }

    @Test
    void anEngineThatKeepsItsRowsOnADiskIsRefused() throws IOException {
        try (Store store = viewer();
                Store disk = SqliteStore.open(parent.resolve("viewer.db"), CatalogSchema.SCHEMA)) {
            snapshots().create(store, "first");
            String words = "Snapshots are only supported in memory mode. Use backup FILE and restore FILE, which write"
                    + " and read the same format on every engine.";
            assertEquals(
                    words,
                    assertThrowsExactly(
                                    SnapshotRefusedException.class,
                                    () -> snapshots().create(disk, "second"))
                            .getMessage());
            assertEquals(
                    words,
                    assertThrowsExactly(
                                    SnapshotRefusedException.class,
                                    () -> snapshots().restore(disk, "first", progress -> {}))
                            .getMessage());
            assertEquals(1, snapshots().list().size());
            SnapshotFile.at(folder().resolve("first.json")).restore(disk);
            assertEquals(
                    store.repository(Server.TYPE).list(),
                    disk.repository(Server.TYPE).list());
        }
    }

    @Test
    void folderAndFilesAreForTheirOwner() throws IOException {
        try (Store store = viewer()) {
            snapshots().create(store, "first");
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve("first.json"))));
    }
}
