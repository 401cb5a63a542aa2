package dev.isomer.benchmarks.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** One or two threads on one engine, each with an operation, for so many milliseconds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
public class ThreadsBenchmark {
    /** The second operation if there is one thread. */
    static final String NONE = "none";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** So many calls between two looks at the clock. */
    private static final int CALLS = 50;

    /** The engine's key. */
    @Param("limit")
    public String engine = "limit";

    /** The operation of the first thread. */
    @Param("find")
    public String first = "find";

    /** The operation of the second thread. */
    @Param(NONE)
    public String second = NONE;

    /** How many rows the engine is filled with. */
    @Param("100000")
    public int rows = 1;

    /** How long an iteration takes. */
    @Param("300")
    public int iterationMillis = 1;

    /** What an iteration took each thread. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Cost {
        /** Processor time of the first. */
        public long firstProcessorNanos;

        /** How many calls it made. */
        public long firstCalls;

        /** Processor time of the second. */
        public long secondProcessorNanos;

        /** How many calls it made. */
        public long secondCalls;

        /** Time on the clock of both. */
        public long wallNanos;
    }

    private record Spent(long processorNanos, long calls) {}

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private Engine store = new HandWritten();
    private Calls firstCalls = number -> null;
    private Calls secondCalls = number -> null;

    /** Fills the engine. */
    @Setup(Level.Trial)
    public void fill() throws Exception {
        store = EngineKind.of(engine).open();
        Rows loaded = Rows.load(store, rows);
        firstCalls = Operation.of(first).on(store, loaded);
        if (!second.equals(NONE)) {
            secondCalls = Operation.of(second).on(store.forThread(), loaded);
        }
        System.gc();
    }

    /** Checks what the engine says of itself. */
    @TearDown(Level.Trial)
    public void check() throws Exception {
        threads.shutdown();
        store.verify();
        store.close();
    }

    /** An iteration. */
    @Benchmark
    public void together(Blackhole results, Cost cost) throws Exception {
        long start = System.nanoTime();
        long end = start + TimeUnit.MILLISECONDS.toNanos(iterationMillis);
        Future<Spent> one = threads.submit(() -> loop(firstCalls, end, results));
        if (!second.equals(NONE)) {
            Spent spent = threads.submit(() -> loop(secondCalls, end, results)).get();
            cost.secondProcessorNanos = spent.processorNanos();
            cost.secondCalls = spent.calls();
        }
        Spent spent = one.get();
        cost.firstProcessorNanos = spent.processorNanos();
        cost.firstCalls = spent.calls();
        cost.wallNanos = System.nanoTime() - start;
    }

    private static Spent loop(Calls called, long end, Blackhole results) throws Exception {
        long processor = THREADS.getCurrentThreadCpuTime();
        long calls = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < CALLS; i++) {
                results.consume(called.call((int) calls++));
            }
        }
        return new Spent(THREADS.getCurrentThreadCpuTime() - processor, calls);
    }
}
