package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.model.Capability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is opened to be read alone: it is shown as it is, and nothing is made or changed. */
final class ReadOnlyFileTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("library.db");
    }

    private Store open() {
        return SqliteStore.open(file(), Library.SCHEMA);
    }

    private Store openReadOnly() {
        return Stores.open("sqlite:" + file() + "?mode=ro", Library.SCHEMA);
    }

    private String refusal() {
        return assertThrows(CannotOpenException.class, this::openReadOnly).getMessage();
    }

    @Test
    void showsWhatTheFileHasAndChangesNothing() throws IOException {
        Shelf shelf;
        try (Store store = open()) {
            shelf = store.repository(Shelf.TYPE).insert(Shelf.named("first"));
        }
        Map<String, String> before = Folder.content(folder);
        try (Store store = openReadOnly()) {
            assertEquals(List.of(shelf), store.repository(Shelf.TYPE).list());
            assertEquals(List.of(), store.verify());
            assertEquals(1, store.statistics().rows());
            assertEquals(Set.of(Capability.PERSISTENT), store.capabilities());
            assertEquals(
                    List.of("Recovered: 1 shelf, 0 book, 0 order.", "Opened to be read alone: nothing is changed."),
                    store.opening().lines());
            assertEquals(before, Folder.content(folder));
        }
        assertEquals(before, Folder.content(folder));
    }

    @Test
    void refusesEveryWrite() throws IOException {
        open().close();
        Map<String, String> before = Folder.content(folder);
        try (Store store = openReadOnly()) {
            assertEquals(
                    "The store was opened to be read alone, and takes no changes.",
                    assertThrows(
                                    StorageFailureException.class,
                                    () -> store.repository(Shelf.TYPE).insert(Shelf.named("first")))
                            .getMessage());
            assertEquals(0, store.repository(Shelf.TYPE).count());
        }
        assertEquals(before, Folder.content(folder));
    }

    @Test
    void refusesWhatIsNotThere() throws IOException {
        assertTrue(refusal().startsWith("There is no file " + file() + "; name one that exists"));
        assertEquals(Map.of(), Folder.content(folder));
        Files.createFile(file());
        assertEquals(file().toRealPath() + " is empty, and no store that could be read.", refusal());
        assertEquals(Map.of("library.db", ""), Folder.content(folder));
    }

    @Test
    void readsAFileThatIsInUseWithItsLog() throws IOException {
        try (Store writer = open()) {
            writer.repository(Shelf.TYPE).insert(Shelf.named("first"));
            Set<String> before = Folder.content(folder).keySet();
            try (Store store = openReadOnly()) {
                assertEquals(1, store.repository(Shelf.TYPE).count());
                assertEquals(before, Folder.content(folder).keySet());
                writer.repository(Shelf.TYPE).insert(Shelf.named("second"));
                assertEquals(2, store.repository(Shelf.TYPE).count());
            }
        }
    }

    @Test
    void saysWhenAFileThatNobodyHadOpenWasChanged() {
        open().close();
        try (Store store = openReadOnly()) {
            assertEquals(0, store.repository(Shelf.TYPE).count());
            try (Store writer = open()) {
                writer.repository(Shelf.TYPE).insert(Shelf.named("first"));
                String message = assertThrows(
                                StorageFailureException.class,
                                () -> store.repository(Shelf.TYPE).count())
                        .getMessage();
                assertTrue(message.endsWith(
                        "was changed by another program while it was open to be read alone; open" + " it again."));
            }
        }
    }

    @Test
    void refusesAFileWhoseSchemaWouldHaveToBeUpgraded() throws Exception {
        open().close();
        Folder.sql(file(), "PRAGMA user_version = 9");
        Map<String, String> before = Folder.content(folder);
        assertTrue(refusal().contains("has the format 9 of a newer version"), refusal());
        assertEquals(before, Folder.content(folder));
    }
}
