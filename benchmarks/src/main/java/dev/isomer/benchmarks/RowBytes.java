package dev.isomer.benchmarks;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.model.Schema;
import java.util.Locale;

/**
 * What a row of {@link Server} with its two indexes takes in memory: by the store's count, and by the heap that is in
 * use after a collection.
 *
 * <p>Arguments: how many rows, 100,000 unless given; and in which database, {@code memory:} unless given, where a
 * folder behind it keeps a journal, and other engines have no count of their own.
 */
public final class RowBytes {
    private static final int DEFAULT_ROWS = 100_000;
    private static final int ROWS_PER_WRITE = 10_000;

    private RowBytes() {}

    /** Fills a store and prints one line. */
    public static void main(String[] arguments) {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_ROWS;
        String url = arguments.length > 1 ? arguments[1] : "memory:";
        long before = usedHeapBytes();
        try (Store store = Stores.open(
                url,
                Schema.of("benchmark", Server.TYPE),
                StoreOptions.defaults().withMemoryLimitBytes(Long.MAX_VALUE))) {
            for (int first = 0; first < rows; first += ROWS_PER_WRITE) {
                fill(store, first, Math.min(rows, first + ROWS_PER_WRITE), rows);
            }
            long counted = store.statistics().usedBytes().orElse(0);
            System.out.printf(
                    Locale.ROOT,
                    "%,d rows, %.1f bytes of each counted, %.1f on the heap%n",
                    rows,
                    (double) counted / rows,
                    (double) (usedHeapBytes() - before) / rows);
        }
    }

    private static void fill(Store store, int from, int to, int rows) {
        store.write(tx -> {
            for (int number = from; number < to; number++) {
                tx.insert(Server.numbered("server-", number, rows));
            }
            return to - from;
        });
    }

    private static long usedHeapBytes() {
        System.gc();
        Runtime machine = Runtime.getRuntime();
        return machine.totalMemory() - machine.freeMemory();
    }
}
