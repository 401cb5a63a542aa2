package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a fork is kept, on the driver itself; what it promises is tested by the kit. */
final class SqliteForkTest {
    @TempDir
    private Path folder;

    private SqliteDriver original;

    @BeforeEach
    void open() {
        original = SqliteDriver.open(
                folder.resolve("library.db"), Library.SCHEMA, new EngineOptions(1, Duration.ofSeconds(1)));
        writeShelf(original, "first");
    }

    @AfterEach
    void close() {
        original.close();
    }

    private static void writeShelf(Driver driver, String name) {
        Writing writing = driver.write(Scope.TRANSACTION);
        writing.insert(Shelf.TYPE, Shelf.named(name), 0);
        writing.seal().await();
    }

    private static Path fileOf(Driver driver) throws SQLException {
        SqliteReading reading = (SqliteReading) driver.read(Scope.TRANSACTION);
        try {
            return Path.of(reading.connection()
                    .texts("SELECT file FROM pragma_database_list WHERE name = 'main'")
                    .get(0));
        } finally {
            reading.end();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aForkIsAFileForItsOwnerAloneUntilItIsClosed() throws IOException, SQLException {
        Driver fork = original.fork();
        writeShelf(fork, "second");
        Path file = fileOf(fork);
        assertNotEquals(folder.toRealPath(), file.getParent().toRealPath());
        assertEquals("rwx------", permissions(file.getParent()));
        try (Stream<Path> files = Files.list(file.getParent())) {
            for (Path each : files.toList()) {
                assertEquals("rw-------", permissions(each), each.toString());
            }
        }
        fork.close();
        assertFalse(Files.exists(file.getParent()));
        Reading reading = original.read(Scope.SINGLE);
        assertEquals(Shelf.TYPE.withId(Shelf.named("first"), 1), reading.get(Shelf.TYPE, 1));
        reading.end();
    }

    @Test
    void aForkIsMadeOfWhatIsInTheLogWhileOthersReadAndWrite() {
        Reading reading = original.read(Scope.TRANSACTION);
        Writing writing = original.write(Scope.TRANSACTION);
        writing.insert(Shelf.TYPE, Shelf.named("not committed"), 0);
        Driver fork = original.fork();
        writing.seal().await();
        reading.end();
        assertEquals(1, fork.statistics().rows());
        assertEquals(2, original.statistics().rows());
        assertEquals(List.of(), fork.verify());
        fork.close();
    }

    @Test
    void aForkIsNeverForcedToTheDiskAndItsOriginalIs() throws SQLException {
        Driver fork = original.fork();
        SqliteWriting onFork = (SqliteWriting) fork.write(Scope.TRANSACTION);
        assertEquals(0, onFork.connection().number(Sql.of("PRAGMA synchronous")));
        onFork.rollback();
        fork.close();
        SqliteWriting onOriginal = (SqliteWriting) original.write(Scope.TRANSACTION);
        assertEquals(2, onOriginal.connection().number(Sql.of("PRAGMA synchronous")));
        onOriginal.rollback();
    }

    @Test
    void aStoreWhoseFileIsGoneIsNotForked() throws IOException {
        Files.delete(folder.resolve("library.db"));
        StorageFailureException refused = assertThrows(StorageFailureException.class, original::fork);
        assertEquals(
                "The database file could not be opened again; check that it is still there, and how many files the"
                        + " process may open.",
                refused.getMessage().replaceFirst(" \\(.*", ""));
    }
}
