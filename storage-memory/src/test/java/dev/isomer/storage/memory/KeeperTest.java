package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.error.StoreClosedException;
import dev.isomer.storage.memory.People.Note;
import dev.isomer.storage.memory.People.Person;
import dev.isomer.storage.memory.journal.SimulatedDisk;
import dev.isomer.storage.model.OpeningProgress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a durable store does in threads of its own, and what becomes of it where that fails. */
@Tag("concurrency")
@Timeout(60)
class KeeperTest {
    private static final String LONG_TEXT = "x".repeat(1024 * 1024);
    private static final int LONG_TEXTS = 5;
    private static final long LIMIT_BYTES = 100L * 1024 * 1024;
    private static final Duration LONG = Duration.ofSeconds(50);

    private static Store open(SimulatedDisk disk, String options) {
        MemoryUrl url = MemoryUrl.parse("memory:folder" + options);
        return Store.over(
                DurableStore.open(disk, url, People.SCHEMA, LIMIT_BYTES, new Random(1), OpeningProgress.NONE),
                People.SCHEMA,
                StoreOptions.defaults());
    }

    /** As much as is worth a snapshot. */
    private static void fill(Store store) {
        long person = store.repository(Person.TYPE).list().get(0).id();
        for (int i = 0; i < LONG_TEXTS; i++) {
            store.repository(Note.TYPE).insert(new Note(0, person, LONG_TEXT));
        }
    }

    private static void insert(Store store, String name) {
        store.repository(Person.TYPE).insert(Person.named(name));
    }

    private static List<String> namesReopened(SimulatedDisk disk) {
        try (Store store = open(disk, "")) {
            assertEquals(List.of(), store.verify());
            return store.repository(Person.TYPE).list().stream()
                    .map(Person::name)
                    .toList();
        }
    }

    /** For what waits: the pool that all share may have a single thread. */
    private static CompletableFuture<Void> onThreadOfItsOwn(Runnable work) {
        return CompletableFuture.runAsync(work, task -> new Thread(task).start());
    }

    /** For what another thread is about to do. */
    private static void await(BooleanSupplier condition) {
        assertTimeoutPreemptively(LONG, () -> {
            while (!condition.getAsBoolean()) {
                Thread.onSpinWait();
            }
        });
    }

    private static int await(CountDownLatch latch) {
        try {
            latch.await();
            return -1;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void intervalsAreKeptWhileASnapshotIsWritten() {
        Thread test = Thread.currentThread();
        CountDownLatch snapshot = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicReference<CountDownLatch> forced = new AtomicReference<>(new CountDownLatch(1));
        SimulatedDisk disk = new SimulatedDisk((operation, count) -> {
            if (operation.equals("append") && count > 200_000 && Thread.currentThread() != test) {
                snapshot.countDown();
                return await(goOn);
            } else if (operation.equals("force")) {
                forced.get().countDown();
            }
            return -1;
        });
        try (Store store = open(disk, "?durability=interval:1")) {
            insert(store, "a");
            fill(store);
            await(snapshot);
            forced.set(new CountDownLatch(1));
            insert(store, "b");
            try {
                assertTimeoutPreemptively(LONG, () -> forced.get().await());
            } finally {
                goOn.countDown();
            }
        }
        assertEquals(List.of("a", "b"), namesReopened(disk));
    }

    @Test
    void aSnapshotThatCannotBeWrittenIsSaidAndTriedAgain() {
        AtomicBoolean isFull = new AtomicBoolean();
        SimulatedDisk disk =
                new SimulatedDisk((operation, count) -> isFull.get() && operation.equals("create") ? 0 : -1);
        try (Store store = open(disk, "")) {
            insert(store, "a");
            isFull.set(true);
            fill(store);
            await(() -> !store.verify().isEmpty());
            assertEquals(
                    "[journal: No snapshot could be written to the simulated disk (java.io.IOException: no create), so"
                            + " the journal there grows; nothing is lost, and it is tried again every few MiB. Make"
                            + " room on its disk.]",
                    store.verify().toString());
            insert(store, "b");
            isFull.set(false);
            fill(store);
            await(() -> store.verify().isEmpty());
        }
        assertTrue(disk.contents().keySet().stream().anyMatch(name -> name.startsWith("snapshot-")));
        assertEquals(List.of("a", "b"), namesReopened(disk));
    }

    @Test
    void aFailureOfTheThreadThatForcesIsToldToTheNextCommitAndToWhoCloses() {
        AtomicBoolean fails = new AtomicBoolean();
        SimulatedDisk disk = new SimulatedDisk(
                (operation, count) -> operation.equals("force") && fails.compareAndSet(true, false) ? 0 : -1);
        Store store = open(disk, "?durability=interval:1");
        fails.set(true);
        insert(store, "a");
        String readOnly = "The store in the simulated disk has been read-only since its disk failed"
                + " (java.io.IOException: no force); open it again, which reads what the disk has.";
        await(() -> store.verify().toString().equals("[journal: " + readOnly + "]"));
        assertEquals(
                readOnly,
                assertThrows(StorageFailureException.class, () -> insert(store, "b"))
                        .getMessage());
        assertThrows(StorageFailureException.class, store::close);
        assertEquals(List.of("a"), namesReopened(disk));
    }

    @Test
    void whoWaitsForTheDiskIsWaitedForByWhoCloses() throws Exception {
        CountDownLatch forcing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean waits = new AtomicBoolean();
        AtomicInteger appends = new AtomicInteger();
        SimulatedDisk disk = new SimulatedDisk((operation, count) -> {
            appends.addAndGet(operation.equals("append") ? 1 : 0);
            if (operation.equals("force") && waits.compareAndSet(true, false)) {
                forcing.countDown();
                return await(goOn);
            }
            return -1;
        });
        Store store = open(disk, "");
        waits.set(true);
        appends.set(0);
        CompletableFuture<Void> first = onThreadOfItsOwn(() -> insert(store, "a"));
        await(forcing);
        CompletableFuture<Void> second = onThreadOfItsOwn(() -> insert(store, "b"));
        await(() -> appends.get() == 2);
        Thread closing = new Thread(store::close);
        closing.start();
        await(() -> {
            try {
                store.statistics();
                return false;
            } catch (StoreClosedException closed) {
                return true;
            }
        });
        assertTrue(disk.isOpen());
        goOn.countDown();
        first.get();
        second.get();
        closing.join();
        assertEquals(List.of("a", "b"), namesReopened(disk));
    }
}
