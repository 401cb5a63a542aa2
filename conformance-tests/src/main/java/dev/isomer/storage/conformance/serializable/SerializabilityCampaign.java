package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.serializable.RecordedRuns.Facade;
import dev.isomer.storage.conformance.serializable.RecordedRuns.Way;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Makes histories on an engine and checks each for strict serializability.
 *
 * <p>From the command line, with the engine on the class path:
 *
 * <pre>{@code
 * java -cp … dev.isomer.storage.conformance.serializable.SerializabilityCampaign HISTORIES SEED WAY ENGINE
 * }</pre>
 *
 * where the way is {@code interleaved} or {@code threads} and the engine a URL's scheme, like {@code memory} or
 * {@code sqlite}. Every other history is of lists, the others of predicates. The exit code is 0 if all are strictly
 * serializable.
 */
public final class SerializabilityCampaign {
    /** A store for so many histories: rows of earlier ones stay, and queries should stay quick. */
    private static final int HISTORIES_OF_STORE = 200;

    private static final EngineOptions OPTIONS = new EngineOptions(100L << 20, Duration.ofSeconds(30));

    private static final List<Workload> BOTH = List.of(Workload.values());

    private SerializabilityCampaign() {}

    /**
     * Makes histories and requires each to be strictly serializable.
     *
     * @param seed the same one makes the same histories, where they are interleaved
     * @param histories how many, 1 or more
     * @param workloads what they do, by turns
     * @return what they were made of
     * @throws NotSerializable for the first that is not
     */
    public static Figures run(long seed, long histories, Way way, List<Workload> workloads, TestedEngine engine) {
        return run(seed, histories, way, workloads, engine, figures -> {});
    }

    private static Figures run(
            long seed,
            long histories,
            Way way,
            List<Workload> workloads,
            TestedEngine engine,
            Consumer<Figures> progress) {
        Figures figures = new Figures();
        Subject subject = new Subject(engine, UnaryOperator.identity(), Facade.ONE);
        each(seed, histories, way, workloads, subject, history -> {
            SerializabilityChecker.require(history);
            figures.add(history, List.of());
            progress.accept(figures);
        });
        return figures;
    }

    /** What is tested: an engine, what is around it, and whether writes wait for each other. */
    record Subject(TestedEngine engine, UnaryOperator<Driver> around, Facade facade) {}

    /** Makes histories, whatever is to be done with them. */
    static void each(
            long seed,
            long histories,
            Way way,
            List<Workload> workloads,
            Subject subject,
            Consumer<RecordedHistory> consumer) {
        for (long done = 0; done < histories; ) {
            Path folder = newFolder();
            Driver driver = subject.around().apply(subject.engine().driver(Workload.SCHEMA, OPTIONS, folder));
            try (RecordedRuns runs = new RecordedRuns(driver, way, subject.facade())) {
                for (int i = 0; i < HISTORIES_OF_STORE && done < histories; i++, done++) {
                    consumer.accept(runs.next(seed + done, workloads.get((int) (done % workloads.size()))));
                }
                requireSound(runs.store());
            } finally {
                remove(folder);
            }
        }
    }

    private static void requireSound(Store store) {
        List<Finding> findings = store.verify();
        if (!findings.isEmpty()) {
            throw new AssertionError("verify() after the histories: " + findings);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("isomer-serializability-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs a campaign; see the class. */
    public static void main(String[] arguments) {
        if (arguments.length != 4
                || !arguments[0].matches("[1-9]\\d{0,8}")
                || !arguments[1].matches("-?\\d{1,18}")
                || !arguments[2].matches("interleaved|threads")) {
            System.err.println(
                    "Give the number of histories, a seed, a way and an engine, as in: 1000 1 interleaved memory");
            System.exit(2);
        }
        long histories = Long.parseLong(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        Way way = arguments[2].equals("threads") ? Way.THREADS : Way.INTERLEAVED;
        long begin = System.nanoTime();
        try {
            Figures figures = run(seed, histories, way, BOTH, TestedEngine.ofScheme(arguments[3]), done -> {
                if (done.histories() % 100 == 0) {
                    System.out.print("\r" + done.histories() + " histories");
                }
            });
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.println(System.lineSeparator() + figures);
            System.out.printf(
                    "Seed %d, %s on %s: all strictly serializable, %.1f s, %.0f histories/s.%n",
                    seed, way, arguments[3], seconds, histories / seconds);
        } catch (NotSerializable violation) {
            System.err.println(System.lineSeparator() + violation.getMessage());
            System.exit(1);
        }
    }
}
