package dev.isomer.benchmarks.commits;

import dev.isomer.benchmarks.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Commits a second of threads that all change a new file of a thousand rows.
 *
 * @param isInserting whether each commit is a new row; otherwise each thread changes one row again and again
 */
record Crowd(Path folder, int threads, long turnNanos, boolean isInserting) {
    private static final int ROWS = 1_000;
    private static final int NUMBERS = 1_000_000;

    double ofStore() throws Exception {
        return of(false);
    }

    double byHand() throws Exception {
        return of(true);
    }

    private double of(boolean byHand) throws Exception {
        Path file = folder.resolve("commits.db");
        String url = "sqlite:" + file;
        try {
            List<Server> rows = filled(url);
            try (Changes changes = byHand ? new ByHand(url) : ByStore.open(url)) {
                return perSecond(changes, rows);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static List<Server> filled(String url) {
        try (ByStore made = ByStore.open(url)) {
            return made.store().write(tx -> {
                List<Server> rows = new ArrayList<>();
                for (int i = 0; i < ROWS; i++) {
                    rows.add(tx.insert(Server.numbered("server-", i, ROWS)));
                }
                return rows;
            });
        }
    }

    private double perSecond(Changes changes, List<Server> rows) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            List<Callable<Long>> loops = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                Server row = rows.get(thread);
                loops.add(() -> loop(changes, row, start + turnNanos));
            }
            long commits = 0;
            for (Future<Long> loop : pool.invokeAll(loops)) {
                commits += loop.get();
            }
            return commits * 1e9 / (System.nanoTime() - start);
        } finally {
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private long loop(Changes changes, Server row, long end) throws Exception {
        String prefix = "of-" + row.id() + "-";
        int commits = 0;
        while (System.nanoTime() < end) {
            if (isInserting) {
                changes.insert(Server.numbered(prefix, commits, NUMBERS));
            } else {
                changes.update(row.switched(Instant.now()));
            }
            commits++;
        }
        return commits;
    }
}
