package dev.isomer.storage.conformance.verify;

import dev.isomer.storage.conformance.ContractPage;
import dev.isomer.storage.conformance.Topics;
import dev.isomer.storage.spi.EngineProvider;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The command: reads its arguments, runs the kit, writes the reports. For one thread, but for {@link #stop}, which is
 * for any.
 */
public final class VerifyCommand {
    private static final int ALL_PASSED = 0;
    private static final int NOT_ALL_PASSED = 1;
    private static final int USAGE = 2;

    private static final DateTimeFormatter FOLDER_NAME =
            DateTimeFormatter.ofPattern("'isomer-verify-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Surroundings surroundings;
    private @Nullable Verification running;
    private boolean isStopped;

    /** The command in these surroundings. */
    public VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * What is around the command.
     *
     * @param out where the report goes
     * @param err where progress and refusals go
     * @param isTerminal whether lines of progress may be written over
     * @param directory what paths are relative to
     * @param version of the kit
     * @param clock for the time of the report
     * @param ticker nanoseconds from any origin
     * @param engineOf the engine of a URL
     */
    public record Surroundings(
            PrintStream out,
            PrintStream err,
            boolean isTerminal,
            Path directory,
            String version,
            Clock clock,
            LongSupplier ticker,
            Function<String, EngineProvider> engineOf) {}

    /**
     * Runs the command.
     *
     * @return its exit code: 0 if all passed, 1 if something failed, is weak or was not tested, 2 for wrong usage
     * @throws IllegalStateException after {@link #stop}
     */
    public int run(List<String> arguments) {
        Arguments read;
        try {
            read = Arguments.read(arguments);
        } catch (Arguments.UsageException usage) {
            return refuse(usage.getMessage() + " Try './verify.sh --help'.");
        }
        if (read.help()) {
            surroundings.out().print(Arguments.helpText());
            return ALL_PASSED;
        }
        Instant startedAt = surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Path folder = surroundings
                .directory()
                .resolve(read.folder() == null ? Path.of(FOLDER_NAME.format(startedAt)) : read.folder());
        if (!canBeMade(folder)) {
            return refuse(folder + " cannot be written; name another folder with --report.");
        }
        VerifyReport report = verify(read, startedAt);
        surroundings.out().print(TextReport.of(report));
        return write(folder, report) && report.isGood() ? ALL_PASSED : NOT_ALL_PASSED;
    }

    /** Asked before the tests run; the folder is made after them. */
    private static boolean canBeMade(Path folder) {
        Path existing = folder.toAbsolutePath().normalize();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
    }

    private int refuse(String sentence) {
        surroundings.err().println(sentence);
        return USAGE;
    }

    private VerifyReport verify(Arguments read, Instant startedAt) {
        long began = surroundings.ticker().getAsLong();
        Progress progress = new Progress(surroundings.err(), surroundings.isTerminal(), surroundings.ticker());
        Verification verification =
                new Verification(surroundings.engineOf(), read.topics(), progress, surroundings.ticker());
        setRunning(verification);
        List<DatabaseReport> databases = verification.run(read.urls());
        setRunning(null);
        return new VerifyReport(
                startedAt,
                surroundings.version(),
                ContractPage.rules().size(),
                read.topics().stream().map(Verification::name).toList(),
                Topics.ALL.size(),
                databases,
                (surroundings.ticker().getAsLong() - began) / 1_000_000);
    }

    private synchronized void setRunning(@Nullable Verification verification) {
        running = verification;
        if (isStopped && verification != null) {
            verification.stop();
        }
    }

    /** Ends a run, and removes all databases for tests before it returns; whether there was one. */
    public synchronized boolean stop() {
        isStopped = true;
        if (running == null) {
            return false;
        }
        running.stop();
        return true;
    }

    private boolean write(Path folder, VerifyReport report) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("report.txt"), TextReport.of(report));
            Files.writeString(folder.resolve("report.json"), JsonReport.of(report));
            Files.writeString(folder.resolve("report.html"), HtmlReport.of(report));
            surroundings.err().println("The reports are in " + folder + ": report.html, report.json, report.txt");
            return true;
        } catch (IOException failure) {
            surroundings.err().println("The reports could not be written to " + folder + ": " + failure.getMessage());
            return false;
        }
    }
}
