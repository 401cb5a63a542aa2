package dev.isomer.benchmarks.memory;

import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One turn: an operation on an engine, in a virtual machine of its own.
 *
 * @param collector as in the JVM's option {@code -XX:+UseG1GC}
 * @param operation what is called
 * @param engine on which
 * @param rows how many rows it is filled with
 */
record Fork(String collector, Operation operation, EngineKind engine, int rows) {
    private static final int HEAP_MEBIBYTES = 1_024;
    private static final int LARGE_HEAP_MEBIBYTES = 4_096;
    private static final int LARGE_ROWS = 500_000;

    /** The best iteration. */
    Figures run(Effort effort) throws RunnerException {
        boolean heap = operation == Operation.HEAP;
        int mebibytes = rows < LARGE_ROWS ? HEAP_MEBIBYTES : LARGE_HEAP_MEBIBYTES;
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(heap ? HeapBenchmark.class.getName() + ".heap$" : EngineBenchmark.class.getName() + ".calls$")
                .param("engine", engine.key())
                .param("rows", String.valueOf(rows))
                .forks(1)
                .warmupIterations(heap ? 0 : effort.warmups())
                .measurementIterations(heap ? 1 : effort.iterations())
                .jvmArgs(
                        "-XX:+Use" + collector + "GC",
                        "-Xms" + mebibytes + "m",
                        "-Xmx" + mebibytes + "m",
                        "-XX:+AlwaysPreTouch")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (!heap) {
            options.param("operation", operation.key())
                    .param("iterationMillis", String.valueOf(effort.iterationMillis()));
        }
        Figures best = new Figures(Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE);
        for (RunResult run : new Runner(options.build()).run()) {
            for (BenchmarkResult fork : run.getBenchmarkResults()) {
                for (IterationResult iteration : fork.getIterationResults()) {
                    best = best.orBetter(figures(iteration.getSecondaryResults()));
                }
            }
        }
        return best;
    }

    @SuppressWarnings("rawtypes")
    private static Figures figures(Map<String, Result> counters) {
        double calls = counters.get("calls").getScore();
        return new Figures(
                counters.get("processorNanos").getScore() / calls,
                counters.get("wallNanos").getScore() / calls,
                counters.get("bytes").getScore() / calls);
    }
}
