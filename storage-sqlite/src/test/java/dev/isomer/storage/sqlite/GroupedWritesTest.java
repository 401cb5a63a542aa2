package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.wrapped.FailingDriver;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.conformance.wrapped.Place;
import dev.isomer.storage.error.BusyException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.error.StoreClosedException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Writing;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads whose writes are committed together, through the façade. Each waits before the one ahead of it is done. */
@Tag("concurrency")
final class GroupedWritesTest {
    private static final long NEVER = TimeUnit.HOURS.toNanos(1);
    private static final GroupLimits UNLIMITED = new GroupLimits(Integer.MAX_VALUE, NEVER, NEVER);

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private SqliteDriver driver(GroupLimits limits) {
        SqliteFile file =
                new SqliteFile(folder.resolve("library.db"), Library.SCHEMA, Duration.ofSeconds(30), List.of());
        return SqliteDriver.open(file, Library.SCHEMA, limits);
    }

    private Store open(GroupLimits limits) {
        return open(limits, driver -> driver);
    }

    private Store open(GroupLimits limits, UnaryOperator<Driver> around) {
        return Store.over(around.apply(driver(limits)), Library.SCHEMA, StoreOptions.defaults());
    }

    /** Begins a write that has its turn, and keeps it until the others wait. */
    private Future<Shelf> first(Store store) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Future<Shelf> first = threads.submit(() -> store.write(tx -> {
            Shelf inserted = tx.insert(Shelf.named("first"));
            begun.countDown();
            firstMayEnd.await();
            return inserted;
        }));
        begun.await();
        return first;
    }

    /** Begins something that waits for its turn; returns when it does. */
    private <R> Future<R> waiting(Callable<R> write) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread[] thread = new Thread[1];
        Future<R> waiting = threads.submit(() -> {
            thread[0] = Thread.currentThread();
            begun.countDown();
            return write.call();
        });
        begun.await();
        while (thread[0].getState() != Thread.State.TIMED_WAITING) {
            assertTrue(!waiting.isDone(), "has had its turn");
            Thread.onSpinWait();
        }
        return waiting;
    }

    private static Shelf named(long id, String name) {
        return new Shelf(id, name, null, null);
    }

    private static Throwable causeOf(Future<?> failing) {
        return assertThrows(ExecutionException.class, failing::get).getCause();
    }

    @Test
    void eachEndsByItself() throws Exception {
        try (Store store = open(UNLIMITED)) {
            Future<Shelf> first = first(store);
            Future<Shelf> refused = waiting(() -> store.write(tx -> {
                tx.insert(Shelf.named("undone"));
                return tx.insert(Shelf.named("first"));
            }));
            Future<Shelf> second = waiting(() -> store.repository(Shelf.TYPE).insert(Shelf.named("second")));
            Future<Shelf> thrown = waiting(() -> store.write(tx -> {
                tx.delete(Shelf.TYPE, 1);
                tx.insert(Shelf.named("undone"));
                throw new IllegalArgumentException("its own");
            }));
            Future<Shelf> third =
                    waiting(() -> store.write(tx -> tx.nested(nested -> nested.insert(Shelf.named("third")))));
            Future<Boolean> deletes = waiting(() -> store.repository(Shelf.TYPE).delete(2));
            firstMayEnd.countDown();
            assertEquals(named(1, "first"), first.get());
            assertEquals(UniqueViolationException.class, causeOf(refused).getClass());
            assertEquals(named(2, "second"), second.get());
            assertEquals(IllegalArgumentException.class, causeOf(thrown).getClass());
            assertEquals(named(3, "third"), third.get());
            assertTrue(deletes.get());
            assertEquals(List.of(), store.verify());
        }
        try (Store store = open(UNLIMITED)) {
            assertEquals(
                    List.of(named(1, "first"), named(3, "third")),
                    store.repository(Shelf.TYPE).list());
        }
    }

    @Test
    void nobodyReturnsOrIsSeenBeforeTheLastIsDone() throws Exception {
        CountDownLatch lastIsAtWork = new CountDownLatch(1);
        CountDownLatch lastMayEnd = new CountDownLatch(1);
        try (Store store = open(UNLIMITED)) {
            Future<Shelf> first = first(store);
            Future<Shelf> last = waiting(() -> store.write(tx -> {
                Shelf inserted = tx.insert(Shelf.named("last"));
                assertEquals(2, tx.count(Shelf.TYPE));
                lastIsAtWork.countDown();
                lastMayEnd.await();
                return inserted;
            }));
            firstMayEnd.countDown();
            lastIsAtWork.await();
            assertTrue(!first.isDone());
            assertEquals(0, store.repository(Shelf.TYPE).count());
            assertEquals(0, store.statistics().rows());
            try (Store fork = store.fork()) {
                assertEquals(0, fork.repository(Shelf.TYPE).count());
            }
            lastMayEnd.countDown();
            assertEquals(named(1, "first"), first.get());
            assertEquals(named(2, "last"), last.get());
            assertEquals(2, store.repository(Shelf.TYPE).count());
        }
    }

    @Test
    void whoWaitsForTheReturnOfTheOneBeforeEnds() throws Exception {
        try (Store store = open(GroupLimits.DEFAULTS)) {
            Future<Shelf> first = first(store);
            Future<Shelf> second = waiting(() -> store.write(tx -> {
                tx.insert(Shelf.named("second"));
                assertEquals(named(1, "first"), first.get());
                return tx.insert(Shelf.named("third"));
            }));
            firstMayEnd.countDown();
            assertEquals(named(3, "third"), second.get());
            assertEquals(3, store.repository(Shelf.TYPE).count());
        }
    }

    @Test
    void whereTheOneThatWaitedDoesNotComeTheFirstReturns() throws Exception {
        FailingDriver failing = new FailingDriver(driver(new GroupLimits(100, 1, NEVER)));
        try (Store store = Store.over(failing, Library.SCHEMA, StoreOptions.defaults())) {
            Future<Shelf> first = first(store);
            failing.failAt(Place.WRITE, 1, () -> new IllegalStateException("the disk is gone"));
            Future<Shelf> failed = waiting(() -> store.write(tx -> tx.insert(Shelf.named("second"))));
            firstMayEnd.countDown();
            assertEquals(named(1, "first"), first.get());
            assertEquals(StorageFailureException.class, causeOf(failed).getClass());
            assertEquals(1, store.repository(Shelf.TYPE).count());
        }
    }

    @Test
    void whoGivesUpWaitingHoldsUpNobody() throws Exception {
        try (Store store = open(GroupLimits.DEFAULTS)) {
            Future<Shelf> first = first(store);
            Thread[] thread = new Thread[1];
            Future<Shelf> givenUp = waiting(() -> {
                thread[0] = Thread.currentThread();
                return store.write(tx -> tx.insert(Shelf.named("second")));
            });
            Future<Shelf> third = waiting(() -> store.write(tx -> tx.insert(Shelf.named("third"))));
            thread[0].interrupt();
            assertEquals(BusyException.class, causeOf(givenUp).getClass());
            firstMayEnd.countDown();
            assertEquals(named(1, "first"), first.get());
            assertEquals(named(2, "third"), third.get());
        }
    }

    @Test
    void whatIsLostWithTheOthersRunsAgain() throws Exception {
        JdbcConnection[] connection = new JdbcConnection[1];
        AtomicInteger runs = new AtomicInteger();
        try (Store store = open(UNLIMITED, driver -> new ForwardingDriver(driver) {
            @Override
            public Writing write(Scope scope) {
                Writing writing = super.write(scope);
                if (writing instanceof SqliteWriting alone) {
                    connection[0] = alone.connection();
                }
                return writing;
            }
        })) {
            Future<Shelf> first = first(store);
            Future<Shelf> second = waiting(() -> store.write(tx -> {
                Shelf inserted = tx.insert(Shelf.named("second"));
                if (runs.incrementAndGet() == 1) {
                    rollBack(connection[0]);
                    throw new IllegalArgumentException("of a run that saw what is not kept");
                }
                return inserted;
            }));
            firstMayEnd.countDown();
            assertEquals("first", first.get().name());
            assertEquals("second", second.get().name());
            assertEquals(2, runs.get());
            assertEquals(
                    List.of(1L, 2L),
                    store.repository(Shelf.TYPE).list().stream().map(Shelf::id).toList());
        }
    }

    private static void rollBack(JdbcConnection connection) {
        try {
            connection.run("ROLLBACK");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void closingWaitsForAllOfThem() throws Exception {
        CountDownLatch lastIsAtWork = new CountDownLatch(1);
        CountDownLatch lastMayEnd = new CountDownLatch(1);
        Store store = open(UNLIMITED);
        Future<Shelf> first = first(store);
        Future<Shelf> last = waiting(() -> store.write(tx -> {
            Shelf inserted = tx.insert(Shelf.named("last"));
            lastIsAtWork.countDown();
            lastMayEnd.await();
            return inserted;
        }));
        firstMayEnd.countDown();
        lastIsAtWork.await();
        Future<Boolean> closing = waiting(() -> {
            store.close();
            return true;
        });
        assertThrows(StoreClosedException.class, () -> store.write(tx -> tx.insert(Shelf.named("late"))));
        lastMayEnd.countDown();
        assertEquals(named(1, "first"), first.get());
        assertEquals(named(2, "last"), last.get());
        assertTrue(closing.get());
        try (Store again = open(UNLIMITED)) {
            assertEquals(2, again.repository(Shelf.TYPE).count());
        }
    }
}
