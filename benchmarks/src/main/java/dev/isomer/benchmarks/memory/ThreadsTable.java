package dev.isomer.benchmarks.memory;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.RunnerException;

/** What two threads on one engine cost each other: two that read, and one that reads beside one that writes. */
final class ThreadsTable {
    private static final List<EngineKind> ENGINES =
            List.of(EngineKind.LIMIT, EngineKind.ISOMER, EngineKind.H2, EngineKind.SQLITE);

    /** What the two threads do. */
    private enum Pair {
        ONE_READER("find", ThreadsBenchmark.NONE),
        TWO_READERS("find", "find"),
        ONE_WRITER("update", ThreadsBenchmark.NONE),
        READER_AND_WRITER("find", "update");

        private final String first;
        private final String second;

        Pair(String first, String second) {
            this.first = first;
            this.second = second;
        }
    }

    /** A pair on an engine. */
    private record Turn(EngineKind engine, Pair pair) {}

    /** The least of each thread over all iterations, ns a call. */
    private record Times(double firstProcessor, double firstWall, double secondProcessor, double secondWall) {
        Times orBetter(Times other) {
            return new Times(
                    Math.min(firstProcessor, other.firstProcessor),
                    Math.min(firstWall, other.firstWall),
                    Math.min(secondProcessor, other.secondProcessor),
                    Math.min(secondWall, other.secondWall));
        }
    }

    private final Settings settings;
    private final String collector;
    private final Map<Turn, Times> best = new HashMap<>();

    ThreadsTable(Settings settings, String collector) {
        this.settings = settings;
        this.collector = collector;
    }

    private List<EngineKind> engines() {
        return ENGINES.stream().filter(settings.engines()::contains).toList();
    }

    /** Measures turn and turn about. */
    void measure() throws RunnerException {
        for (int turn = 0; turn < settings.effort().turns(); turn++) {
            for (Pair pair : Pair.values()) {
                for (EngineKind engine : engines()) {
                    Times times = run(engine, pair);
                    System.err.printf("%s %s %s: %s%n", collector, pair, engine.key(), times);
                    best.merge(new Turn(engine, pair), times, Times::orBetter);
                }
            }
        }
    }

    private Times run(EngineKind engine, Pair pair) throws RunnerException {
        List<Times> iterations = new ArrayList<>();
        Fork.iterations(Fork.options(collector, engine, settings.rows(), ThreadsBenchmark.class, settings.effort())
                        .param("first", pair.first)
                        .param("second", pair.second))
                .forEach(counters -> iterations.add(times(counters)));
        return iterations.stream().reduce(Times::orBetter).orElseThrow();
    }

    @SuppressWarnings("rawtypes")
    private static Times times(Map<String, Result> counters) {
        double first = counters.get("firstCalls").getScore();
        double second = counters.get("secondCalls").getScore();
        double wall = counters.get("wallNanos").getScore();
        return new Times(
                counters.get("firstProcessorNanos").getScore() / first,
                wall / first,
                counters.get("secondProcessorNanos").getScore() / second,
                wall / second);
    }

    /** Prints the table. */
    void print(PrintStream out) {
        out.printf("%n## Two threads, %s: processor time of a thread (time on the clock), ns a call%n%n", collector);
        out.println("| engine | one reads by name | each of two that read | reads beside one that writes"
                + " | one updates | updates beside one that reads |");
        out.println("| --- | --: | --: | --: | --: | --: |");
        for (EngineKind engine : engines()) {
            Times reader = times(engine, Pair.ONE_READER);
            Times readers = times(engine, Pair.TWO_READERS);
            Times writer = times(engine, Pair.ONE_WRITER);
            Times both = times(engine, Pair.READER_AND_WRITER);
            out.println(String.join(
                    " | ",
                    "| " + engine.key(),
                    cell(reader.firstProcessor, reader.firstWall),
                    cell(
                            (readers.firstProcessor + readers.secondProcessor) / 2,
                            (readers.firstWall + readers.secondWall) / 2),
                    cell(both.firstProcessor, both.firstWall),
                    cell(writer.firstProcessor, writer.firstWall),
                    cell(both.secondProcessor, both.secondWall) + " |"));
        }
    }

    private Times times(EngineKind engine, Pair pair) {
        Times times = best.get(new Turn(engine, pair));
        if (times == null) {
            throw new IllegalStateException(engine + " was not measured.");
        }
        return times;
    }

    private static String cell(double processor, double wall) {
        return Texts.number(processor) + " (" + Texts.number(wall) + ")";
    }
}
