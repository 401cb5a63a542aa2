package dev.isomer.benchmarks.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws, for each operation, how many times the limit's processor time the engines take, on a logarithmic axis: a line
 * of marks for each operation. The colours follow the reader's, light or dark.
 */
final class RatioChart {
    private static final int LEFT = 240;
    private static final int WIDTH = 900;
    private static final int RIGHT = 24;
    private static final int TOP = 76;
    private static final int LINE = 30;
    private static final int LEGEND_COLUMN = 80;
    private static final double ISOMER_RADIUS = 7;
    private static final double RADIUS = 4.5;
    private static final String STYLE = "text{font:12px sans-serif;fill:#24292f}.b{fill:#fff}.g{stroke:#d0d7de}"
            + ".o{stroke:#57606a}.s{fill:#57606a}"
            + "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.b{fill:#0d1117}.g{stroke:#30363d}"
            + ".o{stroke:#8b949e}.s{fill:#9da7b1}}";

    private final String title;
    private final List<EngineKind> engines;
    private final List<Line> lines = new ArrayList<>();

    /** The ratios of an operation, in the order of the engines; not a number where there is none. */
    private record Line(String title, List<Double> ratios) {}

    RatioChart(String title, List<EngineKind> engines) {
        this.title = title;
        this.engines = engines;
    }

    /** Adds an operation. */
    void add(String operation, List<Double> ratios) {
        lines.add(new Line(operation, ratios));
    }

    /** The drawing. */
    String svg() {
        int low = (int) Math.floor(Math.log10(bound(true)));
        int high = Math.max(low + 1, (int) Math.ceil(Math.log10(bound(false))));
        int height = TOP + lines.size() * LINE + LINE;
        StringBuilder svg = new StringBuilder();
        append(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n<title>%s</title>%n"
                        + "<style>%s</style>%n<rect class=\"b\" width=\"%d\" height=\"%d\"/>%n<text x=\"12\" y=\"22\">%s</text>%n",
                WIDTH,
                height,
                title,
                STYLE,
                WIDTH,
                height,
                title);
        for (int i = 0; i < engines.size(); i++) {
            double x = 24.0 + i * LEGEND_COLUMN;
            mark(svg, engines.get(i), x, 44);
            append(
                    svg,
                    "<text x=\"%.1f\" y=\"48\">%s</text>%n",
                    x + 12,
                    engines.get(i).key());
        }
        for (int power = low; power <= high; power++) {
            double x = x(power, low, high);
            append(
                    svg,
                    "<line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n",
                    power == 0 ? "o" : "g",
                    x,
                    TOP - LINE / 2,
                    x,
                    height - LINE);
            append(
                    svg,
                    "<text class=\"s\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s ×</text>%n",
                    x,
                    height - 10,
                    power < 0
                            ? String.valueOf(Math.pow(10, power))
                            : String.format(Locale.ROOT, "%,d", (long) Math.pow(10, power)));
        }
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, lines.get(i), TOP + i * LINE, low, high);
        }
        return svg.append("</svg>\n").toString();
    }

    private void draw(StringBuilder svg, Line line, int y, int low, int high) {
        append(
                svg,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n<line class=\"g\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n",
                LEFT - 16,
                y + 4,
                line.title(),
                LEFT,
                y,
                WIDTH - RIGHT,
                y);
        // Ours is drawn last, over the others.
        for (int i = engines.size() - 1; i >= 0; i--) {
            double ratio = line.ratios().get(i);
            if (!Double.isNaN(ratio)) {
                mark(svg, engines.get(i), x(Math.log10(ratio), low, high), y);
            }
        }
    }

    private static void mark(StringBuilder svg, EngineKind engine, double x, int y) {
        append(
                svg,
                "<circle cx=\"%.1f\" cy=\"%d\" r=\"%.1f\" fill=\"%s\"><title>%s</title></circle>%n",
                x,
                y,
                engine == EngineKind.ISOMER ? ISOMER_RADIUS : RADIUS,
                engine.colour(),
                engine.key());
    }

    private static double x(double power, int low, int high) {
        return LEFT + (WIDTH - RIGHT - LEFT) * (power - low) / (high - low);
    }

    private double bound(boolean least) {
        var ratios = lines.stream()
                .flatMap(line -> line.ratios().stream())
                .filter(ratio -> !Double.isNaN(ratio))
                .mapToDouble(Double::doubleValue);
        return (least ? ratios.min() : ratios.max()).orElse(1);
    }

    private static void append(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
