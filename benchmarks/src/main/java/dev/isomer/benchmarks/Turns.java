package dev.isomer.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ours beside the bare way, turn by turn; ratios are ours by the bare. */
public final class Turns {
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> bare = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();

    /** Takes a turn of each. */
    public void add(double our, double their) {
        ours.add(our);
        bare.add(their);
        ratios.add(our / their);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Prints a row of a table: the medians in this format, their ratio, and the least and greatest ratio of a turn. */
    public void print(String name, String format) {
        System.out.printf(
                Locale.ROOT,
                "| %s | " + format + " | " + format + " | %.2f | %.2f to %.2f |%n",
                name,
                median(bare),
                median(ours),
                median(ours) / median(bare),
                ratios.stream().reduce(Math::min).orElseThrow(),
                ratios.stream().reduce(Math::max).orElseThrow());
    }
}
