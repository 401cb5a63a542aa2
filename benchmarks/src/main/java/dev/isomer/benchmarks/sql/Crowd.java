package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Ten threads that write beside ten that read, on each engine; and one that writes alone. A write reads a row and
 * changes it, a read gets one. Whoever fails ends the measurement.
 */
final class Crowd {
    private static final int ROWS = 1_000;
    private static final int THREADS = 10;
    private static final int TURNS = 3;
    private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final String title;
    private final Store store;
    private final List<Server> rows;
    private final List<Double> alone = new ArrayList<>();
    private final List<Double> writes = new ArrayList<>();
    private final List<Double> reads = new ArrayList<>();

    private Crowd(Place place) {
        this.title = place.engine().title();
        this.store = place.open(StoreOptions.defaults());
        this.rows = store.write(tx -> {
            List<Server> made = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                made.add(tx.insert(Server.numbered("server-", i, ROWS)));
            }
            return made;
        });
    }

    /** Measures the engines, of which the first is what the others are compared with, and prints a table. */
    static void print(List<Place> places) throws InterruptedException {
        List<Crowd> crowds = places.stream().map(Crowd::new).toList();
        try {
            // The first turn is for the compiler.
            for (int turn = -1; turn < TURNS; turn++) {
                for (Crowd crowd : crowds) {
                    crowd.takeTurn(turn >= 0);
                }
            }
        } finally {
            crowds.forEach(crowd -> crowd.store.close());
        }
        System.out.printf("%n%d writers beside %d readers%n%n", THREADS, THREADS);
        System.out.println("| engine | one writer alone, writes/s | writes/s | of one alone | of " + crowds.get(0).title
                + " | reads/s | of " + crowds.get(0).title + " |");
        System.out.println("| --- | --: | --: | --: | --: | --: | --: |");
        crowds.forEach(crowd -> crowd.print(crowds.get(0)));
    }

    private void takeTurn(boolean isCounted) throws InterruptedException {
        double one = perSecond(1, 0).get(0);
        List<Double> all = perSecond(THREADS, THREADS);
        if (isCounted) {
            alone.add(one);
            writes.add(all.get(0));
            reads.add(all.get(1));
        }
    }

    private void print(Crowd basis) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | %.2f | %.4f | %,.0f | %.4f |%n",
                title,
                median(alone),
                median(writes),
                median(writes) / median(alone),
                median(writes) / median(basis.writes),
                median(reads),
                median(reads) / median(basis.reads));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Writes and reads a second. */
    private List<Double> perSecond(int writers, int readers) throws InterruptedException {
        List<Callable<Long>> loops = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < writers; i++) {
            loops.add(() -> loop(this::write, start + TURN_NANOS));
        }
        for (int i = 0; i < readers; i++) {
            loops.add(() -> loop(this::read, start + TURN_NANOS));
        }
        ExecutorService pool = Executors.newFixedThreadPool(loops.size());
        try {
            List<Future<Long>> counts = pool.invokeAll(loops);
            double seconds = (System.nanoTime() - start) / 1e9;
            return List.of(
                    sum(counts.subList(0, writers)) / seconds, sum(counts.subList(writers, counts.size())) / seconds);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(title + ": " + failed.getCause(), failed.getCause());
        } finally {
            pool.shutdown();
        }
    }

    private static double sum(List<Future<Long>> counts) throws InterruptedException, ExecutionException {
        double sum = 0;
        for (Future<Long> count : counts) {
            sum += count.get();
        }
        return sum;
    }

    private static long loop(Runnable transaction, long end) {
        long count = 0;
        while (System.nanoTime() < end) {
            transaction.run();
            count++;
        }
        return count;
    }

    private long anyId() {
        return rows.get(ThreadLocalRandom.current().nextInt(ROWS)).id();
    }

    private void write() {
        long id = anyId();
        store.write(tx -> {
            Server row = tx.get(Server.TYPE, id).orElseThrow(NoSuchElementException::new);
            return tx.update(row.switched(Instant.now()));
        });
    }

    private void read() {
        if (store.repository(Server.TYPE).get(anyId()).isEmpty()) {
            throw new NoSuchElementException();
        }
    }
}
