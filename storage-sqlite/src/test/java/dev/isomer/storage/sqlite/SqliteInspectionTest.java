package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.spi.Inspection;
import dev.isomer.storage.sqlite.Library.Book;
import dev.isomer.storage.sqlite.Library.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file is found to be, which no look changes. */
final class SqliteInspectionTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("x.db");
    }

    private Inspection inspected() throws IOException {
        Map<String, String> before = Folder.content(folder);
        Inspection inspection = SqliteInspection.of(file());
        assertEquals(before, Folder.content(folder));
        return inspection;
    }

    private Store library() {
        Store store = SqliteStore.open(file(), Library.SCHEMA);
        store.write(transaction -> {
            Shelf shelf = transaction.insert(Shelf.named("first"));
            return transaction.insert(Book.on("a", shelf.id()));
        });
        return store;
    }

    @Test
    void anEmptyFile() throws IOException {
        Files.createFile(file());
        assertEquals(Inspection.of("An empty file."), inspected());
    }

    @Test
    void aDatabaseOfAnotherProgram() throws IOException, SQLException {
        Folder.sql(file(), "CREATE TABLE a (b)");
        assertEquals(Inspection.of("An SQLite database, and not a store of Isomer."), inspected());
    }

    @Test
    void aStoreThatIsClosed() throws IOException {
        library().close();
        assertEquals(new Inspection("A store of Isomer.", "library", 1L, List.of()), inspected());
    }

    @Test
    void aStoreThatIsOpen() throws IOException {
        try (Store store = library()) {
            Inspection inspection = inspected();
            assertEquals(
                    new Inspection(
                            "A store of Isomer. It is in use, or was not closed, and was looked at without its log: so"
                                    + " it was not checked.",
                            null,
                            1L,
                            List.of()),
                    inspection);
            assertEquals(List.of(), store.verify());
        }
    }

    @Test
    void aReferenceToNothing() throws IOException, SQLException {
        library().close();
        Folder.sql(file(), "DELETE FROM t_shelf");
        assertEquals(
                List.of(new Finding("t_book", "the row 1 refers to a row of t_shelf that does not exist")),
                inspected().findings());
    }

    @Test
    void anotherFormat() throws IOException, SQLException {
        library().close();
        Folder.sql(file(), "PRAGMA user_version = 9");
        assertEquals(
                List.of(new Finding("file", "has the format 9 of another version of Isomer")),
                inspected().findings());
    }

    @Test
    void noDatabaseAtAll() throws IOException {
        Files.writeString(file(), "This is a text, and longer than the head of a database. ".repeat(20));
        CannotOpenException refused = assertThrowsExactly(CannotOpenException.class, () -> SqliteInspection.of(file()));
        assertEquals(file().toRealPath() + " is not an SQLite database; name another file.", refused.getMessage());
        refused = assertThrowsExactly(CannotOpenException.class, () -> SqliteInspection.of(folder));
        assertEquals(folder + " is a folder; name a file in it.", refused.getMessage());
    }
}
