package dev.isomer.storage.memory;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Reading;
import java.util.SplittableRandom;

/**
 * A program that works at random on a store that is full, with readers that stay; it is started with a heap that is not
 * much larger than the limit, and prints how it went.
 */
final class LimitRun {
    private static final int LARGE_PERMILLE = 20;
    private static final int GREATEST_LENGTH = 1 << 20;
    /** One in as many transactions ends the reader and begins another. */
    private static final int READER_TRANSACTIONS = 20;

    private LimitRun() {}

    /** @param arguments the limit in bytes, how many transactions at the limit, and the seed */
    public static void main(String[] arguments) {
        long limitBytes = Long.parseLong(arguments[0]);
        int transactions = Integer.parseInt(arguments[1]);
        SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[2]));
        RandomWork work = new RandomWork(
                random, MeasuredTypes.SCHEMA, MeasuredTypes.SCHEMA.types(), LARGE_PERMILLE, GREATEST_LENGTH);
        MemoryDriver driver = new MemoryDriver(DatabaseShape.of(MeasuredTypes.SCHEMA), limitBytes);
        long greatestPinnedBytes = 0;
        try (Store store = Store.over(driver, MeasuredTypes.SCHEMA, StoreOptions.defaults())) {
            while (work.refusedForMemory() < READER_TRANSACTIONS) {
                work.insert(store, 1);
            }
            Reading reader = driver.read(Scope.TRANSACTION);
            for (int i = 0; i < transactions; i++) {
                work.transaction(store);
                long used = driver.statistics().usedBytes().orElseThrow();
                if (used > limitBytes) {
                    throw new IllegalStateException(used + " bytes in a store of at most " + limitBytes);
                }
                long pinned = driver.statistics().pinnedBytesAtMost().orElseThrow();
                greatestPinnedBytes = Math.max(greatestPinnedBytes, pinned);
                if (random.nextInt(READER_TRANSACTIONS) == 0) {
                    reader.end();
                    reader = driver.read(Scope.TRANSACTION);
                }
            }
            reader.end();
            System.out.println("refused " + work.refusedForMemory());
            System.out.println("pinned " + greatestPinnedBytes);
            System.out.println("findings " + store.verify().size());
        }
    }
}
