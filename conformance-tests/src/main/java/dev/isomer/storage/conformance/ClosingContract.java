package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.StoreClosedException;
import dev.isomer.storage.model.Capability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Closing a store while transactions run in it: rules LIF, from LIF-08. */
@Tag("concurrency")
public class ClosingContract extends Contract {
    /** The topic for this engine. */
    public ClosingContract(TestedEngine engine) {
        super(engine);
    }

    /** Returns once closing has begun, which is when new transactions are refused. */
    private static void untilItRefuses(Store store) {
        boolean refused = false;
        while (!refused) {
            try {
                store.read(tx -> 1);
                Thread.onSpinWait();
            } catch (StoreClosedException closing) {
                refused = true;
            }
        }
    }

    @Test
    @Rule("LIF-08")
    void closeRefusesNewTransactionsAndWaitsForThoseThatRun() {
        Path folder = folder();
        Store store = open(Conversations.SCHEMA, StoreOptions.defaults().withCloseWait(Duration.ofMinutes(5)), folder);
        boolean persistent = store.capabilities().contains(Capability.PERSISTENT);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean closed = new AtomicBoolean();
        try (Threads threads = new Threads()) {
            Future<Long> reader = threads.start(() -> store.read(tx -> {
                reading.countDown();
                Threads.await(goOn);
                assertFalse(closed.get());
                return tx.count(Session.TYPE);
            }));
            Future<Session> writer = threads.start(() -> store.write(tx -> {
                writing.countDown();
                Threads.await(goOn);
                assertFalse(closed.get());
                return tx.insert(Conversations.session(1));
            }));
            Threads.await(reading);
            Threads.await(writing);
            List<Future<Boolean>> closers =
                    List.of(threads.start(() -> close(store, closed)), threads.start(() -> close(store, closed)));
            untilItRefuses(store);
            assertThrowsExactly(StoreClosedException.class, () -> insert(store, Conversations.session(2)));
            assertThrowsExactly(StoreClosedException.class, store::statistics);
            assertFalse(closed.get());
            goOn.countDown();
            assertEquals(0, Threads.result(reader));
            assertEquals(1, Threads.result(writer).id());
            closers.forEach(Threads::result);
        }
        Store again = open(Conversations.SCHEMA, StoreOptions.defaults(), folder);
        assertEquals(persistent ? 1 : 0, list(again, Session.TYPE.all()).size());
    }

    private static boolean close(Store store, AtomicBoolean closed) {
        store.close();
        closed.set(true);
        return true;
    }

    @Test
    @Rule("LIF-09")
    void whatRunsLongerThanCloseWaitsIsStoppedAndNotKept() {
        Path folder = folder();
        Store store = open(Conversations.SCHEMA, StoreOptions.defaults().withCloseWait(Duration.ZERO), folder);
        insert(store, Conversations.session(1));
        boolean persistent = store.capabilities().contains(Capability.PERSISTENT);
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Threads threads = new Threads()) {
            Future<Boolean> reader = threads.start(() -> store.read(tx -> {
                tx.count(Session.TYPE);
                running.countDown();
                Threads.await(goOn);
                assertThrowsExactly(IllegalStateException.class, () -> tx.count(Session.TYPE));
                return true;
            }));
            Future<StoreClosedException> writer = threads.start(() -> assertThrowsExactly(
                    StoreClosedException.class,
                    () -> store.write(tx -> {
                        tx.insert(Conversations.session(2));
                        running.countDown();
                        Threads.await(goOn);
                        assertThrowsExactly(IllegalStateException.class, () -> tx.insert(Conversations.session(3)));
                        return true;
                    })));
            Threads.await(running);
            store.close();
            goOn.countDown();
            assertEquals(true, Threads.result(reader));
            assertEquals(true, Threads.result(writer).getMessage().endsWith("."));
        }
        Store again = open(Conversations.SCHEMA, StoreOptions.defaults(), folder);
        assertEquals(persistent ? 1 : 0, list(again, Session.TYPE.all()).size());
    }

    @Test
    @Rule("LIF-09")
    void anInterruptEndsTheWaitingAndStays() {
        Store store = open(Conversations.SCHEMA);
        Threads threads = new Threads();
        boolean stillInterrupted = Threads.result(threads.start(() -> {
            Thread.currentThread().interrupt();
            store.close();
            return Thread.interrupted();
        }));
        threads.close();
        assertTrue(stillInterrupted);
        assertThrowsExactly(StoreClosedException.class, () -> store.read(tx -> tx.count(Session.TYPE)));
    }
}
