package dev.isomer.benchmarks.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Draws how many times what the limit takes each engine takes, a line of marks for each operation, on a logarithmic
 * axis. The colours follow the reader's, light or dark.
 */
final class RatioChart {
    private static final int WIDTH = 900;
    private static final int LEFT = 250;
    private static final int RIGHT = 850;
    private static final int TITLE_Y = 24;
    private static final int LEGEND_Y = 50;
    private static final int LEGEND_COLUMN = 84;
    private static final int TOP = 88;
    private static final int LINE = 30;
    /** What lies between a mark and its text, or a text and its line. */
    private static final int GAP = 14;
    /** From the middle of a line to where its text is written. */
    private static final int BASELINE = 4;

    private static final double OUR_RADIUS = 7;
    private static final double RADIUS = 4.5;
    private static final String STYLE = """
            text{font:12px sans-serif;fill:#24292f}.page{fill:#fff}.grid{stroke:#d0d7de}.one{stroke:#57606a}
            @media(prefers-color-scheme:dark){
            text{fill:#e6edf3}.page{fill:#0d1117}.grid{stroke:#30363d}.one{stroke:#8b949e}}
            """;

    private final String title;
    private final List<EngineKind> engines;
    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder svg = new StringBuilder();

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
        int bottom = TOP + lines.size() * LINE;
        int height = bottom + LINE;
        svg.setLength(0);
        append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, height);
        append("<title>%s</title>", title);
        append("<style>%n%s</style>", STYLE);
        append("<rect class=\"page\" width=\"%d\" height=\"%d\"/>", WIDTH, height);
        text(GAP, TITLE_Y, "start", title);
        for (int i = 0; i < engines.size(); i++) {
            int x = 2 * GAP + i * LEGEND_COLUMN;
            mark(engines.get(i), x, LEGEND_Y);
            text(x + GAP, LEGEND_Y + BASELINE, "start", engines.get(i).key());
        }
        int least = (int) Math.floor(Math.log10(ratios().min().orElse(1)));
        int most = Math.max(least + 1, (int) Math.ceil(Math.log10(ratios().max().orElse(1))));
        for (int power = least; power <= most; power++) {
            double x = x(power, least, most);
            line(power == 0 ? "one" : "grid", x, TOP - LINE / 2, x, bottom);
            text(x, bottom + LINE / 2, "middle", times(power));
        }
        for (int i = 0; i < lines.size(); i++) {
            draw(lines.get(i), TOP + i * LINE, least, most);
        }
        return svg.append("</svg>\n").toString();
    }

    private static String times(int power) {
        String factor = power < 0 ? "1/" : "";
        return factor + String.format(Locale.ROOT, "%,d", Math.round(Math.pow(10, Math.abs(power)))) + " ×";
    }

    private DoubleStream ratios() {
        return lines.stream()
                .flatMap(line -> line.ratios().stream())
                .filter(ratio -> ratio > 0)
                .mapToDouble(Double::doubleValue);
    }

    private void draw(Line line, int y, int least, int most) {
        text(LEFT - GAP, y + BASELINE, "end", line.title());
        line("grid", LEFT, y, RIGHT, y);
        // Ours comes last, over the others.
        for (boolean ours : new boolean[] {false, true}) {
            for (int i = 0; i < engines.size(); i++) {
                double ratio = line.ratios().get(i);
                if (ratio > 0 && (engines.get(i) == EngineKind.ISOMER) == ours) {
                    mark(engines.get(i), x(Math.log10(ratio), least, most), y);
                }
            }
        }
    }

    private static double x(double power, int least, int most) {
        return LEFT + (RIGHT - LEFT) * (power - least) / (most - least);
    }

    private void mark(EngineKind engine, double x, int y) {
        append(
                "<circle cx=\"%.1f\" cy=\"%d\" r=\"%.1f\" fill=\"%s\"><title>%s</title></circle>",
                x, y, engine == EngineKind.ISOMER ? OUR_RADIUS : RADIUS, engine.colour(), engine.key());
    }

    private void text(double x, int y, String anchor, String text) {
        append("<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
    }

    private void line(String style, double fromX, int fromY, double toX, int toY) {
        append("<line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>", style, fromX, fromY, toX, toY);
    }

    private void append(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
