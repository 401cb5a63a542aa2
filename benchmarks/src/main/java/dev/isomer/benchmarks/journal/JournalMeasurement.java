package dev.isomer.benchmarks.journal;

import dev.isomer.benchmarks.Turns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Commits of a durable in-memory store beside a loop that appends frames of the same size and forces them, with one and
 * with eight threads; and opening 100,000 rows beside reading the same files, and beside reading, checking and indexing
 * the same rows by hand. Turn and turn about, in one folder; the medians and their ratio are printed, with the least
 * and the greatest ratio of a turn.
 *
 * <p>Arguments: the folder, which decides what disk is measured, and how many turns; 10 unless given.
 */
public final class JournalMeasurement {
    private static final int DEFAULT_TURNS = 10;
    private static final List<Integer> THREADS = List.of(1, 8);
    private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private JournalMeasurement() {}

    /** Runs everything. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "journal-measurement");
        int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEFAULT_TURNS;
        System.out.printf(
                Locale.ROOT,
                "%s, %s %s, %d processors, %s file system, %d turns%n",
                System.getProperty("os.arch"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Files.getFileStore(folder).type(),
                turns);
        try {
            commits(folder, turns);
            restarts(folder, turns);
        } finally {
            Files.delete(folder);
        }
    }

    private static void commits(Path folder, int turns) throws Exception {
        int frameBytes = Commits.frameBytes(folder);
        System.out.printf(Locale.ROOT, "%nCommits a second, %d bytes each%n%n", frameBytes);
        System.out.println("| threads | append and force | store | ratio | ratio of a turn |");
        System.out.println("| --: | --: | --: | --: | --: |");
        for (int threads : THREADS) {
            Commits commits = new Commits(folder, threads, TURN_NANOS);
            Turns measured = new Turns();
            // The first turn is for the compiler.
            for (int turn = -1; turn < turns; turn++) {
                double bare = commits.ofBareLog(frameBytes);
                double ours = commits.ofStore();
                if (turn >= 0) {
                    measured.add(ours, bare);
                }
            }
            measured.print(String.valueOf(threads), "%,.0f");
        }
    }

    private static void restarts(Path folder, int turns) throws IOException {
        System.out.printf("%nMilliseconds of processor time for 100,000 rows in the operating system's memory%n%n");
        System.out.println("| folder | the bare way | store open | ratio | ratio of a turn |");
        System.out.println("| --- | --: | --: | --: | --: |");
        for (boolean each : List.of(false, true)) {
            Restarts restarts = Restarts.filled(folder.resolve("rows"), each);
            Turns read = new Turns();
            Turns indexed = new Turns();
            for (int turn = -3; turn < turns; turn++) {
                double files = restarts.readNanos() / NANOS_PER_MILLI;
                double byHand = restarts.handWrittenNanos() / NANOS_PER_MILLI;
                double ours = restarts.openNanos() / NANOS_PER_MILLI;
                if (turn >= 0) {
                    read.add(ours, files);
                    indexed.add(ours, byHand);
                }
            }
            String written = String.format(
                    Locale.ROOT,
                    "%s, %.0f MB: ",
                    each ? "a commit for each row" : "one commit of all rows",
                    restarts.bytes() / BYTES_PER_MEGABYTE);
            read.print(written + "files and checksum", "%,.1f");
            indexed.print(written + "a raw log read, checked and indexed by hand", "%,.1f");
            restarts.delete();
        }
    }
}
