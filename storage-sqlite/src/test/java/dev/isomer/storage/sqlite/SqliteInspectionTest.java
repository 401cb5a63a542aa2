package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Book;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.Inspection.Found;
import dev.isomer.storage.model.RecordedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file is found to be, which no look changes. */
final class SqliteInspectionTest {
    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();

    private Path file() {
        return folder.resolve("x.db");
    }

    private Inspection inspected() throws IOException {
        Map<String, String> before = Folder.content(folder);
        Inspection inspection = SqliteInspection.of(file(), lines::add);
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
        assertEquals(Inspection.of(Found.NOTHING, "An empty file."), inspected());
    }

    @Test
    void noFileYet() throws IOException {
        assertEquals(Inspection.of(Found.NOTHING, "There is no file " + file() + " yet."), inspected());
        Path nowhere = folder.resolve("no").resolve("x.db");
        CannotOpenException refused =
                assertThrowsExactly(CannotOpenException.class, () -> SqliteInspection.of(nowhere, lines::add));
        assertEquals(nowhere.getParent() + " is not a folder; make it first, or name another.", refused.getMessage());
    }

    @Test
    void aDatabaseOfAnotherProgram() throws IOException, SQLException {
        Folder.sql(file(), "CREATE TABLE a (b)");
        assertEquals(Inspection.of(Found.OTHER, "An SQLite database, and not a store of Isomer."), inspected());
    }

    @Test
    void aStoreThatIsClosed() throws IOException {
        library().close();
        RecordedSchema schema = RecordedSchema.of(Library.SCHEMA);
        assertEquals(new Inspection(Found.STORE, "A store of Isomer.", schema, 1L, true, List.of()), inspected());
        assertEquals(
                List.of(
                        "PRAGMA integrity_check: ok",
                        "PRAGMA foreign_key_check: ok",
                        "t_shelf: 1 row, counter 1",
                        "t_book: 1 row, counter 1",
                        "t_order: 0 rows, counter 0"),
                lines);
    }

    @Test
    void aStoreThatNeverHadRows() throws IOException {
        SqliteStore.open(file(), Library.SCHEMA).close();
        assertEquals(false, inspected().used());
        assertEquals("t_shelf: 0 rows, counter 0", lines.get(2));
    }

    @Test
    void aStoreThatHadRows() throws IOException {
        try (Store store = SqliteStore.open(file(), Library.SCHEMA)) {
            store.repository(Shelf.TYPE).insert(Shelf.named("gone"));
            store.repository(Shelf.TYPE).delete(1);
        }
        assertEquals(true, inspected().used());
        assertEquals("t_shelf: 0 rows, counter 1", lines.get(2));
    }

    @Test
    void aStoreThatIsOpen() throws IOException {
        try (Store store = library()) {
            Inspection inspection = inspected();
            assertEquals(
                    new Inspection(
                            Found.STORE,
                            "A store of Isomer. It is in use, or was not closed, and was looked at without its log: so"
                                    + " it was not checked.",
                            null,
                            1L,
                            false,
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
    void aTableThatIsMissing() throws IOException, SQLException {
        library().close();
        Folder.sql(file(), "DROP TABLE t_book");
        Inspection inspection = inspected();
        assertEquals(new Finding("t_book", "is missing"), inspection.findings().get(0));
        assertEquals(false, inspection.used());
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
        CannotOpenException refused =
                assertThrowsExactly(CannotOpenException.class, () -> SqliteInspection.of(file(), lines::add));
        assertEquals(file().toRealPath() + " is not an SQLite database; name another file.", refused.getMessage());
        refused = assertThrowsExactly(CannotOpenException.class, () -> SqliteInspection.of(folder, lines::add));
        assertEquals(folder + " is a folder; name a file in it.", refused.getMessage());
    }
}
