package dev.isomer.storage.junit;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What became of tests that a test has run, in parallel.
 *
 * @param passed display names
 * @param failures by display name
 * @param reports the values of all entries that tests have published, by their keys
 */
record Launched(List<String> passed, Map<String, Throwable> failures, Map<String, List<String>> reports) {

    static Launched run(Class<?>... tests) {
        Listener listener = new Listener();
        List<ClassSelector> selectors =
                List.of(tests).stream().map(DiscoverySelectors::selectClass).toList();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectors)
                                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                                .build(),
                        listener);
        Map<String, List<String>> reports = new ConcurrentHashMap<>();
        for (ReportEntry entry : listener.reports) {
            entry.getKeyValuePairs()
                    .forEach((key, value) -> reports.merge(
                            key,
                            List.of(value),
                            (left, right) -> java.util.stream.Stream.concat(left.stream(), right.stream())
                                    .sorted()
                                    .toList()));
        }
        return new Launched(
                listener.passed.stream().sorted().toList(), Map.copyOf(listener.failures), Map.copyOf(reports));
    }

    private static final class Listener implements TestExecutionListener {
        private final Queue<String> passed = new ConcurrentLinkedQueue<>();
        private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
        private final Queue<ReportEntry> reports = new ConcurrentLinkedQueue<>();

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            result.getThrowable().ifPresent(failure -> failures.put(identifier.getDisplayName(), failure));
            if (identifier.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                passed.add(identifier.getDisplayName());
            }
        }

        @Override
        public void reportingEntryPublished(TestIdentifier identifier, ReportEntry entry) {
            reports.add(entry);
        }
    }
}
