package dev.isomer.benchmarks.memory;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What operations take on ten and a hundred times as many rows. */
final class GrowthTable {
    private static final int[] ROWS = {10_000, 100_000, 1_000_000};
    private static final double POINT_GOAL = 2.5;
    private static final double PAGE_GOAL = 3;
    private static final Set<Operation> PAGES = EnumSet.of(Operation.FIRST, Operation.DEEP);
    private static final Set<Operation> POINTS = EnumSet.of(
            Operation.GET, Operation.FIND, Operation.INSERT, Operation.UPDATE, Operation.DELETE, Operation.PREFIX);

    private final Settings settings;
    private final String collector;
    private final Results results;
    private final List<Operation> operations;

    GrowthTable(Settings settings, String collector, Results results) {
        this.settings = settings;
        this.collector = collector;
        this.results = results;
        this.operations = Stream.of(Operation.values())
                .filter(operation -> POINTS.contains(operation) || PAGES.contains(operation))
                .filter(settings::measures)
                .toList();
    }

    /** Everything that is measured. */
    List<Fork> forks() {
        List<Fork> forks = new ArrayList<>();
        for (Operation operation : operations) {
            for (int rows : ROWS) {
                for (EngineKind engine : settings.engines()) {
                    forks.add(new Fork(collector, operation, engine, rows));
                }
            }
        }
        return forks;
    }

    /** Prints the table. */
    void print(PrintStream out) {
        out.printf("%n## Growth, %s: processor time, ns a call%n%n", collector);
        out.println("| operation | engine | 10,000 rows | 100,000 rows | 1,000,000 rows | grows | goal | |");
        out.println("| --- | --- | --: | --: | --: | --: | --: | :-: |");
        for (Operation operation : operations) {
            for (EngineKind engine : settings.engines()) {
                out.println(row(operation, engine));
            }
        }
    }

    private String row(Operation operation, EngineKind engine) {
        StringBuilder row = new StringBuilder("| " + operation.title() + " | " + engine.key());
        double least = nanos(operation, engine, ROWS[0]);
        double most = nanos(operation, engine, ROWS[ROWS.length - 1]);
        for (int rows : ROWS) {
            row.append(" | ").append(Texts.number(nanos(operation, engine, rows)));
        }
        double goal = PAGES.contains(operation) ? PAGE_GOAL : POINT_GOAL;
        row.append(String.format(Locale.ROOT, " | %.2f", most / least));
        return row.append(
                        engine == EngineKind.ISOMER
                                ? " | " + Texts.goal(goal, "≤ ") + " | " + Texts.mark(most / least <= goal) + " |"
                                : " | | |")
                .toString();
    }

    private double nanos(Operation operation, EngineKind engine, int rows) {
        Figures figures = results.of(new Fork(collector, operation, engine, rows));
        return figures == null ? Double.NaN : figures.processorNanos();
    }
}
