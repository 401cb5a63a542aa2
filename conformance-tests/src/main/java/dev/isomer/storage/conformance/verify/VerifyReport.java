package dev.isomer.storage.conformance.verify;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How all databases went.
 *
 * @param startedAt when it began
 * @param version of the kit
 * @param rules how many rules the contract has
 * @param topics the topics that were asked for, in their order
 * @param allTopics how many topics there are
 * @param databases in the order of the command line
 * @param millis how long it took
 */
record VerifyReport(
        Instant startedAt,
        String version,
        int rules,
        List<String> topics,
        int allTopics,
        List<DatabaseReport> databases,
        long millis) {
    VerifyReport {
        topics = List.copyOf(topics);
        databases = List.copyOf(databases);
    }

    int tests() {
        return databases.stream().mapToInt(DatabaseReport::tests).sum();
    }

    int passed() {
        return databases.stream().mapToInt(DatabaseReport::passed).sum();
    }

    int failed() {
        return tests() - passed();
    }

    long tested() {
        return databases.stream().filter(DatabaseReport::isTested).count();
    }

    boolean isGood() {
        return databases.stream().allMatch(DatabaseReport::isGood);
    }

    /** In a word, for a headline. */
    String verdict() {
        if (isGood()) {
            return "passed";
        }
        return failed() > 0 ? "failed" : tested() < databases.size() ? "not all tested" : "weak";
    }

    /** The share of tests that passed, rounded down, so that 100 % is all; a dash where none ran. */
    static String rate(int passed, int tests) {
        if (tests == 0) {
            return "–";
        }
        long tenths = 1_000L * passed / tests;
        return tenths % 10 == 0 ? tenths / 10 + " %" : tenths / 10 + "." + tenths % 10 + " %";
    }

    /** A time as seconds. */
    static String seconds(long millis) {
        return String.format(Locale.ROOT, millis < 10_000 ? "%.2f s" : "%.1f s", millis / 1_000.0);
    }
}
