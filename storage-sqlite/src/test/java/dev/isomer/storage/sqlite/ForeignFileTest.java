package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.OpenException;
import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Book;
import dev.isomer.storage.jdbc.Library.Order;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.model.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be opened: each is refused with a sentence, and stays as it is. */
final class ForeignFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("library.db");
    }

    private String refusal(Schema schema) throws IOException {
        Map<String, String> before = Folder.content(folder);
        OpenException refused = assertThrows(OpenException.class, () -> SqliteStore.open(file, schema));
        assertEquals(before, Folder.content(folder));
        return refused.getMessage();
    }

    private static String refusalAt(Path place) {
        return assertThrows(CannotOpenException.class, () -> SqliteStore.open(place, Library.SCHEMA))
                .getMessage();
    }

    @Test
    void refusesWhatIsNoDatabase() throws IOException {
        for (String junk : List.of("xy", "SQLite format 3", "not a database ".repeat(1000))) {
            Files.writeString(file, junk);
            String message = refusal(Library.SCHEMA);
            assertEquals(file + " is not an SQLite database; name another file.", message);
        }
    }

    @Test
    void refusesOneByteWhichSqliteWouldOverwrite() throws IOException {
        Files.writeString(file, "x");
        assertEquals(file + " holds one byte, which SQLite takes for none; remove it.", refusal(Library.SCHEMA));
    }

    @Test
    void refusesTheDatabaseOfAnotherProgram() throws Exception {
        Folder.sql(file, "CREATE TABLE theirs (a)", "INSERT INTO theirs VALUES (1)");
        assertEquals(file + " is an SQLite database of another program; name another file.", refusal(Library.SCHEMA));
        Folder.sql(file, "PRAGMA journal_mode = WAL");
        assertEquals(file + " is an SQLite database of another program; name another file.", refusal(Library.SCHEMA));
    }

    @Test
    void refusesTheDatabaseOfAnotherProgramThatHasItOpen() throws Exception {
        try (Connection connection = Folder.connect(file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("CREATE TABLE theirs (a)");
            assertTrue(Files.size(folder.resolve("library.db-wal")) > 0);
            refusal(Library.SCHEMA);
        }
    }

    @Test
    void refusesANewerFormat() throws Exception {
        SqliteStore.open(file, Library.SCHEMA).close();
        Folder.sql(file, "PRAGMA user_version = 2");
        assertEquals(
                file + " has the format 2 of a newer version of Isomer, and this one opens formats up to 1; update"
                        + " Isomer.",
                refusal(Library.SCHEMA));
    }

    @Test
    void refusesAnotherSchemaAndSaysHowItDiffers() throws IOException {
        SqliteStore.open(file, Schema.of("library", Order.TYPE)).close();
        Map<String, String> before = Folder.content(folder);
        SchemaMismatchException refused = assertThrows(
                SchemaMismatchException.class, () -> SqliteStore.open(file, Schema.of("other", Order.TYPE)));
        assertEquals(
                List.of("the name of the schema is library in the store and other in the program"),
                refused.differences());
        assertEquals(before, Folder.content(folder));
    }

    @Test
    void namesEveryDifferenceOfASchema() throws IOException {
        SqliteStore.open(file, Library.SCHEMA).close();
        Map<String, String> before = Folder.content(folder);
        SchemaMismatchException refused = assertThrows(
                SchemaMismatchException.class, () -> SqliteStore.open(file, Schema.of("library", Order.TYPE)));
        assertEquals(
                List.of("the type shelf is in the store alone", "the type book is in the store alone"),
                refused.differences());
        assertTrue(refused.isStoreNewer());
        assertEquals(before, Folder.content(folder));
    }

    @Test
    void refusesAFormatBeforeTheFirst() throws Exception {
        SqliteStore.open(file, Library.SCHEMA).close();
        Folder.sql(file, "PRAGMA user_version = 0");
        assertEquals(
                file + " has the format 0, which no version of Isomer makes; replace it by a good copy.",
                refusal(Library.SCHEMA));
    }

    @Test
    void refusesARecordedSchemaThatItCannotRead() throws Exception {
        SqliteStore.open(file, Library.SCHEMA).close();
        Folder.sql(file, "UPDATE isomer_schema SET text = 'attribute shelf.name CUBE' WHERE line = 4");
        assertEquals(
                file + " was made by a newer version of Isomer, or is damaged: line 4 of the recorded schema,"
                        + " \"attribute shelf.name CUBE\", cannot be read. Update Isomer, or replace the file by a good"
                        + " copy.",
                refusal(Library.SCHEMA));
    }

    @Test
    void anotherOrderIsNoDifferenceAndWritesNothing() throws IOException {
        SqliteStore.open(file, Library.SCHEMA).close();
        Map<String, String> before = Folder.content(folder);
        SqliteStore.open(file, Schema.of("library", Book.TYPE, Shelf.TYPE, Order.TYPE))
                .close();
        assertEquals(before, Folder.content(folder));
    }

    @Test
    void refusesAnotherSchemaOfAStoreThatIsOpen() {
        try (Store store = SqliteStore.open(file, Library.SCHEMA)) {
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            assertThrows(SchemaMismatchException.class, () -> SqliteStore.open(file, Schema.of("library", Order.TYPE)));
            store.repository(Shelf.TYPE).insert(Shelf.named("second"));
            assertEquals(List.of(), store.verify());
        }
    }

    @Test
    void refusesPlacesWhereNoFileCanBe() throws IOException {
        Path notAFolder = Files.createFile(folder.resolve("file"));
        Map<String, String> before = Folder.content(folder);
        assertEquals(folder + " is a folder; name a file in it.", refusalAt(folder));
        assertEquals(
                folder.resolve("none") + " is not a folder; make it first, or name another.",
                refusalAt(folder.resolve("none").resolve("x.db")));
        assertEquals(
                notAFolder + " is not a folder; make it first, or name another.",
                refusalAt(notAFolder.resolve("x.db")));
        Path tooLong = folder.resolve("x".repeat(300));
        assertEquals(
                tooLong + " cannot be made; check its name and that its folder may be written.", refusalAt(tooLong));
        assertEquals(before, Folder.content(folder));
    }
}
