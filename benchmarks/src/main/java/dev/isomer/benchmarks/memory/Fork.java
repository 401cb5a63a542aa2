package dev.isomer.benchmarks.memory;

import java.util.ArrayList;
import java.util.List;
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
        ChainedOptionsBuilder options;
        if (operation == Operation.HEAP) {
            options = options(collector, engine, rows, HeapBenchmark.class, effort)
                    .warmupIterations(0)
                    .measurementIterations(1);
        } else {
            options = options(collector, engine, rows, EngineBenchmark.class, effort)
                    .param("operation", operation.key());
        }
        return iterations(options).stream()
                .map(Fork::figures)
                .reduce(Figures::orBetter)
                .orElseThrow();
    }

    /** How every benchmark is run that has these parameters. */
    static ChainedOptionsBuilder options(
            String collector, EngineKind engine, int rows, Class<?> benchmark, Effort effort) {
        int mebibytes = rows < LARGE_ROWS ? HEAP_MEBIBYTES : LARGE_HEAP_MEBIBYTES;
        return new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .param("engine", engine.key())
                .param("rows", String.valueOf(rows))
                .param("iterationMillis", String.valueOf(effort.iterationMillis()))
                .forks(1)
                .warmupIterations(effort.warmups())
                .measurementIterations(effort.iterations())
                .jvmArgs(
                        "-XX:+Use" + collector + "GC",
                        "-Xms" + mebibytes + "m",
                        "-Xmx" + mebibytes + "m",
                        "-XX:+AlwaysPreTouch")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    /** Runs a benchmark, and gives the counters of each iteration that counts. */
    @SuppressWarnings("rawtypes")
    static List<Map<String, Result>> iterations(ChainedOptionsBuilder options) throws RunnerException {
        List<Map<String, Result>> iterations = new ArrayList<>();
        for (RunResult run : new Runner(options.build()).run()) {
            for (BenchmarkResult fork : run.getBenchmarkResults()) {
                for (IterationResult iteration : fork.getIterationResults()) {
                    iterations.add(iteration.getSecondaryResults());
                }
            }
        }
        return iterations;
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
