package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.spi.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder for databases of tests beside a file. */
final class SqliteScratchTest {
    @TempDir
    private Path folder;

    private Path place;
    private Scratch scratch;

    @BeforeEach
    void make() throws IOException {
        folder = folder.toRealPath();
        Files.createFile(folder.resolve("x.db"));
        place = folder.resolve("x.db-isomer-verify");
        scratch = new SqliteStore().scratch("sqlite:" + folder.resolve("x.db"));
    }

    @Test
    void nothingIsMadeBeforeItIsPrepared() throws IOException {
        assertEquals(List.of(), scratch.leftovers());
        scratch.removeAll();
        assertEquals(1, Folder.content(folder).size());
    }

    @Test
    void theFolderIsForItsOwnerAlone() throws IOException {
        scratch.prepare();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(place)));
    }

    @Test
    void aDatabaseIsFoundAgainByItsNameUntilItIsRemoved() {
        scratch.prepare();
        for (long expected = 1; expected <= 2; expected++) {
            try (Store store = Stores.open(scratch.url("a"), Library.SCHEMA)) {
                String name = "shelf " + expected;
                store.write(transaction -> transaction.insert(Shelf.named(name)));
                assertEquals(expected, store.repository(Shelf.TYPE).count());
            }
        }
        scratch.url("b");
        scratch.remove("a");
        scratch.remove("never");
        assertTrue(Files.exists(place.resolve("b")));
        assertFalse(Files.exists(place.resolve("a")));
        scratch.removeAll();
        assertFalse(Files.exists(place));
    }

    @Test
    void allIsRemovedWhileADatabaseIsOpenAndNoneIsMadeAfterwards() throws IOException {
        scratch.prepare();
        try (Store store = Stores.open(scratch.url("a"), Library.SCHEMA)) {
            store.write(transaction -> transaction.insert(Shelf.named("first")));
            scratch.removeAll();
            assertEquals(1, Folder.content(folder).size());
        }
        scratch.removeAll();
        assertThrowsExactly(IllegalStateException.class, () -> scratch.url("b"));
        assertThrowsExactly(IllegalStateException.class, scratch::prepare);
        assertEquals(1, Folder.content(folder).size());
    }

    @Test
    void whatIsThereIsRefusedAndNotRemoved() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve("kept"));
        Files.createSymbolicLink(place, elsewhere);

        assertEquals(1, scratch.leftovers().size());
        CannotOpenException refused = assertThrowsExactly(CannotOpenException.class, scratch::prepare);
        assertEquals(scratch.leftovers().get(0), refused.getMessage());
        scratch.removeAll();

        assertTrue(Files.isSymbolicLink(place));
        assertTrue(Files.exists(elsewhere.resolve("kept")));
    }
}
