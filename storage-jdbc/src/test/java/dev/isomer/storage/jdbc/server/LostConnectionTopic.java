package dev.isomer.storage.jdbc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.error.BusyException;
import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.error.TransactionTimeoutException;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Book;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.jdbc.server.Proxy.Commits;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Connections that end, are cut, or are all in use, while the server goes on. */
public abstract class LostConnectionTopic extends ServerTopic {
    /** For this kind of server. */
    protected LostConnectionTopic(TestedServer server) {
        super(server);
    }

    private Store through(Proxy proxy) {
        return new Place(server(), proxy.url(place().url())).open(Library.SCHEMA);
    }

    private List<Shelf> shelves() {
        try (Store store = place().open(Library.SCHEMA)) {
            assertEquals(List.of(), store.verify());
            return store.repository(Shelf.TYPE).list();
        }
    }

    @Test
    void aWriteWhoseConnectionIsEndedRunsAgain() throws SQLException {
        AtomicInteger runs = new AtomicInteger();
        try (Store store = place().open(Library.SCHEMA);
                JdbcConnection administrator = place().connect()) {
            Shelf kept = store.write(tx -> {
                Shelf shelf = tx.insert(Shelf.named("first"));
                if (runs.getAndIncrement() == 0) {
                    server().killWriter(administrator, place().name());
                }
                assertTrue(tx.get(Shelf.TYPE, shelf.id()).isPresent());
                return shelf;
            });
            assertEquals(2, runs.get());
            assertEquals(List.of(kept), store.repository(Shelf.TYPE).list());
        }
        assertEquals(List.of(new Shelf(1, "first", null, null)), shelves());
    }

    @Test
    void ofACommitWhoseConnectionIsCutTheOutcomeIsUnknown() throws Exception {
        try (Proxy proxy = new Proxy(place().url());
                Store store = through(proxy)) {
            for (Commits fate : List.of(Commits.ARE_LOST, Commits.LOSE_THEIR_ANSWER)) {
                AtomicInteger runs = new AtomicInteger();
                OutcomeUnknownException unknown = assertThrowsExactly(
                        OutcomeUnknownException.class,
                        () -> store.write(tx -> {
                            runs.incrementAndGet();
                            Shelf shelf = tx.insert(Shelf.named(fate.name()));
                            proxy.set(fate);
                            return shelf;
                        }));
                proxy.set(Commits.PASS);
                assertEquals(
                        "The connection to the server was lost while committing: read the rows to see whether they"
                                + " changed.",
                        unknown.getMessage().replaceFirst(" \\(.*", ""));
                assertEquals(1, runs.get());
            }
            assertEquals(
                    2, store.repository(Shelf.TYPE).insert(Shelf.named("after")).id());
        }
        assertEquals(
                List.of(new Shelf(1, "LOSE_THEIR_ANSWER", null, null), new Shelf(2, "after", null, null)), shelves());
    }

    @Test
    void readsWhoseConnectionsAreCutRunAgain() throws Exception {
        int readers = 20;
        try (Proxy proxy = new Proxy(place().url());
                Store store = through(proxy)) {
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            AtomicInteger runs = new AtomicInteger();
            CyclicBarrier all = new CyclicBarrier(readers, proxy::cut);
            Together.run(readers, number -> {
                AtomicBoolean isAgain = new AtomicBoolean();
                long count = store.read(tx -> {
                    runs.incrementAndGet();
                    if (!isAgain.getAndSet(true)) {
                        all.await();
                    }
                    return tx.count(Shelf.TYPE);
                });
                assertEquals(1, count);
            });
            assertEquals(2 * readers, runs.get());
        }
    }

    /** As after a server has started again, when the connections of the pool are all lost. */
    @Test
    void connectionsThatAreCutWhileNobodyUsesThemDoNoHarm() throws Exception {
        int readers = 20;
        try (Proxy proxy = new Proxy(place().url());
                Store store = through(proxy)) {
            store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            CyclicBarrier all = new CyclicBarrier(readers);
            Together.run(readers, number -> store.read(tx -> all.await()));
            proxy.cut();
            assertEquals(1, store.repository(Shelf.TYPE).count());
            assertEquals(
                    2,
                    store.repository(Shelf.TYPE).insert(Shelf.named("second")).id());
        }
    }

    @Test
    void aWriterThatStandsStillIsCutOffAndOthersGoOn() throws Exception {
        StoreOptions limited = StoreOptions.defaults().withWriteLimit(Duration.ofSeconds(1));
        CountDownLatch held = new CountDownLatch(1);
        try (Store slow = place().open(Library.SCHEMA, limited);
                Store other = place().open(Library.SCHEMA)) {
            CompletableFuture<Shelf> waiting = CompletableFuture.supplyAsync(() -> {
                await(held);
                return other.repository(Shelf.TYPE).insert(Shelf.named("others"));
            });
            assertThrowsExactly(
                    TransactionTimeoutException.class,
                    () -> slow.write(tx -> {
                        tx.insert(Shelf.named("slow"));
                        held.countDown();
                        // Only when the server has ended this transaction can the other have its turn.
                        assertEquals(
                                1,
                                waiting.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                                        .id());
                        return tx.get(Shelf.TYPE, 1);
                    }));
            assertEquals(
                    2, slow.repository(Shelf.TYPE).insert(Shelf.named("slow")).id());
        }
        assertEquals(List.of(new Shelf(1, "others", null, null), new Shelf(2, "slow", null, null)), shelves());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void onlySoManyReadAtOnce() throws Exception {
        CyclicBarrier all = new CyclicBarrier(ServerConnections.READERS + 1);
        CountDownLatch refused = new CountDownLatch(1);
        // A pool makes one connection at a time: of 32 that ask together, the last may wait longer than it likes to.
        Semaphore turn = new Semaphore(1);
        try (Store store = place().open(Library.SCHEMA, IMPATIENT)) {
            Together.run(ServerConnections.READERS + 1, number -> {
                if (number == 0) {
                    all.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                    BusyException busy = assertThrowsExactly(
                            BusyException.class,
                            () -> store.repository(Shelf.TYPE).count());
                    refused.countDown();
                    assertEquals(
                            "All 32 connections that read were in use for 1000 ms; end reads sooner.",
                            busy.getMessage());
                } else {
                    assertTrue(turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
                    store.read(tx -> {
                        turn.release();
                        all.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                        await(refused);
                        return tx.count(Shelf.TYPE);
                    });
                }
            });
            assertEquals(0, store.repository(Shelf.TYPE).count());
        }
    }

    @Test
    void aThreadThatIsInterruptedReadsAndStaysInterrupted() throws InterruptedException {
        try (Store store = place().open(Library.SCHEMA)) {
            Thread.currentThread().interrupt();
            assertEquals(0, store.repository(Shelf.TYPE).count());
            assertTrue(Thread.interrupted());
            Thread.currentThread().interrupt();
            assertThrowsExactly(
                    BusyException.class, () -> store.repository(Shelf.TYPE).insert(Shelf.named("first")));
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void aFailureWhileReferencesAreNotCheckedLeavesThemCheckedAfterwards() throws SQLException {
        try (Store store = place().open(Library.SCHEMA)) {
            Shelf shelf = store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            store.repository(Book.TYPE).insert(Book.on("a", shelf.id()));
            place().run(server().denyDeletes("t_shelf"));
            StorageFailureException failed = assertThrowsExactly(
                    StorageFailureException.class,
                    () -> store.repository(Shelf.TYPE).delete(shelf.id()));
            assertTrue(failed.getMessage().contains("denied"), failed.getMessage());
            assertThrowsExactly(
                    ReferenceViolationException.class,
                    () -> store.repository(Book.TYPE).insert(Book.on("b", 99L)));
            assertEquals(2, store.statistics().rows());
        }
    }

    @Test
    void whatIsNotReachedIsToldWithoutThePassword() throws Exception {
        try (Proxy proxy = new Proxy(place().url())) {
            ServerUrl url = proxy.url(place().url());
            try (Store store = new Place(server(), url).open(Library.SCHEMA, IMPATIENT)) {
                store.repository(Shelf.TYPE).insert(Shelf.named("first"));
                proxy.close();
                StorageFailureException lost = assertThrowsExactly(
                        StorageFailureException.class,
                        () -> store.repository(Shelf.TYPE).count());
                assertEquals(
                        url + " cannot be reached; check that its server runs and takes connections.",
                        lost.getMessage().replaceFirst(" \\(.*", ""));
                Secrets.assertNone(lost, ":" + url.password());
            }
        }
        assertFalse(shelves().isEmpty());
    }
}
