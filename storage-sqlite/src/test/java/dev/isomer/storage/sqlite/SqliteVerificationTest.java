package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.sqlite.Library.Book;
import dev.isomer.storage.sqlite.Library.Shelf;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify()} finds when another program has meddled with the file. */
final class SqliteVerificationTest {
    @TempDir
    private Path folder;

    /** What is found after another program ran a statement on a store with a shelf and a book. */
    private List<Finding> findingsAfter(String meddling) throws SQLException {
        Path file = folder.resolve("library.db");
        try (Store store = SqliteStore.open(file, Library.SCHEMA)) {
            store.write(tx -> {
                Shelf shelf = tx.insert(Shelf.named("first"));
                return tx.insert(Book.on("a", shelf.id()));
            });
            assertEquals(List.of(), store.verify());
            try (Connection connection = Folder.connect(file);
                    Statement statement = connection.createStatement()) {
                statement.execute(meddling);
            }
            return store.verify();
        }
    }

    @Test
    void aMissingIndex() throws SQLException {
        assertEquals(List.of(new Finding("i_book__shelf", "is missing")), findingsAfter("DROP INDEX i_book__shelf"));
    }

    @Test
    void aTableDefinedOtherwise() throws SQLException {
        List<Finding> findings = findingsAfter("ALTER TABLE t_order ADD COLUMN extra TEXT");
        assertEquals(1, findings.size());
        assertEquals("t_order", findings.get(0).subject());
    }

    @Test
    void aReferenceToNothing() throws SQLException {
        assertEquals(
                List.of(new Finding("t_book", "the row 1 refers to a row of t_shelf that does not exist")),
                findingsAfter("DELETE FROM t_shelf"));
    }

    @Test
    void aCounterBelowTheGreatestId() throws SQLException {
        assertEquals(
                List.of(new Finding("t_shelf", "the counter is 0 and so below the greatest id, 1")),
                findingsAfter("UPDATE sqlite_sequence SET seq = 0 WHERE name = 't_shelf'"));
    }

    @Test
    void aChangedSchemaRecord() throws SQLException {
        assertEquals(
                List.of(new Finding(
                        "isomer_schema", "the name of the schema is meddled in the store and library in the program")),
                findingsAfter("UPDATE isomer_schema SET text = 'schema meddled' WHERE line = 1"));
    }
}
