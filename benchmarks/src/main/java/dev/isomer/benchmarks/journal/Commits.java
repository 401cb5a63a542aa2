package dev.isomer.benchmarks.journal;

import dev.isomer.benchmarks.Server;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.model.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Commits a second of a durable store, and of a bare log with frames of the same size, in one folder. */
final class Commits {
    static final Schema SCHEMA = Schema.of("benchmark", Server.TYPE);

    private static final int ROWS = 1_000;
    private static final int SIZED_COMMITS = 1_000;

    private final Path folder;
    private final int threads;
    private final long turnNanos;

    /** One commit of one thread. */
    @FunctionalInterface
    private interface Commit {
        void run(int thread) throws Exception;
    }

    Commits(Path folder, int threads, long turnNanos) {
        this.folder = folder;
        this.threads = threads;
        this.turnNanos = turnNanos;
    }

    /** Commits a second of a store: each changes one row of a thousand. */
    double ofStore() throws Exception {
        Path path = folder.resolve("store");
        try (Store store = Stores.open("memory:" + path, SCHEMA)) {
            List<Server> rows = filled(store);
            return perSecond(thread -> change(store, rows.get(thread)));
        } finally {
            delete(path);
        }
    }

    /** Commits a second of a bare log with frames of so many bytes. */
    double ofBareLog(int frameBytes) throws Exception {
        Path path = folder.resolve("bare.log");
        byte[] frame = new byte[frameBytes];
        try (BareLog log = new BareLog(path)) {
            return perSecond(thread -> log.commit(frame));
        } finally {
            Files.delete(path);
        }
    }

    /** How many bytes a commit of the store appends. */
    static int frameBytes(Path folder) throws IOException {
        Path path = folder.resolve("sized");
        try (Store store = Stores.open("memory:" + path + "?durability=os", SCHEMA)) {
            List<Server> rows = filled(store);
            long before = bytes(path);
            for (int i = 0; i < SIZED_COMMITS; i++) {
                change(store, rows.get(0));
            }
            return (int) ((bytes(path) - before) / SIZED_COMMITS);
        } finally {
            delete(path);
        }
    }

    private static List<Server> filled(Store store) {
        return store.write(tx -> {
            List<Server> rows = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                rows.add(tx.insert(Server.numbered("server-", i, ROWS)));
            }
            return rows;
        });
    }

    private static void change(Store store, Server row) {
        store.write(tx -> tx.update(row.switched(Instant.now())));
    }

    private double perSecond(Commit commit) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            List<Callable<Long>> loops = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                loops.add(() -> loop(commit, number, start + turnNanos));
            }
            long commits = 0;
            for (Future<Long> loop : pool.invokeAll(loops)) {
                commits += loop.get();
            }
            return commits * 1e9 / (System.nanoTime() - start);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private static long loop(Commit commit, int thread, long end) throws Exception {
        long commits = 0;
        while (System.nanoTime() < end) {
            commit.run(thread);
            commits++;
        }
        return commits;
    }

    /** How long all files of a folder are. */
    static long bytes(Path folder) throws IOException {
        long bytes = 0;
        try (var paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                bytes += Files.size(path);
            }
        }
        return bytes;
    }

    static void delete(Path folder) throws IOException {
        try (var paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                Files.delete(path);
            }
        }
        Files.delete(folder);
    }
}
