package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import java.io.IOException;
import java.time.Duration;

/**
 * An instance in a process of its own that says when it is within a write, and goes on with it when it is told to; then
 * it says how that ended.
 *
 * <p>Arguments: the store's URL, and the limit on its write in milliseconds.
 */
final class StalledWriter {
    /** What it says when it is within its write. */
    static final String WITHIN = "within";

    /** What it says when its write was kept; any other word is the name of an error. */
    static final String KEPT = "kept";

    private StalledWriter() {}

    public static void main(String[] arguments) throws IOException {
        StoreOptions options = StoreOptions.defaults().withWriteLimit(Duration.ofMillis(Long.parseLong(arguments[1])));
        try (Store store = Stores.open(arguments[0], Place.SCHEMA, options)) {
            System.out.println(write(store));
        }
    }

    private static String write(Store store) throws IOException {
        try {
            return store.write(tx -> {
                tx.insert(Server.numbered("stalled-", 0, 1));
                System.out.println(WITHIN);
                return System.in.read() < 0 ? "" : KEPT;
            });
        } catch (RuntimeException refused) {
            return refused.getClass().getSimpleName();
        }
    }
}
