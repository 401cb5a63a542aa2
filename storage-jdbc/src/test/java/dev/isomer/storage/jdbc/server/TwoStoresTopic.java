package dev.isomer.storage.jdbc.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.error.BusyException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Book;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.model.Watch;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Selection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Several stores on one place, as several processes have them. */
public abstract class TwoStoresTopic extends ServerTopic {
    private static final int MANY = 6;

    /** For this kind of server. */
    protected TwoStoresTopic(TestedServer server) {
        super(server);
    }

    @Test
    void writesTakeTurnsAndIdsAreGivenOnce() throws Exception {
        int each = 15;
        try (Store first = place().open(Library.SCHEMA);
                Store second = place().open(Library.SCHEMA)) {
            Together.run(2, number -> {
                Store store = number == 0 ? first : second;
                for (int i = 0; i < each; i++) {
                    // A lost update, unless the writes of both take turns.
                    store.write(tx -> tx.insert(Shelf.named("shelf " + tx.count(Shelf.TYPE))));
                }
            });
            List<Shelf> shelves = first.repository(Shelf.TYPE).list();
            assertEquals(
                    LongStream.range(0, 2 * each)
                            .mapToObj(i -> new Shelf(i + 1, "shelf " + i, null, null))
                            .toList(),
                    shelves);
            assertEquals(shelves, second.repository(Shelf.TYPE).list());
            assertEquals(List.of(), second.verify());
        }
    }

    @Test
    void eachSeesTheOthersCommitsAtOnce() {
        try (Store first = place().open(Library.SCHEMA);
                Store second = place().open(Library.SCHEMA)) {
            for (long i = 1; i <= 5; i++) {
                Store writer = i % 2 == 0 ? first : second;
                Store reader = i % 2 == 0 ? second : first;
                Shelf written = writer.repository(Shelf.TYPE).insert(Shelf.named("shelf " + i));
                assertEquals(i, written.id());
                assertEquals(
                        written, reader.repository(Shelf.TYPE).get(written.id()).orElseThrow());
                assertThrows(
                        UniqueViolationException.class,
                        () -> reader.repository(Shelf.TYPE).insert(Shelf.named(written.name())));
            }
        }
    }

    @Test
    void idsOfWhatIsRolledBackAreGivenAgainByTheOther() {
        try (Store first = place().open(Library.SCHEMA);
                Store second = place().open(Library.SCHEMA)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> first.write(tx -> {
                        assertEquals(1, tx.insert(Shelf.named("lost")).id());
                        throw new IllegalArgumentException();
                    }));
            assertEquals(
                    1, second.repository(Shelf.TYPE).insert(Shelf.named("kept")).id());
            assertTrue(second.repository(Shelf.TYPE).delete(1));
            assertEquals(
                    2, first.repository(Shelf.TYPE).insert(Shelf.named("kept")).id());
            first.repository(Shelf.TYPE).insertWithId(new Shelf(10, "tenth", null, null));
            assertEquals(
                    11,
                    second.repository(Shelf.TYPE).insert(Shelf.named("after")).id());
        }
    }

    @Test
    void aWriteThatAnotherHoldsUpIsGivenUpAndReadsGoOn() throws SQLException {
        try (Store store = place().open(Library.SCHEMA, IMPATIENT)) {
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            try (JdbcConnection other = writeOfAnother()) {
                other.run("UPDATE " + quoted("t_shelf") + " SET " + quoted("name") + " = 'others'");
                BusyException busy = assertThrows(
                        BusyException.class, () -> store.repository(Shelf.TYPE).insert(Shelf.named("second")));
                assertEquals("Another process holds the database; try again when it is done.", busy.getMessage());
                assertEquals(
                        List.of(new Shelf(1, "first", null, null)),
                        store.repository(Shelf.TYPE).list());
                assertEquals(List.of(), store.verify());
                assertEquals(1, store.statistics().rows());
                other.run("COMMIT");
            }
            assertEquals(
                    2,
                    store.repository(Shelf.TYPE).insert(Shelf.named("second")).id());
            assertEquals(
                    List.of(new Shelf(1, "others", null, null), new Shelf(2, "second", null, null)),
                    store.repository(Shelf.TYPE).list());
        }
    }

    @Test
    void aReadSeesOneStateHoweverLongItIs() {
        ServerDriver driver = place().driver(Library.SCHEMA, StoreOptions.defaults());
        try (Store store = Store.over(driver, Library.SCHEMA, StoreOptions.defaults());
                Store other = place().open(Library.SCHEMA)) {
            int rows = 1_000;
            store.write(tx -> {
                LongStream.rangeClosed(1, rows).forEach(i -> tx.insert(Shelf.named("shelf " + i)));
                return rows;
            });
            for (Scope scope : Scope.values()) {
                AtomicInteger seen = new AtomicInteger();
                ServerReading reading = driver.read(scope);
                reading.scan(Selection.of(Shelf.TYPE.all()), shelf -> {
                    if (seen.getAndIncrement() == 0) {
                        other.repository(Shelf.TYPE).delete(rows);
                    }
                    return true;
                });
                reading.end();
                assertEquals(rows, seen.get(), scope.name());
                other.repository(Shelf.TYPE).insertWithId(new Shelf(rows, "again", null, null));
            }
        }
    }

    @Test
    void aWatchHearsOfTheOthersCommitsUntilItIsClosed() throws InterruptedException {
        Semaphore heardByFirst = new Semaphore(0);
        Semaphore heardBySecond = new Semaphore(0);
        try (Store first = place().open(Library.SCHEMA);
                Store second = place().open(Library.SCHEMA)) {
            Watch watch = first.watch(heardByFirst::release);
            AtomicBoolean hasFailed = new AtomicBoolean();
            Watch failing = first.watch(() -> {
                if (hasFailed.getAndSet(true)) {
                    return;
                }
                throw new IllegalStateException("A watch that fails keeps nobody else from hearing.");
            });
            Watch another = first.watch(heardBySecond::release);
            for (int i = 0; i < 2; i++) {
                heardByFirst.drainPermits();
                heardBySecond.drainPermits();
                second.repository(Shelf.TYPE).insert(Shelf.named("shelf " + i));
                assertTrue(heardByFirst.tryAcquire(PATIENCE.toMillis(), MILLISECONDS));
                assertTrue(heardBySecond.tryAcquire(PATIENCE.toMillis(), MILLISECONDS));
            }
            failing.close();
            watch.close();
            watch.close();
            // All hear in turn on one thread: when another has heard twice, what was under way at the close has ended.
            for (int i = 0; i < 2; i++) {
                assertTrue(hears(second, heardBySecond));
            }
            heardByFirst.drainPermits();
            assertTrue(hears(second, heardBySecond));
            assertFalse(heardByFirst.tryAcquire());
            another.close();
        }
    }

    private static boolean hears(Store writer, Semaphore heard) throws InterruptedException {
        heard.drainPermits();
        writer.write(tx -> tx.insert(Book.titled("book " + tx.count(Book.TYPE))));
        return heard.tryAcquire(PATIENCE.toMillis(), MILLISECONDS);
    }

    @Test
    void noThreadOfAStoreOutlivesIt() throws InterruptedException {
        List<Thread> threads;
        try (Store store = place().open(Library.SCHEMA)) {
            store.watch(() -> {});
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            store.repository(Shelf.TYPE).list();
            threads = threads();
        }
        assertFalse(threads.isEmpty());
        for (Thread thread : threads) {
            thread.join(PATIENCE.toMillis());
            assertFalse(thread.isAlive(), thread.getName());
        }
    }

    @Test
    void manyThatOpenAPlaceWhichIsNotThereMakeItsTablesOnce() throws Exception {
        CountDownLatch used = new CountDownLatch(MANY);
        Together.run(MANY, number -> {
            try (Store store = place().open(Library.SCHEMA)) {
                store.repository(Shelf.TYPE).insert(Shelf.named("shelf " + number));
                used.countDown();
                assertTrue(used.await(PATIENCE.toMillis(), MILLISECONDS));
                assertEquals(List.of(), store.verify());
                assertEquals(MANY, store.repository(Shelf.TYPE).count());
            }
        });
    }
}
