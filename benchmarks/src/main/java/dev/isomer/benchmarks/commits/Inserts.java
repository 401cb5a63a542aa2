package dev.isomer.benchmarks.commits;

import dev.isomer.benchmarks.Server;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.model.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Rows a second that threads insert into a new file, each row a transaction that is durable when it returns. */
final class Inserts {
    private static final Schema SCHEMA = Schema.of("benchmark", Server.TYPE);
    private static final int NUMBERS = 1_000_000;

    private final Path folder;
    private final int threads;
    private final long turnNanos;

    /** One row of one thread. */
    @FunctionalInterface
    private interface Insert {
        void run(Server row) throws Exception;
    }

    Inserts(Path folder, int threads, long turnNanos) {
        this.folder = folder;
        this.threads = threads;
        this.turnNanos = turnNanos;
    }

    double ofStore() throws Exception {
        Path file = folder.resolve("store.db");
        try (Store store = Stores.open("sqlite:" + file, SCHEMA)) {
            double perSecond = perSecond(row -> store.write(tx -> tx.insert(row)));
            if (!store.verify().isEmpty()) {
                throw new IllegalStateException("The store is damaged; nothing was measured.");
            }
            return perSecond;
        } finally {
            Files.delete(file);
        }
    }

    double oneByOne() throws Exception {
        Path file = folder.resolve("one-by-one.db");
        Stores.open("sqlite:" + file, SCHEMA).close();
        try (OneByOne table = new OneByOne("sqlite:" + file)) {
            return perSecond(table::insert);
        } finally {
            Files.delete(file);
        }
    }

    private double perSecond(Insert insert) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            List<Callable<Long>> loops = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                String prefix = "thread-" + thread + "-";
                loops.add(() -> loop(insert, prefix, start + turnNanos));
            }
            long rows = 0;
            for (Future<Long> loop : pool.invokeAll(loops)) {
                rows += loop.get();
            }
            return rows * 1e9 / (System.nanoTime() - start);
        } finally {
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private static long loop(Insert insert, String prefix, long end) throws Exception {
        int rows = 0;
        while (System.nanoTime() < end) {
            insert.run(Server.numbered(prefix, rows, NUMBERS));
            rows++;
        }
        return rows;
    }
}
