package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.error.UnsupportedFeatureException;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Statistics;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is counted against the limit, and what gives bytes back: rules LIM, LIM-05 to LIM-08. */
@Tag("memory")
public class MemoryReturnContract extends Contract {
    private static final int LARGE = 40_000;

    /** The topic for this engine. */
    public MemoryReturnContract(TestedEngine engine) {
        super(engine);
    }

    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static long used(Store store) {
        return store.statistics().usedBytes().orElseThrow();
    }

    private static Message large(int position) {
        return Conversations.message(1, position).withBody("x".repeat(LARGE));
    }

    /** A store with one session and some large messages, and no room for another; null if the engine has no limit. */
    private @Nullable Store full(int messages) {
        Store free = open(Conversations.SCHEMA);
        if (!free.capabilities().contains(Capability.MEMORY_LIMIT)) {
            assertEquals(OptionalLong.empty(), free.statistics().limitBytes());
            return null;
        }
        fill(free, messages);
        Store store = open(Conversations.SCHEMA, StoreOptions.defaults().withMemoryLimitBytes(used(free)));
        fill(store, messages);
        assertEquals(store.statistics().limitBytes(), store.statistics().usedBytes());
        return store;
    }

    private static void fill(Store store, int messages) {
        insert(store, Conversations.session(1));
        for (int position = 1; position <= messages; position++) {
            insert(store, large(position));
        }
    }

    @Test
    @Rule("LIM-05")
    void deletesAreAlwaysAllowedAndMakeRoom() {
        Store store = full(3);
        if (store != null) {
            long before = used(store);
            assertTrue(delete(store, Message.TYPE, 2));
            assertTrue(used(store) <= before - LARGE, used(store) + " after " + before);
            insert(store, large(4));
            refused(MemoryLimitExceededException.class, store, tx -> tx.insert(large(5)));
            assertTrue(delete(store, Session.TYPE, 1));
            assertTrue(used(store) <= before - 3L * LARGE, used(store) + " after " + before);
            assertEquals(0, store.statistics().rows());
        }
    }

    @Test
    @Rule("LIM-05")
    void anUpdateThatNeedsNoMoreIsAllowedInAFullStore() {
        Store store = full(2);
        if (store != null) {
            long before = used(store);
            Message first = get(store, Message.TYPE, 1).orElseThrow();
            store.write(tx -> tx.update(first.withBody("y".repeat(LARGE))));
            assertEquals(before, used(store));
            store.write(tx -> tx.update(first.withBody("y")));
            assertTrue(used(store) <= before - LARGE + 100, used(store) + " after " + before);
            store.write(tx -> tx.update(first));
            assertEquals(before, used(store));
        }
    }

    @Test
    @Rule("LIM-06")
    void aRollbackGivesEveryByteBack() {
        Store store = full(2);
        if (store != null) {
            Statistics before = store.statistics();
            assertThrowsExactly(
                    Undo.class,
                    () -> store.write(tx -> {
                        tx.delete(Message.TYPE, 1);
                        tx.insert(large(3).withBody("y"));
                        tx.insert(Conversations.session(2));
                        throw new Undo();
                    }));
            assertEquals(before.types(), store.statistics().types());
            assertEquals(before.usedBytes(), store.statistics().usedBytes());
        }
    }

    @Test
    @Rule("LIM-06")
    void anUndoneSavepointGivesEveryByteBack() {
        Store store = full(2);
        if (store != null) {
            long before = used(store);
            store.write(tx -> {
                tx.delete(Message.TYPE, 2);
                for (int times = 0; times < 3; times++) {
                    assertThrowsExactly(
                            Undo.class,
                            () -> tx.nested(inner -> {
                                inner.update(inner.insert(large(9)).withBody("y"));
                                throw new Undo();
                            }));
                }
                return null;
            });
            long without = used(store);
            assertTrue(without < before, without + " after " + before);
            assertEquals(3, insert(store, large(2)).id());
            assertEquals(before, used(store));
        }
    }

    @Test
    @Rule("LIM-07")
    void whatOlderReadersKeepDoesNotCount() throws Exception {
        Store store = full(2);
        if (store != null) {
            long before = used(store);
            try (Threads threads = new Threads()) {
                store.read(tx -> {
                    List<Message> seen = tx.list(Message.TYPE.all());
                    Threads.result(threads.start(() -> {
                        for (int position = 3; position < 9; position++) {
                            delete(store, Message.TYPE, position - 1L);
                            insert(store, large(position));
                        }
                        return null;
                    }));
                    assertEquals(before, used(store));
                    assertTrue(store.statistics().pinnedBytesAtMost().orElseThrow() >= 0);
                    assertEquals(seen, tx.list(Message.TYPE.all()));
                    return null;
                });
            }
        }
    }

    @Test
    @Rule("LIM-08")
    void aForkCountsItsOwnStateInFull() {
        Store store = full(2);
        if (store != null && !store.capabilities().contains(Capability.FORK)) {
            assertThrowsExactly(UnsupportedFeatureException.class, store::fork);
        } else if (store != null) {
            Statistics before = store.statistics();
            Store fork = track(store.fork());
            assertEquals(before.types(), fork.statistics().types());
            assertEquals(before.usedBytes(), fork.statistics().usedBytes());
            assertEquals(before.limitBytes(), fork.statistics().limitBytes());
            refused(MemoryLimitExceededException.class, fork, tx -> tx.insert(large(3)));
            delete(fork, Message.TYPE, 1);
            assertTrue(used(fork) <= used(store) - LARGE);
            insert(fork, large(3));
            assertEquals(before.usedBytes(), fork.statistics().usedBytes());
            assertEquals(before.usedBytes(), store.statistics().usedBytes());
            refused(MemoryLimitExceededException.class, store, tx -> tx.insert(large(3)));
        }
    }
}
