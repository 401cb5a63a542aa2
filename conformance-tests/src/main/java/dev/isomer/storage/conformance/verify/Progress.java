package dev.isomer.storage.conformance.verify;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * Tells how far a run is: a line for each topic, and on a terminal one below them that is written over and over.
 *
 * <pre>
 * sqlite:x.db (2 of 2)
 *   [ 1/42] Values                12 passed              0.31 s
 *   [ 2/42] ValueOrder             3 passed, 1 FAILED    0.12 s
 *   [ 3/42] Lengths: 2 of 9 tests, 17 passed in all, 4.20 s
 * </pre>
 */
final class Progress {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean isTerminal;
    private final LongSupplier ticker;
    private long began;
    private int topics;
    private int passed;

    /** Prints to {@code out}; {@code ticker} gives nanoseconds. */
    Progress(PrintStream out, boolean isTerminal, LongSupplier ticker) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.ticker = ticker;
    }

    /** A database of several begins. */
    void database(String url, int number, int of, int topicsToRun) {
        began = ticker.getAsLong();
        topics = topicsToRun;
        passed = 0;
        out.println(url + " (" + number + " of " + of + ")");
    }

    /** It will not be tested. */
    void notTested(String reason) {
        out.println("  not tested: " + reason);
    }

    /** A test of a topic is over. */
    void test(int topic, String name, int done, int of, boolean isPassed) {
        passed += isPassed ? 1 : 0;
        if (isTerminal) {
            long millis = (ticker.getAsLong() - began) / 1_000_000;
            out.printf(
                    "%s  %s %s: %d of %d tests, %d passed in all, %s",
                    CLEAR_LINE, place(topic), name, done, of, passed, VerifyReport.seconds(millis));
            out.flush();
        }
    }

    /** A topic is over. */
    void topic(int topic, TopicReport report) {
        int failed = report.failures().size();
        out.printf(
                "%s  %s %-16s %4d passed%-14s %9s%n",
                isTerminal ? CLEAR_LINE : "",
                place(topic),
                report.name(),
                report.passed(),
                failed == 0 ? "" : ", " + failed + " FAILED",
                VerifyReport.seconds(report.millis()));
    }

    private String place(int topic) {
        String all = String.valueOf(topics);
        return "[" + " ".repeat(Math.max(0, all.length() - String.valueOf(topic).length())) + topic + "/" + all + "]";
    }
}
