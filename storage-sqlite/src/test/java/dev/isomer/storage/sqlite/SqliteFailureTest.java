package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Binding;
import dev.isomer.storage.jdbc.Library.Book;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Statistics.TypeStatistics;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Reading;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures that end a transaction, on the driver itself: the next transaction finds everything in order. */
final class SqliteFailureTest {
    @TempDir
    private Path folder;

    private SqliteDriver driver;

    @BeforeEach
    void open() {
        driver = SqliteDriver.open(
                folder.resolve("library.db"), Library.SCHEMA, new EngineOptions(1, Duration.ofSeconds(1)));
        writeShelf("kept");
    }

    @AfterEach
    void verifyAndClose() {
        writeShelf("written after the failure");
        assertEquals(List.of(), driver.verify());
        assertEquals(
                List.of(2L, 0L, 0L),
                driver.statistics().types().stream().map(TypeStatistics::rows).toList());
        driver.close();
    }

    private void writeShelf(String name) {
        SqliteWriting writing = begin();
        writing.insert(Shelf.TYPE, Shelf.named(name), 0);
        writing.seal().await();
    }

    private SqliteWriting begin() {
        return (SqliteWriting) driver.write(Scope.TRANSACTION);
    }

    @Test
    void aFullDiskEndsTheTransaction() throws SQLException {
        SqliteWriting writing = begin();
        writing.insert(Shelf.TYPE, Shelf.named("lost"), 0);
        writing.connection().run("PRAGMA max_page_count = 1");
        Book large = new Book(
                0,
                "a",
                null,
                1,
                null,
                1,
                null,
                false,
                null,
                null,
                Binding.PAPER,
                Bytes.of(new byte[1 << 20]),
                null,
                null);
        StorageFailureException full =
                assertThrows(StorageFailureException.class, () -> writing.insert(Book.TYPE, large, 0));
        assertTrue(full.getMessage().startsWith("The disk, or the quota on it, is full"), full.getMessage());
        writing.rollback();
        SqliteWriting next = begin();
        next.connection().run("PRAGMA max_page_count = 1000000");
        next.rollback();
    }

    @Test
    void afterAFailedCommitTheConnectionIsReplaced() throws SQLException {
        SqliteWriting writing = begin();
        JdbcConnection connection = writing.connection();
        writing.insert(Shelf.TYPE, Shelf.named("lost"), 0);
        connection.run("ROLLBACK");
        assertThrows(OutcomeUnknownException.class, writing::seal);
        writing.rollback();
        assertTrue(connection.isBroken());
        SqliteWriting next = begin();
        assertFalse(next.connection().isBroken());
        next.rollback();
    }

    @Test
    void aReadOnALostConnectionFailsAlone() throws SQLException {
        Reading reading = driver.read(Scope.TRANSACTION);
        ((SqliteReading) reading).connection().close();
        assertThrows(StorageFailureException.class, () -> reading.get(Shelf.TYPE, 1));
        reading.end();
        Reading next = driver.read(Scope.TRANSACTION);
        assertEquals(new Shelf(1, "kept", null, null), next.get(Shelf.TYPE, 1));
        next.end();
    }

    @Test
    void aReadThatStopsEarlyLetsGoOfItsState() {
        Reading first = driver.read(Scope.SINGLE);
        assertEquals(1, first.count(Shelf.TYPE, new Condition.All<>(List.of()), 1));
        first.end();
        SqliteWriting writing = begin();
        writing.update(Shelf.TYPE, new Shelf(1, "renamed", null, null));
        writing.seal().await();
        Reading next = driver.read(Scope.SINGLE);
        assertEquals(new Shelf(1, "renamed", null, null), next.get(Shelf.TYPE, 1));
        next.end();
    }
}
