package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.OpenException;
import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.sqlite.Library.Book;
import dev.isomer.storage.sqlite.Library.Order;
import dev.isomer.storage.sqlite.Library.Shelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Opening: what is made, what is found again, and that what is not ours stays as it is. */
final class SqliteFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("library.db");
    }

    private Store open() {
        return SqliteStore.open(file, Library.SCHEMA);
    }

    /** Every file of the folder with its content. */
    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                content.put(
                        each.getFileName().toString(),
                        Files.isDirectory(each)
                                ? "a folder"
                                : new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1));
            }
        }
        return content;
    }

    /** Opens the file as any program would, without what a store sets. */
    private void sql(String... statements) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    private String refusal(Schema schema) throws IOException {
        Map<String, String> before = content();
        OpenException refused = assertThrows(OpenException.class, () -> SqliteStore.open(file, schema));
        assertEquals(before, content());
        return refused.getMessage();
    }

    @Test
    void keepsRowsAndCountersWhenClosed() {
        Shelf second;
        try (Store store = open()) {
            Shelf first = store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            second = store.repository(Shelf.TYPE).insert(Shelf.named("second"));
            store.repository(Shelf.TYPE).delete(second.id());
            assertEquals(List.of(first), store.repository(Shelf.TYPE).list());
        }
        try (Store store = open()) {
            assertEquals(1, store.repository(Shelf.TYPE).count());
            assertEquals(
                    second.id() + 1,
                    store.repository(Shelf.TYPE).insert(Shelf.named("third")).id());
            assertEquals(List.of(), store.verify());
        }
    }

    @Test
    void keepsALogBesideTheFileWhileOpenAndNothingAfterwards() throws IOException {
        try (Store store = open()) {
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            assertEquals(
                    List.of("library.db", "library.db-shm", "library.db-wal"),
                    List.copyOf(content().keySet()));
        }
        assertEquals(List.of("library.db"), List.copyOf(content().keySet()));
    }

    @Test
    void makesFilesForTheirOwnerAlone() throws IOException {
        try (Store store = open()) {
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            try (Stream<Path> files = Files.list(folder)) {
                for (Path each : files.toList()) {
                    assertEquals(
                            "rw-------",
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(each)),
                            each.toString());
                }
            }
        }
    }

    @Test
    void opensNamesThatUrlsWouldTakeForSomethingElse() {
        file = folder.resolve("a?mode=memory b%20c#d é.db");
        try (Store store = open()) {
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
        }
        assertTrue(Files.exists(file));
        try (Store store = open()) {
            assertEquals(1, store.repository(Shelf.TYPE).count());
        }
    }

    @Test
    void takesAnEmptyFileForANewStore() throws IOException {
        Files.createFile(file);
        try (Store store = open()) {
            assertEquals(0, store.repository(Shelf.TYPE).count());
        }
        assertTrue(Files.size(file) > 0);
    }

    @Test
    void opensTwiceAtOnce() {
        try (Store one = open();
                Store other = open()) {
            Shelf shelf = one.repository(Shelf.TYPE).insert(Shelf.named("first"));
            assertEquals(shelf, other.repository(Shelf.TYPE).get(shelf.id()).orElseThrow());
            other.repository(Shelf.TYPE).insert(Shelf.named("second"));
            assertEquals(2, one.repository(Shelf.TYPE).count());
        }
    }

    @Test
    void isMadeOnceByManyThatOpenIt() throws Exception {
        int many = 8;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<Store>> opening = new ArrayList<>();
            CountDownLatch ready = new CountDownLatch(many);
            for (int i = 0; i < many; i++) {
                opening.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return open();
                }));
            }
            long last = 0;
            for (Future<Store> one : opening) {
                try (Store store = one.get()) {
                    last = store.repository(Order.TYPE).insert(new Order(0)).id();
                }
            }
            assertEquals(many, last);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void recoversAFileWhoseMakingWasInterrupted() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA cache_size = 1");
            statement.execute("BEGIN");
            statement.execute("CREATE TABLE t (a)");
            statement.execute("INSERT INTO t SELECT zeroblob(100000)");
            for (String name : List.of("library.db", "library.db-journal")) {
                Files.copy(folder.resolve(name), copy.resolve(name));
                assertTrue(Files.size(copy.resolve(name)) > 0, name);
            }
            statement.execute("ROLLBACK");
        }
        try (Store store = SqliteStore.open(copy.resolve("library.db"), Library.SCHEMA)) {
            assertEquals(List.of(), store.verify());
        }
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
        sql("CREATE TABLE theirs (a)", "INSERT INTO theirs VALUES (1)");
        assertEquals(file + " is an SQLite database of another program; name another file.", refusal(Library.SCHEMA));
        sql("PRAGMA journal_mode = WAL");
        assertEquals(file + " is an SQLite database of another program; name another file.", refusal(Library.SCHEMA));
    }

    @Test
    void refusesTheDatabaseOfAnotherProgramThatHasItOpen() throws Exception {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("CREATE TABLE theirs (a)");
            assertTrue(Files.size(folder.resolve("library.db-wal")) > 0);
            refusal(Library.SCHEMA);
        }
    }

    @Test
    void refusesANewerFormat() throws Exception {
        open().close();
        sql("PRAGMA user_version = 2");
        assertEquals(
                file + " has the format 2 of another version of Isomer, and this one opens format 1; use that version.",
                refusal(Library.SCHEMA));
    }

    @Test
    void refusesAnotherSchemaAndSaysHowItDiffers() throws IOException {
        SqliteStore.open(file, Schema.of("library", Order.TYPE)).close();
        Map<String, String> before = content();
        SchemaMismatchException refused = assertThrows(
                SchemaMismatchException.class, () -> SqliteStore.open(file, Schema.of("other", Order.TYPE)));
        assertEquals(
                List.of("the store alone has \"schema library\"", "the program alone has \"schema other\""),
                refused.differences());
        assertEquals(before, content());
    }

    @Test
    void namesEveryDifferenceOfASchema() throws IOException {
        open().close();
        Map<String, String> before = content();
        SchemaMismatchException refused = assertThrows(
                SchemaMismatchException.class, () -> SqliteStore.open(file, Schema.of("library", Order.TYPE)));
        assertEquals(
                Library.SCHEMA.description().size() - 3, refused.differences().size());
        assertEquals("the store alone has \"type shelf\"", refused.differences().get(0));
        assertEquals(before, content());
    }

    @Test
    void noticesAnotherOrder() throws IOException {
        open().close();
        Schema turned = Schema.of("library", Book.TYPE, Shelf.TYPE, Order.TYPE);
        assertTrue(refusal(turned).contains("the store has the same in another order"));
    }

    @Test
    void refusesAnotherSchemaOfAStoreThatIsOpen() {
        try (Store store = open()) {
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            assertThrows(SchemaMismatchException.class, () -> SqliteStore.open(file, Schema.of("library", Order.TYPE)));
            store.repository(Shelf.TYPE).insert(Shelf.named("second"));
            assertEquals(List.of(), store.verify());
        }
    }

    @Test
    void recoversTheLogOfAStoreThatWasNotClosed() throws IOException {
        Path copy = folder.resolve("copy");
        Files.createDirectory(copy);
        try (Store store = open()) {
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            Files.copy(file, copy.resolve("library.db"));
            Files.copy(folder.resolve("library.db-wal"), copy.resolve("library.db-wal"));
        }
        try (Store store = SqliteStore.open(copy.resolve("library.db"), Library.SCHEMA)) {
            assertEquals(1, store.repository(Shelf.TYPE).count());
            assertEquals(List.of(), store.verify());
        }
    }

    @Test
    void refusesPlacesWhereNoFileCanBe() throws IOException {
        Path notAFolder = Files.createFile(folder.resolve("file"));
        Map<String, String> before = content();
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
        assertEquals(before, content());
    }

    private static String refusalAt(Path place) {
        return assertThrows(CannotOpenException.class, () -> SqliteStore.open(place, Library.SCHEMA))
                .getMessage();
    }

    @Test
    void opensAFileThroughALink() throws IOException {
        open().close();
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), file);
        try (Store store = SqliteStore.open(link, Library.SCHEMA)) {
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            assertFalse(Files.exists(folder.resolve("link.db-wal")));
        }
        try (Store store = open()) {
            assertEquals(1, store.repository(Shelf.TYPE).count());
        }
    }
}
