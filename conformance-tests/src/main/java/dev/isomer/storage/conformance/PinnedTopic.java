package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Prose;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Schema;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

/** What the topics begin with that ask what reads keep alive. */
abstract class PinnedTopic extends Contract {
    PinnedTopic(TestedEngine engine) {
        super(engine);
    }

    /** A read that stays open until it is let go. */
    record Held(CountDownLatch release, Future<Boolean> running) {
        static Held of(Store store, Threads threads) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            Future<Boolean> running = threads.start(() -> store.read(tx -> {
                begun.countDown();
                Threads.await(release);
                return true;
            }));
            Threads.await(begun);
            return new Held(release, running);
        }

        void end() {
            release.countDown();
            assertTrue(Threads.result(running));
        }
    }

    final boolean counts(Schema schema) {
        return open(schema).capabilities().contains(Capability.MEMORY_LIMIT);
    }

    /** A row that shares no value with another one, so that a change to it pins all of the row that it replaces. */
    static Prose unshared(long id) {
        return new Prose(
                id,
                new StringBuilder("ordered").toString(),
                Bytes.of(new byte[] {1}),
                new StringBuilder("text").toString(),
                Bytes.of(new byte[] {2}),
                null,
                null);
    }

    static long used(Store store) {
        return store.statistics().usedBytes().orElseThrow();
    }

    static long pinned(Store store) {
        return store.statistics().pinnedBytesAtMost().orElseThrow();
    }

    /** What any change of one type pins beside rows and what leads to them: there are none before the first row. */
    final <E extends Record> long pinnedByAnyChange(Schema schema, E row) {
        Store store = open(schema);
        return pinnedBy(store, () -> insert(store, row));
    }

    /** What a change pins while a read of the state before it goes on; nothing is pinned before and after. */
    static long pinnedBy(Store store, Runnable change) {
        try (Threads threads = new Threads()) {
            assertEquals(0, pinned(store));
            Held held = Held.of(store, threads);
            assertEquals(0, pinned(store));
            change.run();
            long pinned = pinned(store);
            held.end();
            assertEquals(0, pinned(store));
            return pinned;
        }
    }
}
