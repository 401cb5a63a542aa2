package dev.isomer.storage.conformance.verify;

import java.util.List;

/**
 * How one topic of the kit went on one database.
 *
 * @param name the topic
 * @param tests how many tests it has, all of which ran
 * @param failures those that failed, by the tests' names
 * @param millis how long it took
 */
record TopicReport(String name, int tests, List<FailedTest> failures, long millis) {
    TopicReport {
        failures = List.copyOf(failures);
    }

    int passed() {
        return tests - failures.size();
    }
}
