package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.error.BusyException;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.TransactionTimeoutException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Binding;
import dev.isomer.storage.jdbc.Library.Book;
import dev.isomer.storage.jdbc.Library.Order;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is peculiar to transactions on SQLite's connections, through the façade. */
final class SqliteTransactionsTest {
    @TempDir
    private Path folder;

    private Path file;
    private Store store;

    @BeforeEach
    void open() {
        file = folder.resolve("library.db");
        store = SqliteStore.open(file, Library.SCHEMA, StoreOptions.defaults().withWriterWait(Duration.ofMillis(50)));
    }

    @AfterEach
    void verifyAndClose() {
        assertEquals(List.of(), store.verify());
        store.close();
    }

    @Test
    void keepsEveryTypeOfValue() {
        Book full = new Book(
                1,
                "\u0001 ' \" % \ud83d\ude00 \uffff",
                "",
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                -Double.MIN_VALUE,
                Double.MAX_VALUE,
                true,
                false,
                Instant.parse("0001-01-01T00:00:00.000001Z"),
                Binding.CLOTH,
                Bytes.of(new byte[3 * Bytes.CHUNK_BYTES + 1]),
                Bytes.EMPTY,
                null);
        Book bare =
                new Book(2, "", null, 0, null, 0.0, null, false, null, null, Binding.PAPER, Bytes.EMPTY, null, null);
        assertEquals(full, store.repository(Book.TYPE).insert(full));
        assertEquals(bare, store.repository(Book.TYPE).insert(bare));
        assertEquals(List.of(full, bare), store.repository(Book.TYPE).list());
        Order order = store.repository(Order.TYPE).insert(new Order(0));
        assertEquals(order, store.repository(Order.TYPE).update(order));
    }

    @Test
    void aRefusedStatementIsUndoneAloneAndGivesItsIdBack() {
        store.write(tx -> {
            tx.insert(Shelf.named("first"));
            assertThrows(UniqueViolationException.class, () -> tx.insert(Shelf.named("first")));
            assertThrows(ReferenceViolationException.class, () -> tx.insert(new Shelf(0, "lost", 99L, null)));
            return tx.insert(Shelf.named("second"));
        });
        assertEquals(
                List.of(new Shelf(1, "first", null, null), new Shelf(2, "second", null, null)),
                store.repository(Shelf.TYPE).list());
    }

    @Test
    void nestedWorkIsUndoneByItself() {
        store.write(tx -> {
            tx.insert(Shelf.named("kept"));
            for (int i = 0; i < 3; i++) {
                assertThrows(
                        IllegalArgumentException.class,
                        () -> tx.nested(outer -> {
                            outer.insert(Shelf.named("undone"));
                            outer.nested(inner -> inner.insert(Shelf.named("undone too")));
                            throw new IllegalArgumentException();
                        }));
            }
            return tx.nested(inner -> inner.insert(Shelf.named("kept too")));
        });
        assertEquals(
                List.of(new Shelf(1, "kept", null, null), new Shelf(2, "kept too", null, null)),
                store.repository(Shelf.TYPE).list());
    }

    @Test
    void deletesRowsThatReferToEachOtherInACircle() {
        int depth = 1_200;
        store.write(tx -> {
            Shelf root = tx.insert(Shelf.named("root"));
            Shelf within = root;
            for (int i = 1; i < depth; i++) {
                within = tx.insert(new Shelf(0, "shelf " + i, within.id(), null));
            }
            tx.update(new Shelf(root.id(), "root", within.id(), null));
            return tx.insert(Book.on("a", within.id()));
        });
        assertTrue(store.repository(Shelf.TYPE).delete(1));
        assertEquals(0, store.statistics().rows());
    }

    @Test
    void aClosureIsRefusedWhenARowFromOutsideRefersIntoIt() {
        store.write(tx -> {
            Shelf shelf = tx.insert(Shelf.named("first"));
            Book book = tx.insert(Book.on("a", shelf.id()));
            Shelf outside = tx.insert(new Shelf(0, "second", null, book.bookId()));
            assertThrows(ReferenceViolationException.class, () -> tx.delete(Shelf.TYPE, shelf.id()));
            assertThrows(ReferenceViolationException.class, () -> tx.insert(Book.on("b", 99L)));
            return outside;
        });
        assertEquals(3, store.statistics().rows());
    }

    @Test
    void aReadStreamsAndItsConsumerReadsToo() {
        store.write(tx -> {
            LongStream.rangeClosed(1, 100).forEach(i -> tx.insert(Book.titled("b" + i)));
            return null;
        });
        Query<Book> all = Book.TYPE.all();
        List<Long> counts = new ArrayList<>();
        store.read(tx -> {
            tx.forEach(all, outer -> {
                AtomicLong seen = new AtomicLong();
                tx.forEach(all, inner -> seen.incrementAndGet());
                counts.add(seen.get());
            });
            return null;
        });
        assertEquals(Collections.nCopies(100, 100L), counts);
    }

    @Test
    void readersNeitherWaitForAWriterNorSeeIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(ReaderPool.IDLE_CONNECTIONS + 4);
        try {
            CountDownLatch reading = new CountDownLatch(ReaderPool.IDLE_CONNECTIONS + 4);
            CountDownLatch written = new CountDownLatch(1);
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < ReaderPool.IDLE_CONNECTIONS + 4; i++) {
                counts.add(threads.submit(() -> store.read(tx -> {
                    reading.countDown();
                    written.await();
                    return tx.count(Shelf.TYPE);
                })));
            }
            reading.await();
            store.write(tx -> tx.insert(Shelf.named("first")));
            written.countDown();
            for (Future<Long> count : counts) {
                assertEquals(0, count.get());
            }
            assertEquals(1, store.repository(Shelf.TYPE).count());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aWriteSeesItsOwnChangesAndNobodyElseDoes() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            store.write(tx -> {
                tx.insert(Shelf.named("first"));
                assertEquals(1, tx.count(Shelf.TYPE));
                assertEquals(
                        0,
                        other.submit(() -> store.repository(Shelf.TYPE).count()).get());
                return null;
            });
        } finally {
            other.shutdownNow();
        }
        assertEquals(1, store.repository(Shelf.TYPE).count());
    }

    @Test
    void anotherProgramThatWritesIsWaitedForAndThenGivenUp() throws SQLException {
        try (Connection connection = Folder.connect(file);
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThrows(BusyException.class, () -> store.repository(Shelf.TYPE).insert(Shelf.named("first")));
            assertEquals(0, store.repository(Shelf.TYPE).count());
            statement.execute("ROLLBACK");
        }
        assertEquals(
                1, store.repository(Shelf.TYPE).insert(Shelf.named("first")).id());
    }

    @Test
    void aSingleStatementThatTookTooLongIsUndone() {
        AtomicLong nanoseconds = new AtomicLong();
        StoreOptions slow = StoreOptions.defaults()
                .withTicker(() -> nanoseconds.getAndAdd(Duration.ofSeconds(20).toNanos()));
        try (Store impatient = SqliteStore.open(file, Library.SCHEMA, slow)) {
            assertThrows(
                    TransactionTimeoutException.class,
                    () -> impatient.repository(Shelf.TYPE).insert(Shelf.named("first")));
        }
        assertEquals(0, store.repository(Shelf.TYPE).count());
    }

    @Test
    void theLongestPredicateRuns() {
        store.repository(Book.TYPE).insert(Book.titled("b"));
        var any = Book.SUBTITLE.startsWith("s0");
        for (int i = 1; i < 500; i++) {
            any = any.or(Book.SUBTITLE.startsWith("s" + i));
        }
        var none = any;
        assertFalse(store.repository(Book.TYPE).exists(none));
        assertTrue(store.repository(Book.TYPE).exists(none.not()));
    }

    @Test
    void explainsByIndex() {
        String words = store.read(
                tx -> tx.explain(Book.TYPE.where(Book.SUBTITLE.startsWith("a")).orderBy(Book.SUBTITLE.descending())));
        assertEquals(
                "SEARCH t_book USING INDEX i_book__subtitle (subtitle>? AND subtitle<?)",
                words.lines().findFirst().orElseThrow());
        assertTrue(words.lines().skip(1).findFirst().orElseThrow().startsWith("SELECT "), words);
    }

    @Test
    void declaresThatItPersistsAndForksAndNothingElse() {
        assertEquals(Set.of(Capability.PERSISTENT, Capability.FORK), store.capabilities());
    }
}
