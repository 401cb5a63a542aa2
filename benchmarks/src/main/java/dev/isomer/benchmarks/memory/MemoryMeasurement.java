package dev.isomer.benchmarks.memory;

import java.io.IOException;
import java.nio.file.Files;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures the in-memory engine beside its peers and the limit, turn and turn about, each turn in a virtual machine of
 * its own, under two collectors, and prints tables in Markdown. Checks first that all give the same answers.
 *
 * <p>Arguments: pairs of a name and a value, as {@link Settings} has them.
 */
public final class MemoryMeasurement {
    private final Settings settings;
    private final Results results;

    private MemoryMeasurement(Settings settings) {
        this.settings = settings;
        this.results = new Results(settings.effort());
    }

    /** Runs what the arguments ask for. */
    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.parse(arguments);
        System.out.print(Machine.describe(settings));
        Answers.requireSame(settings.engines());
        System.out.println("All engines gave the same answers before they were measured.");
        MemoryMeasurement measurement = new MemoryMeasurement(settings);
        for (String collector : settings.collectors()) {
            if (settings.tables().contains(Settings.OPERATIONS)) {
                measurement.operations(collector);
            }
            if (settings.tables().contains(Settings.GROWTH)) {
                measurement.growth(collector);
            }
            if (settings.tables().contains(Settings.THREADS)) {
                ThreadsTable table = new ThreadsTable(settings, collector);
                table.measure();
                table.print(System.out);
            }
        }
        System.out.printf("%nAfter each turn the rows were as before, and isomer's own check found nothing wrong.%n");
    }

    private void operations(String collector) throws RunnerException, IOException {
        OperationTable table = new OperationTable(settings, collector, results);
        for (Operation operation : table.operations()) {
            results.measure(table.forks(operation));
        }
        table.print(System.out);
        // One drawing is enough: that of the collector named first.
        if (settings.picture() != null && collector.equals(settings.collectors().get(0))) {
            Files.writeString(settings.picture(), table.drawing());
        }
    }

    private void growth(String collector) throws RunnerException {
        GrowthTable table = new GrowthTable(settings, collector, results);
        results.measure(table.forks());
        table.print(System.out);
    }
}
