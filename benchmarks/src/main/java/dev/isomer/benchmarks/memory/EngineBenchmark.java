package dev.isomer.benchmarks.memory;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
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

/**
 * One operation on one engine in a virtual machine of its own. An iteration is rounds of calls, for so many
 * milliseconds; between rounds, outside of what is measured, rows are put back as they were. A round grows until it
 * takes an eighth of the iteration, so that an engine of any speed takes about the same time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
public class EngineBenchmark {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 8;
    /** An iteration may take so many times its time with what is not measured. */
    private static final int PATIENCE = 3;

    /** The engine's key. */
    @Param("limit")
    public String engine = "limit";

    /** The operation's key. */
    @Param("get")
    public String operation = "get";

    /** How many rows the engine is filled with. */
    @Param("100000")
    public int rows = 1;

    /** How long an iteration takes. */
    @Param("300")
    public int iterationMillis = 1;

    /** What an iteration took. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Cost {
        /** Processor time of the calling thread, which other programs on the machine do not add to. */
        public long processorNanos;

        /** Time on the clock. */
        public long wallNanos;

        /** What the calling thread allocated. */
        public long bytes;

        /** How many calls. */
        public long calls;
    }

    private Engine store = new HandWritten();
    private Calls calls = number -> null;
    private int round = 1;

    /** Fills the engine. */
    @Setup(Level.Trial)
    public void fill() throws Exception {
        Operation measured = Operation.of(operation);
        store = EngineKind.of(engine).open();
        if (measured == Operation.COUNT) {
            Rows.loadViews(store, rows);
        }
        calls = measured.on(store, Rows.load(store, measured == Operation.COUNT ? 1 : rows));
        System.gc();
    }

    /** Checks that the engine is as it was, and what it says of itself. */
    @TearDown(Level.Trial)
    public void check() throws Exception {
        calls.prepare(0);
        long expected = Operation.of(operation) == Operation.COUNT ? 1 : rows;
        if (store.count() != expected) {
            throw new IllegalStateException(store.count() + " rows were left of " + expected);
        }
        store.verify();
        store.close();
    }

    /** An iteration. */
    @Benchmark
    public void calls(Blackhole results, Cost cost) throws Exception {
        long targetNanos = TimeUnit.MILLISECONDS.toNanos(iterationMillis);
        long start = System.nanoTime();
        while (cost.wallNanos < targetNanos && System.nanoTime() - start < PATIENCE * targetNanos) {
            calls.prepare(round);
            long tookNanos = run(round, results, cost);
            if (tookNanos < targetNanos / ROUNDS) {
                round = Math.min(2 * round, calls.most());
            }
        }
    }

    private long run(int count, Blackhole results, Cost cost) throws Exception {
        Calls called = calls;
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long wall = System.nanoTime();
        long processor = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < count; i++) {
            results.consume(called.call(i));
        }
        cost.processorNanos += THREADS.getCurrentThreadCpuTime() - processor;
        long tookNanos = System.nanoTime() - wall;
        cost.wallNanos += tookNanos;
        cost.bytes += THREADS.getCurrentThreadAllocatedBytes() - bytes;
        cost.calls += count;
        return tookNanos;
    }
}
