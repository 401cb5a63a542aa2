package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Reading;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What old states cost: what can be reached from what is in use, not what the collector has found by then. */
@Tag("memory")
class KeptStatesTest {
    private static MemoryDriver driver() {
        return new MemoryDriver(DatabaseShape.of(MeasuredTypes.SCHEMA), Long.MAX_VALUE);
    }

    private static RandomWork work(long seed) {
        return new RandomWork(
                new SplittableRandom(seed), MeasuredTypes.SCHEMA, MeasuredTypes.SCHEMA.types(), 2, 300_000);
    }

    private static void work(RandomWork work, Store store, int transactions) {
        for (int i = 0; i < transactions; i++) {
            work.transaction(store);
        }
    }

    private static Store over(MemoryDriver driver) {
        return Store.over(driver, MeasuredTypes.SCHEMA, StoreOptions.defaults());
    }

    /** Nothing leads from a state to those before it: the newest one is all that a store keeps. */
    @Test
    void aStoreKeepsItsNewestStateAlone() {
        MemoryDriver driver = driver();
        try (Store store = over(driver)) {
            RandomWork work = work(1);
            work.insert(store, 300);
            Root old = driver.published();
            Reading reader = driver.read(Scope.TRANSACTION);
            work(work, store, 60);

            assertTrue(ReachableHeap.bytesBeside(driver.published(), List.of(old)) > 0);
            assertEquals(store.statistics().usedBytes().orElseThrow(), ReachableHeap.bytesReachableFrom(driver));
            reader.end();
            assertEquals(store.statistics().usedBytes().orElseThrow(), ReachableHeap.bytesReachableFrom(driver));
        }
    }

    /** A fork keeps the state that it began with for as long as it has it, and nothing of what its original does. */
    @Test
    void aForkKeepsItsOwnStateAlone() {
        MemoryDriver driver = driver();
        try (Store store = over(driver)) {
            RandomWork work = work(2);
            work.insert(store, 300);
            MemoryDriver forkDriver = (MemoryDriver) driver.fork();
            Root common = driver.published();
            try (Store fork = over(forkDriver)) {
                work(work, store, 60);
                assertEquals(0, ReachableHeap.bytesBeside(common, List.of(forkDriver.published())));
                work(work, fork, 60);
                assertEquals(fork.statistics().usedBytes().orElseThrow(), ReachableHeap.bytesReachableFrom(forkDriver));
            }
            assertEquals(store.statistics().usedBytes().orElseThrow(), ReachableHeap.bytesReachableFrom(driver));
        }
        Root empty = DatabaseShape.of(MeasuredTypes.SCHEMA).empty();
        assertEquals(empty.bytes(), ReachableHeap.bytesReachableFrom(driver));
    }
}
