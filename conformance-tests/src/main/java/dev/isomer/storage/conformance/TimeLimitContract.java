package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.BusyException;
import dev.isomer.storage.error.TransactionFailedException;
import dev.isomer.storage.error.TransactionTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a write may wait and run, told by a clock that the test moves: rules TXN. */
public class TimeLimitContract extends Contract {
    private static final long LIMIT_NANOS = Duration.ofSeconds(5).toNanos();

    /** The topic for this engine. */
    public TimeLimitContract(TestedEngine engine) {
        super(engine);
    }

    private Store limited(AtomicLong nanoseconds) {
        return open(
                Conversations.SCHEMA,
                StoreOptions.defaults().withWriteLimit(Duration.ofSeconds(5)).withTicker(nanoseconds::get));
    }

    @Test
    @Rule("TXN-16")
    void aWriteThatRunsLongerThanItsLimitIsRolledBack() {
        AtomicLong nanoseconds = new AtomicLong(Long.MAX_VALUE - LIMIT_NANOS / 2);
        Store store = limited(nanoseconds);
        AtomicInteger inserted = new AtomicInteger();
        TransactionTimeoutException timeout = assertThrowsExactly(
                TransactionTimeoutException.class,
                () -> store.write(tx -> {
                    tx.insert(Conversations.session(1));
                    nanoseconds.addAndGet(LIMIT_NANOS);
                    tx.insert(Conversations.session(2));
                    inserted.incrementAndGet();
                    nanoseconds.incrementAndGet();
                    return tx.insert(Conversations.session(3));
                }));
        assertEquals(1, inserted.get());
        assertEquals(
                "This write ran longer than its limit of 5000 ms and is rolled back; do less in one transaction, or"
                        + " raise writeLimit.",
                timeout.getMessage());
        assertEquals(0, store.repository(Session.TYPE).count());
        assertEquals(1, store.write(tx -> tx.insert(Conversations.session(1))).id());
    }

    @Test
    @Rule("TXN-17")
    void theLimitIsCheckedAtTheEndTooAndTheTransactionIsDeadOnceItIsPassed() {
        AtomicLong nanoseconds = new AtomicLong();
        Store store = limited(nanoseconds);
        assertThrowsExactly(
                TransactionTimeoutException.class,
                () -> store.write(tx -> {
                    tx.insert(Conversations.session(1));
                    nanoseconds.addAndGet(LIMIT_NANOS + 1);
                    return 0;
                }));
        assertThrowsExactly(
                TransactionTimeoutException.class,
                () -> store.write(tx -> {
                    tx.insert(Conversations.session(1));
                    nanoseconds.addAndGet(LIMIT_NANOS + 1);
                    assertThrowsExactly(TransactionTimeoutException.class, () -> tx.count(Session.TYPE));
                    assertThrowsExactly(TransactionFailedException.class, () -> tx.count(Session.TYPE));
                    return 0;
                }));
        AtomicInteger undone = new AtomicInteger();
        assertThrowsExactly(
                TransactionTimeoutException.class,
                () -> store.write(tx -> {
                    tx.nested(nested -> {
                        nanoseconds.addAndGet(LIMIT_NANOS + 1);
                        return undone.incrementAndGet();
                    });
                    return 0;
                }));
        assertEquals(1, undone.get());
        assertEquals(0, store.repository(Session.TYPE).count());
    }

    @Test
    @Rule("TXN-19")
    void aWriteThatIsInterruptedWhileItWaitsIsBusyAndHasDoneNothing() {
        Store store = open(Conversations.SCHEMA);
        AtomicInteger runs = new AtomicInteger();
        try (Threads threads = new Threads()) {
            boolean stillInterrupted = Threads.result(threads.start(() -> {
                Thread.currentThread().interrupt();
                BusyException busy =
                        assertThrowsExactly(BusyException.class, () -> store.write(tx -> runs.incrementAndGet()));
                assertEquals(
                        "This thread was interrupted while it waited to write; nothing was done.", busy.getMessage());
                return Thread.interrupted();
            }));
            assertTrue(stillInterrupted);
        }
        assertEquals(0, runs.get());
    }

    @Test
    @Rule("TXN-18")
    void aReadHasNoLimit() {
        AtomicLong nanoseconds = new AtomicLong();
        Store store = limited(nanoseconds);
        store.write(tx -> tx.insert(Conversations.session(1)));
        assertEquals(1L, store.<Long, RuntimeException>read(tx -> {
            nanoseconds.addAndGet(100 * LIMIT_NANOS);
            return tx.count(Session.TYPE);
        }));
    }

    @Test
    @Tag("concurrency")
    @Rule("TXN-19")
    void aWriteThatWaitsTooLongForItsTurnIsBusyAndHasDoneNothing() throws Exception {
        Store store = open(Conversations.SCHEMA, StoreOptions.defaults().withWriterWait(Duration.ofMillis(1)));
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        try (Threads threads = new Threads()) {
            Future<Session> holder = threads.start(() -> store.write(tx -> {
                Session session = tx.insert(Conversations.session(1));
                holding.countDown();
                Threads.await(release);
                return session;
            }));
            Threads.await(holding);
            BusyException busy =
                    assertThrowsExactly(BusyException.class, () -> store.write(tx -> runs.incrementAndGet()));
            assertTrue(busy.getMessage().endsWith("."), busy::getMessage);
            assertEquals(0, runs.get());
            release.countDown();
            assertEquals(1, Threads.result(holder).id());
        }
        assertEquals(2, store.write(tx -> tx.insert(Conversations.session(2))).id());
    }
}
