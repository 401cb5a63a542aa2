package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Audit;
import dev.isomer.storage.conformance.fixture.Audits;
import dev.isomer.storage.conformance.fixture.Prose;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What older readers keep alive, where the engine counts bytes: rule LIM-07. */
@Tag("memory")
public class PinnedContract extends Contract {
    private static final int MANY = 1_500;
    private static final int MORE_READERS_THAN_ARE_FOLLOWED = 40;

    /** The topic for this engine. */
    public PinnedContract(TestedEngine engine) {
        super(engine);
    }

    /** A read that stays open until it is let go. */
    private record Held(CountDownLatch release, Future<Boolean> running) {
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

    private boolean counts(Schema schema) {
        return open(schema).capabilities().contains(Capability.MEMORY_LIMIT);
    }

    private static long used(Store store) {
        return store.statistics().usedBytes().orElseThrow();
    }

    private static long pinned(Store store) {
        return store.statistics().pinnedBytesAtMost().orElseThrow();
    }

    /** What a change pins while a read of the state before it goes on; nothing is pinned before and after. */
    private static long pinnedBy(Store store, Runnable change) {
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

    private <E extends Record> void aChangeOfAllRowsPinsAllOfThem(
            Schema schema, EntityType<E> type, int rows, Supplier<E> row, UnaryOperator<E> changed) {
        Store store = open(schema);
        long empty = used(store);
        store.write(tx -> {
            for (int i = 0; i < rows; i++) {
                tx.insert(row.get());
            }
            return null;
        });
        long all = used(store) - empty;
        assertEquals(
                all,
                pinnedBy(
                        store,
                        () -> store.write(tx -> {
                            tx.list(type.all()).forEach(each -> tx.update(changed.apply(each)));
                            return null;
                        })));
        long before = used(store) - empty;
        long deleted = pinnedBy(
                store,
                () -> store.write(tx -> {
                    tx.list(type.all()).forEach(each -> tx.delete(type, type.idOf(each)));
                    return null;
                }));
        assertTrue(deleted >= before && deleted <= 3 * before, deleted + " of " + before);
        assertEquals(empty, used(store));
    }

    @Test
    @Rule("LIM-07")
    void aReadPinsAllRowsThatAreChangedAfterIt() {
        if (counts(Prose.SCHEMA)) {
            aChangeOfAllRowsPinsAllOfThem(
                    Prose.SCHEMA, Prose.TYPE, MANY, Prose::empty, row -> row.withOrdered("changed"));
            int[] number = {0};
            aChangeOfAllRowsPinsAllOfThem(
                    Audits.SCHEMA,
                    Audit.TYPE,
                    MANY,
                    () -> Audits.audit(number[0]++),
                    row -> row.withCode(new StringBuilder(row.code()).toString()));
        }
    }

    @Test
    @Rule("LIM-07")
    void aReadPinsWhatOneRowTakesAndWhatLeadsToIt() {
        if (counts(AllTypes.SCHEMA)) {
            Store store = open(AllTypes.SCHEMA);
            AllTypes row = AllTypes.empty()
                    .with(AllTypes.OPTIONAL_TEXT, "text")
                    .with(AllTypes.OPTIONAL_NUMBER, 1_000_000L)
                    .with(AllTypes.OPTIONAL_BYTES, Bytes.of(new byte[9]));
            long empty = used(store);
            insert(store, row);
            long one = used(store) - empty;
            long pinnedByInsert = pinnedBy(store, () -> insert(store, row));
            long rowBytes = used(store) - empty - one;
            assertEquals(one - rowBytes, pinnedByInsert);
            assertEquals(one, pinnedBy(store, () -> delete(store, AllTypes.TYPE, 1)));
            assertEquals(one, used(store) - empty);
        }
    }

    @Test
    @Rule("LIM-07")
    void theOldestReadCounts() {
        if (counts(Prose.SCHEMA)) {
            Store store = open(Prose.SCHEMA);
            long empty = used(store);
            Prose row = insert(store, Prose.empty());
            long one = used(store) - empty;
            try (Threads threads = new Threads()) {
                Held oldest = Held.of(store, threads);
                store.write(tx -> tx.update(row));
                Held newer = Held.of(store, threads);
                store.write(tx -> tx.update(row));
                assertEquals(2 * one, pinned(store));
                oldest.end();
                assertEquals(one, pinned(store));
                store.write(tx -> tx.update(row));
                assertEquals(2 * one, pinned(store));
                newer.end();
                assertEquals(0, pinned(store));
            }
        }
    }

    @Test
    @Rule("LIM-07")
    void anyNumberOfReadsIsFollowed() {
        if (counts(Prose.SCHEMA)) {
            Store store = open(Prose.SCHEMA);
            long empty = used(store);
            Prose row = insert(store, Prose.empty());
            long one = used(store) - empty;
            try (Threads threads = new Threads()) {
                List<Held> held = new ArrayList<>();
                for (int i = 0; i < MORE_READERS_THAN_ARE_FOLLOWED; i++) {
                    held.add(Held.of(store, threads));
                }
                store.write(tx -> tx.update(row));
                for (Held each : held) {
                    assertTrue(pinned(store) >= one, "while reads go on");
                    each.end();
                }
                assertEquals(0, pinned(store));
                Held last = Held.of(store, threads);
                store.write(tx -> tx.update(row));
                assertEquals(one, pinned(store));
                last.end();
            }
        }
    }
}
