package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Random work on a store that is full: what really is on the heap stays within the limit. */
@Tag("memory")
@Tag("property")
class LimitProperties {
    private static final int STEPS = 60;
    private static final int LARGE_PERMILLE = 3;

    private static RandomWork work(SplittableRandom random) {
        return new RandomWork(random, MeasuredTypes.SCHEMA, MeasuredTypes.SCHEMA.types(), LARGE_PERMILLE, 300_000);
    }

    private static MemoryDriver driver(long limitBytes) {
        return new MemoryDriver(DatabaseShape.of(MeasuredTypes.SCHEMA), limitBytes);
    }

    private static Store over(MemoryDriver driver) {
        return Store.over(driver, MeasuredTypes.SCHEMA, StoreOptions.defaults());
    }

    private static long used(MemoryDriver driver) {
        return driver.statistics().usedBytes().orElseThrow();
    }

    private static List<Object> rows(WriteTransaction tx) {
        List<Object> rows = new ArrayList<>();
        for (EntityType<?> type : MeasuredTypes.SCHEMA.types()) {
            rows.addAll(rowsOf(tx, type));
        }
        return rows;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Record> List<E> rowsOf(WriteTransaction tx, EntityType<?> type) {
        return tx.list(((EntityType<E>) type).all());
    }

    /** Filled to the limit, and worked on from there: inserts, updates, deletes, savepoints and what is undone. */
    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void whatIsOnTheHeapStaysWithinTheLimit(
            @ForAll long seed, @ForAll @LongRange(min = 20_000, max = 400_000) long limitBytes) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomWork work = work(random);
        MemoryDriver driver = driver(limitBytes);
        try (Store store = over(driver)) {
            while (work.refusedForMemory() < 3) {
                work.insert(store, 5);
            }
            for (int step = 0; step < STEPS; step++) {
                work.transaction(store);
                assertEquals(ReachableHeap.bytes(driver.published()), used(driver));
                assertTrue(used(driver) <= limitBytes, () -> used(driver) + " of " + limitBytes);
            }
            assertEquals(List.of(), store.verify());
        }
    }

    /** A refused statement leaves rows, bytes and indexes as they were, and the transaction goes on. */
    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void aRefusedStatementChangesNothing(
            @ForAll long seed, @ForAll @LongRange(min = 20_000, max = 200_000) long limitBytes) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomWork work = work(random);
        MemoryDriver driver = driver(limitBytes);
        try (Store store = over(driver)) {
            while (work.refusedForMemory() < 3) {
                work.insert(store, 5);
            }
            for (int step = 0; step < STEPS; step++) {
                Root before = driver.published();
                long refusedBefore = work.refused();
                boolean changed = store.write(tx -> {
                    List<Object> rows = rows(tx);
                    work.statement(tx);
                    boolean isRefused = work.refused() > refusedBefore;
                    if (isRefused) {
                        assertEquals(rows, rows(tx));
                    }
                    return !isRefused;
                });
                if (!changed) {
                    assertEquals(before.bytes(), used(driver));
                    assertEquals(List.of(), store.verify());
                }
            }
        }
    }

    /** What is deleted makes room for as much, and with the last row every byte is back. */
    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void deletingMakesRoom(@ForAll long seed, @ForAll @LongRange(min = 20_000, max = 200_000) long limitBytes) {
        RandomWork work = work(new SplittableRandom(seed));
        MemoryDriver driver = driver(limitBytes);
        try (Store store = over(driver)) {
            long empty = used(driver);
            for (int round = 0; round < 3; round++) {
                long refused = work.refusedForMemory();
                while (work.refusedForMemory() == refused) {
                    work.insert(store, 1);
                }
                assertTrue(used(driver) <= limitBytes);
                MeasuredTypes.deleteAll(store);
                assertEquals(empty, used(driver));
                assertEquals(empty, ReachableHeap.bytes(driver.published()));
            }
        }
    }

    /** So that a store which is full stays within its limit when rows are deleted. */
    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void aDeletionNeverMakesAnIndexLarger(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3_000) int size) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> keys = random.longs(size).distinct().boxed().toList();
        KeyTree tree = KeyTree.empty(KeyOrder.of(List.of(ValueType.LONG)));
        long stamp = 1;
        for (Long key : keys) {
            tree = tree.insert(stamp, key, 1);
            stamp += random.nextInt(2);
        }
        List<Long> deleted = new ArrayList<>(keys);
        Collections.shuffle(deleted, new Random(seed));
        for (Long key : deleted) {
            stamp += random.nextInt(2);
            long before = tree.bytes();
            tree = tree.remove(stamp, key, 1);
            long after = tree.bytes();
            assertTrue(after <= before, () -> after + " after " + before);
        }
        assertEquals(0, tree.bytes());
    }
}
