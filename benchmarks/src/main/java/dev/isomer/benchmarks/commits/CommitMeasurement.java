package dev.isomer.benchmarks.commits;

import dev.isomer.benchmarks.Turns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Durable commits a second of a store on SQLite, beside the same changes by hand in JDBC, one connection behind a lock
 * and a commit for each; by 1, 2, 8 and 16 threads, turn and turn about, each turn on a new file. The medians and their
 * ratio are printed, with the least and the greatest ratio of a turn.
 *
 * <p>Arguments: the folder, which decides what disk is measured, and how many turns; 10 unless given.
 */
public final class CommitMeasurement {
    private static final int DEFAULT_TURNS = 10;
    private static final List<Integer> THREADS = List.of(1, 2, 8, 16);
    private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int TURNS_FOR_THE_COMPILER = 2;

    private CommitMeasurement() {}

    /** Runs everything. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "commit-measurement");
        int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEFAULT_TURNS;
        System.out.printf(
                Locale.ROOT,
                "%s, %s %s, %d processors, %s file system, %d turns%n%n",
                System.getProperty("os.arch"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Files.getFileStore(folder).type(),
                turns);
        try {
            for (boolean isInserting : List.of(false, true)) {
                System.out.printf("Commits a second, each %s%n%n", isInserting ? "a new row" : "a change of one row");
                System.out.println("| threads | by hand, one commit each | store | ratio | ratio of a turn |");
                System.out.println("| --: | --: | --: | --: | --: |");
                for (int threads : THREADS) {
                    measure(new Crowd(folder, threads, TURN_NANOS, isInserting), turns);
                }
                System.out.println();
            }
        } finally {
            Files.delete(folder);
        }
    }

    private static void measure(Crowd crowd, int turns) throws Exception {
        Turns measured = new Turns();
        for (int turn = -TURNS_FOR_THE_COMPILER; turn < turns; turn++) {
            double bare = crowd.byHand();
            double ours = crowd.ofStore();
            if (turn >= 0) {
                measured.add(ours, bare);
            }
        }
        measured.print(String.valueOf(crowd.threads()), "%,.0f");
    }
}
