package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Order;
import dev.isomer.storage.jdbc.Library.Shelf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening: what is made, and what is found again. */
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
                    List.copyOf(Folder.content(folder).keySet()));
        }
        assertEquals(List.of("library.db"), List.copyOf(Folder.content(folder).keySet()));
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

    /** As a crash leaves it: of the log's pages only the first is in the file, and says how long that is to be. */
    @Test
    void isReadWithItsLogWhereMovingThatToTheFileWasInterrupted() throws IOException {
        Path killed = folder.resolve("killed.db");
        Path log = folder.resolve("killed.db-wal");
        try (Store store = open()) {
            store.write(tx -> {
                for (int i = 0; i < 1_000; i++) {
                    tx.insert(Shelf.named("shelf " + i));
                }
                return 0;
            });
            Files.copy(file, killed);
            Files.copy(folder.resolve("library.db-wal"), log);
        }
        byte[] firstPage = newestFirstPage(Files.readAllBytes(log));
        try (FileChannel channel = FileChannel.open(killed, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(firstPage), 0);
        }
        try (Store store = SqliteStore.open(killed, Library.SCHEMA)) {
            assertEquals(1_000, store.repository(Shelf.TYPE).count());
            assertEquals(List.of(), store.verify());
        }
    }

    /** Of a write-ahead log: a header of 32 bytes, then frames of 24 bytes and a page, which begin with its number. */
    private static byte[] newestFirstPage(byte[] log) {
        ByteBuffer bytes = ByteBuffer.wrap(log);
        int pageBytes = bytes.getInt(8);
        byte[] page = {};
        for (int frame = 32; frame < log.length; frame += 24 + pageBytes) {
            if (bytes.getInt(frame) == 1) {
                page = Arrays.copyOfRange(log, frame + 24, frame + 24 + pageBytes);
            }
        }
        return page;
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
        try (Connection connection = Folder.connect(file);
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
