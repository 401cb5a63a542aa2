package dev.isomer.benchmarks.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What rows take that nothing but the engine holds: what the heap has more after they were added, each time after
 * collections; and what the engine says that it has outside of the heap.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
public class HeapBenchmark {
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
    /** So many collections in a row must free no more. */
    private static final int COLLECTIONS = 4;

    private static final int PAUSE_MILLIS = 50;
    private static final int CALM_BYTES = 10_000;
    /** What is made once by the first rows, such as classes and caches, is no part of it. */
    private static final int FIRST_ROWS = 1_000;

    /** The engine's key. */
    @Param("limit")
    public String engine = "limit";

    /** How many rows are added. */
    @Param("100000")
    public int rows = 1;

    /** Measures once. */
    @Benchmark
    public void heap(EngineBenchmark.Cost cost) throws Exception {
        try (Engine first = EngineKind.of(engine).open()) {
            Rows.loadOnly(first, FIRST_ROWS);
        }
        long before = usedBytes();
        try (Engine store = EngineKind.of(engine).open()) {
            Rows.loadOnly(store, rows);
            cost.bytes = usedBytes() - before + store.nativeBytes();
            cost.calls = store.count();
        }
    }

    /** Collects until that frees no more, for what is freed by threads of the virtual machine comes later. */
    private static long usedBytes() throws InterruptedException {
        long leastBytes = Long.MAX_VALUE;
        for (int calm = 0; calm < COLLECTIONS; calm++) {
            System.gc();
            Thread.sleep(PAUSE_MILLIS);
            long usedBytes = MEMORY.getHeapMemoryUsage().getUsed();
            if (usedBytes < leastBytes - CALM_BYTES) {
                calm = -1;
            }
            leastBytes = Math.min(leastBytes, usedBytes);
        }
        return leastBytes;
    }
}
