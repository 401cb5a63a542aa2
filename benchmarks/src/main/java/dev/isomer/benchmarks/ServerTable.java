package dev.isomer.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures {@link ServerBenchmark} on the in-memory engine and on the hand-written limit, turn and turn about, under
 * two collectors, and prints the best iterations with their ratio. Checks first that both give the same answers.
 */
public final class ServerTable {
    private static final List<String> OPERATIONS = List.of("get", "find", "insert", "update", "prefix");
    private static final List<String> COLLECTORS = List.of("G1", "Parallel");
    private static final List<String> ENGINES = List.of("limit", "memory");
    private static final int CHECKED_ROWS = 2_000;

    private ServerTable() {}

    /**
     * Prints the table.
     *
     * @param arguments how often each engine takes its turn; 2 unless given
     */
    public static void main(String[] arguments) throws RunnerException {
        int turns = arguments.length == 0 ? 2 : Integer.parseInt(arguments[0]);
        requireSameAnswers();
        System.out.printf(
                "%s, %s %s, %d processors, %,d rows; processor time in ns an operation, best iteration%n",
                System.getProperty("os.arch"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                ServerBenchmark.ROWS);
        System.out.printf("%-10s %-10s %12s %12s %8s%n", "collector", "operation", "limit", "memory", "ratio");
        for (String collector : COLLECTORS) {
            for (String operation : OPERATIONS) {
                Map<String, Double> best = new LinkedHashMap<>();
                for (int turn = 0; turn < turns; turn++) {
                    for (String engine : ENGINES) {
                        best.merge(engine, measure(collector, operation, engine), Math::min);
                    }
                }
                double limit = best.getOrDefault("limit", Double.NaN);
                double memory = best.getOrDefault("memory", Double.NaN);
                System.out.printf(
                        "%-10s %-10s %,12.0f %,12.0f %8.2f%n", collector, operation, limit, memory, memory / limit);
            }
        }
    }

    private static double measure(String collector, String operation, String engine) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(ServerBenchmark.class.getName() + "." + operation + "$")
                .param("engine", engine)
                .forks(1)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(1))
                .warmupIterations(operation.equals("insert") ? 15 : 4)
                .measurementIterations(operation.equals("insert") ? 15 : 5)
                .jvmArgs("-XX:+Use" + collector + "GC", "-Xms3g", "-Xmx3g")
                .verbosity(VerboseMode.SILENT);
        double best = Double.MAX_VALUE;
        for (var run : new Runner(options.build()).run()) {
            for (BenchmarkResult fork : run.getBenchmarkResults()) {
                for (IterationResult iteration : fork.getIterationResults()) {
                    var counters = iteration.getSecondaryResults();
                    double nanos = counters.get("nanos").getScore();
                    best = Math.min(best, nanos / counters.get("operations").getScore());
                }
            }
        }
        return best;
    }

    /** What is timed must be the same work: equal rows in equal order from both. */
    private static void requireSameAnswers() {
        List<List<Object>> answers = new ArrayList<>();
        for (String engine : ENGINES) {
            answers.add(answers(ServerBenchmark.filled(engine)));
        }
        if (!answers.get(0).equals(answers.get(1))) {
            throw new IllegalStateException("The engines give different answers; nothing was measured.");
        }
    }

    private static List<Object> answers(Servers servers) {
        List<Object> answers = new ArrayList<>();
        for (int i = 0; i < CHECKED_ROWS; i++) {
            Server row = servers.toggle(1 + i * 37L % ServerBenchmark.ROWS);
            answers.add(row);
            answers.add(String.valueOf(servers.get(row.id())));
            answers.add(String.valueOf(servers.find(row.name())));
            answers.add(servers.listByPrefix(row.name().substring(0, row.name().length() - 2), 20));
            answers.add(servers.insert(Server.numbered("more-", i, CHECKED_ROWS)));
            if (i % 2 == 0) {
                servers.delete(row);
            }
        }
        answers.add(String.valueOf(servers.find("no such name")));
        answers.add(servers.count());
        return answers;
    }
}
