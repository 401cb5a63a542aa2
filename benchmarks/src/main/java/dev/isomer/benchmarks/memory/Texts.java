package dev.isomer.benchmarks.memory;

import java.util.Locale;

/** How figures are written. */
final class Texts {
    private static final int TENTHS_BELOW = 100;
    private static final int HUNDREDTHS_BELOW = 10;

    private Texts() {}

    /** A figure, with a tenth where that counts; a dash if there is none. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return String.format(Locale.ROOT, value < TENTHS_BELOW ? "%,.1f" : "%,.0f", value);
    }

    /** How many times one figure is another. */
    static String ratio(double ratio) {
        return Double.isNaN(ratio)
                ? "–"
                : String.format(Locale.ROOT, ratio < HUNDREDTHS_BELOW ? "%.2f" : "%,.0f", ratio);
    }

    /** A goal, which may be none. */
    static String goal(double goal, String relation) {
        if (Double.isNaN(goal)) {
            return "–";
        }
        return relation + (goal == Math.rint(goal) ? String.format(Locale.ROOT, "%,.0f", goal) : String.valueOf(goal));
    }

    /** Whether a goal is met. */
    static String mark(boolean met) {
        return met ? "met" : "**not met**";
    }
}
