package dev.isomer.benchmarks.isolation;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToDoubleFunction;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs {@value Suites#TESTS} parallel tests from 10,000 rows in each of the ways of {@link Suites}, and prints how long
 * each takes (the median) beside forks in memory, and which tests failed: none where stores are isolated, many on one
 * file.
 *
 * <p>Arguments: how many times the ways of the extension run, 20 unless given, and the other two, 1 unless given. It
 * ends with 1 if an isolated test failed, or the tests on one file did not.
 */
public final class IsolationMeasurement {
    private static final int THREADS = 8;

    /** How long one run took, and for how long processors worked for it, which other programs do not add to. */
    private record Time(double seconds, double processorSeconds) {}

    /** The times and the failures of some runs of one suite. */
    private record Way(String name, List<Time> times, Map<String, Integer> failures) {
        double median(ToDoubleFunction<Time> part) {
            return times.stream().mapToDouble(part).sorted().toArray()[times.size() / 2];
        }
    }

    private IsolationMeasurement() {}

    /** Runs everything, forks in memory once before for nothing, so that the classes are loaded. */
    public static void main(String[] arguments) {
        int ours = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int others = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        System.out.printf(
                Locale.ROOT,
                "%d tests on %d threads, %d processors, load %.1f, Java %s%n",
                Suites.TESTS,
                THREADS,
                Runtime.getRuntime().availableProcessors(),
                load(),
                Runtime.version());
        run(Suites.Forks.class, new TreeMap<>());
        List<Way> ways = List.of(
                measure("fork in memory", Suites.Forks.class, ours),
                measure("copied SQLite file", Suites.Copies.class, ours),
                measure("new SQLite file, filled", Suites.NewFiles.class, others),
                measure("one SQLite file for all", Suites.OneFile.class, others));
        print(ways);
        System.out.printf(Locale.ROOT, "%nload %.1f%n", load());
        boolean isolated =
                ways.subList(0, 3).stream().allMatch(way -> way.failures().isEmpty());
        boolean sharedFails = !ways.get(3).failures().isEmpty();
        System.exit(isolated && sharedFails ? 0 : 1);
    }

    private static void print(List<Way> ways) {
        Way unit = ways.get(0);
        System.out.printf("%n| way to a database | runs | s | ratio | processor s | ratio | failures |%n");
        System.out.printf("| --- | ---: | ---: | ---: | ---: | ---: | --- |%n");
        for (Way way : ways) {
            double seconds = way.median(Time::seconds);
            double processorSeconds = way.median(Time::processorSeconds);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.2f | %.1f | %.2f | %.1f | %s |%n",
                    way.name(),
                    way.times().size(),
                    seconds,
                    seconds / unit.median(Time::seconds),
                    processorSeconds,
                    processorSeconds / unit.median(Time::processorSeconds),
                    way.failures().isEmpty() ? "none" : way.failures());
        }
    }

    private static double processorSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static Way measure(String name, Class<?> suite, int runs) {
        List<Time> times = new ArrayList<>();
        Map<String, Integer> failures = new TreeMap<>();
        for (int run = 1; run <= runs; run++) {
            Time time = run(suite, failures);
            times.add(time);
            System.err.printf(Locale.ROOT, "%s, run %d of %d: %.2f s%n", name, run, runs, time.seconds());
        }
        return new Way(name, times, failures);
    }

    private static Time run(Class<?> suite, Map<String, Integer> failures) {
        Outcomes outcomes = new Outcomes();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(suite))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.executor-service", "FORK_JOIN_POOL")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "" + THREADS)
                .build();
        double processorStart = processorSeconds();
        long start = System.nanoTime();
        LauncherFactory.create().execute(request, outcomes);
        Time time = new Time((System.nanoTime() - start) / 1e9, processorSeconds() - processorStart);
        outcomes.failures.forEach(failure -> failures.merge(failure, 1, Integer::sum));
        if (outcomes.tests.size() != Suites.TESTS) {
            throw new IllegalStateException(
                    suite + " ran " + outcomes.tests.size() + " tests and not " + Suites.TESTS + ".");
        }
        return time;
    }

    /** Which tests ran, and for each that failed what kind of failure it was. */
    private static final class Outcomes implements TestExecutionListener {
        private final Queue<String> tests = new ConcurrentLinkedQueue<>();
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            if (identifier.isTest()) {
                tests.add(identifier.getUniqueId());
            }
            result.getThrowable().map(Outcomes::kind).ifPresent(failures::add);
        }

        private static String kind(Throwable failure) {
            String message = String.valueOf(failure.getMessage());
            if (message.contains("SQLITE_BUSY") || message.contains("SQLITE_LOCKED") || message.contains("locked")) {
                return "locked";
            }
            if (message.contains("UNIQUE")) {
                return "unique";
            }
            return failure instanceof AssertionError ? "sees another test's change" : failure.toString();
        }
    }
}
