package dev.isomer.benchmarks.memory;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each operation takes on each engine under one collector, and what that is beside the goals. */
final class OperationTable {
    /** A fork takes the same whatever the size, so that is shown for others too. */
    private static final List<Integer> FORKED_ROWS = List.of(1_000, 100_000, 1_000_000);

    /** Pages by name are of the table about growth, unless they are named. */
    private static final List<Operation> OWN = Stream.of(Operation.values())
            .filter(operation -> operation != Operation.FIRST && operation != Operation.DEEP)
            .toList();

    private final Settings settings;
    private final String collector;
    private final Results results;
    private final List<Operation> operations;

    OperationTable(Settings settings, String collector, Results results) {
        this.settings = settings;
        this.collector = collector;
        this.results = results;
        this.operations = settings.operations().isEmpty() ? OWN : settings.operations();
    }

    List<Operation> operations() {
        return operations;
    }

    /** What an operation's row is made of. */
    List<Fork> forks(Operation operation) {
        List<Fork> forks = new ArrayList<>();
        for (EngineKind engine : settings.engines()) {
            if (engine.can(operation)) {
                forks.add(fork(operation, engine));
            }
        }
        if (operation == Operation.FORK && !forks.isEmpty()) {
            FORKED_ROWS.forEach(rows -> forks.add(new Fork(collector, operation, EngineKind.ISOMER, rows)));
        }
        return forks.stream().distinct().toList();
    }

    private Fork fork(Operation operation, EngineKind engine) {
        return new Fork(collector, operation, engine, settings.rows());
    }

    private Optional<Figures> figures(Operation operation, EngineKind engine) {
        return Optional.ofNullable(results.of(fork(operation, engine)));
    }

    /** Draws how many times what the limit takes each engine takes. */
    String drawing() {
        RatioChart chart = new RatioChart(
                "Processor time beside hand-written maps without transactions (heap for the last), on "
                        + String.format(Locale.ROOT, "%,d", settings.rows()) + " rows, " + collector,
                settings.engines());
        for (Operation operation : operations) {
            double limit = value(operation, EngineKind.LIMIT);
            if (!Double.isNaN(limit)) {
                chart.add(
                        operation.title(),
                        settings.engines().stream()
                                .map(engine -> value(operation, engine) / limit)
                                .toList());
            }
        }
        return chart.svg();
    }

    private void printForks(PrintStream out) {
        for (int rows : FORKED_ROWS) {
            Figures figures = results.of(new Fork(collector, Operation.FORK, EngineKind.ISOMER, rows));
            if (figures != null) {
                out.printf(
                        Locale.ROOT,
                        "%nA fork of %,d rows takes %s ns and allocates %s bytes.%n",
                        rows,
                        Texts.number(figures.processorNanos()),
                        Texts.number(figures.bytes()));
            }
        }
    }

    /** Prints the tables: times, ratios, time on the clock, allocation. */
    void print(PrintStream out) {
        out.printf(Locale.ROOT, "%n## %s, %,d rows%n", collector, settings.rows());
        print(out, "Processor time of the calling thread, ns a call", Figures::processorNanos);
        printRatios(out);
        printForks(out);
        print(out, "Time on the clock, ns a call", Figures::wallNanos);
        print(out, "Bytes that a call allocates", Figures::bytes);
    }

    private void print(PrintStream out, String title, ToDoubleFunction<Figures> figure) {
        out.printf("%n%s%n%n", title);
        out.println(settings.engines().stream()
                .map(EngineKind::key)
                .collect(Collectors.joining(" | ", "| operation | ", " |")));
        out.println("| --- |" + " --: |".repeat(settings.engines().size()));
        for (Operation operation : operations) {
            boolean heap = operation == Operation.HEAP;
            out.println(settings.engines().stream()
                    .map(engine -> figures(operation, engine)
                            .map(figures -> Texts.number(heap ? figures.bytes() : figure.applyAsDouble(figures)))
                            .orElse("–"))
                    .collect(Collectors.joining(" | ", "| " + operation.title() + " | ", " |")));
        }
    }

    private void printRatios(PrintStream out) {
        out.printf("%nisomer beside the limit, and the best peer with transactions beside isomer%n%n");
        out.println("| operation | of the limit | goal | | best peer | of isomer | goal | |");
        out.println("| --- | --: | --: | :-: | --- | --: | --: | :-: |");
        for (Operation operation : operations) {
            Optional<Figures> ours = figures(operation, EngineKind.ISOMER);
            ours.ifPresent(figures -> out.println(ratios(operation, figures)));
        }
    }

    private String ratios(Operation operation, Figures ours) {
        Goal goal = operation.goal();
        double our = value(operation, ours);
        double limit = figures(operation, EngineKind.LIMIT)
                .map(figures -> our / value(operation, figures))
                .orElse(Double.NaN);
        Optional<EngineKind> best = settings.engines().stream()
                .filter(engine ->
                        engine.isPeerAt(operation) && figures(operation, engine).isPresent())
                .min(Comparator.comparingDouble(engine -> value(operation, engine)));
        double peer = best.map(engine -> value(operation, engine) / our).orElse(Double.NaN);
        boolean absolute = !Double.isNaN(goal.nanos());
        return String.join(
                " | ",
                "| " + operation.title(),
                absolute ? Texts.number(our) + " ns" : Texts.ratio(limit),
                absolute ? Texts.goal(goal.nanos(), "≤ ") + " ns" : Texts.goal(goal.limitRatio(), "≤ "),
                absolute ? mark(our, goal.nanos(), true) : mark(limit, goal.limitRatio(), true),
                best.map(EngineKind::key).orElse("–"),
                Texts.ratio(peer),
                Texts.goal(goal.peerRatio(), "≥ "),
                mark(peer, goal.peerRatio(), false) + " |");
    }

    private double value(Operation operation, EngineKind engine) {
        return figures(operation, engine)
                .map(figures -> value(operation, figures))
                .orElse(Double.NaN);
    }

    private static double value(Operation operation, Figures figures) {
        return operation == Operation.HEAP ? figures.bytes() : figures.processorNanos();
    }

    private static String mark(double value, double goal, boolean atMost) {
        if (Double.isNaN(value) || Double.isNaN(goal)) {
            return "";
        }
        return Texts.mark(atMost ? value <= goal : value >= goal);
    }
}
