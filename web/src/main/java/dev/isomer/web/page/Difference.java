package dev.isomer.web.page;

import dev.isomer.web.page.LineDiff.Change;
import dev.isomer.web.page.LineDiff.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two texts and what is different between them, line by line, as pages show it: lines that both have stand there only
 * near those that differ.
 *
 * @param from what the one text is, in words
 * @param to what the other one is
 * @param rows at most {@value #ROWS_LIMIT}, and a last one that says how many more there are
 */
public record Difference(String from, String to, List<Row> rows) {
    private static final int ROWS_LIMIT = 1_000;
    private static final int CONTEXT_LINES = 3;

    public Difference {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param kind {@code kept}, {@code removed}, {@code added}, or {@code gap} for lines that are left out
     * @param fromNumber the line's number in the one text, from 1; empty where it is not in it
     * @param toNumber the line's number in the other text
     */
    public record Row(String kind, String fromNumber, String toNumber, String text) {
        /** A sign before the line. */
        public String sign() {
            return switch (kind) {
                case "removed" -> "−";
                case "added" -> "+";
                default -> "";
            };
        }
    }

    /** The difference between two texts; a line that ends with a carriage return shows it. */
    public static Difference between(String from, String fromText, String to, String toText) {
        return new Difference(from, to, rows(LineDiff.between(lines(fromText), lines(toText))));
    }

    /** Whether both texts are the same. */
    public boolean isNone() {
        return rows.isEmpty();
    }

    private static List<String> lines(String text) {
        return List.of(text.replace("\r\n", "␍\n").split("\n", -1));
    }

    private static List<Row> rows(List<Line> lines) {
        boolean[] shown = near(lines);
        List<Row> rows = new ArrayList<>();
        int fromNumber = 0;
        int toNumber = 0;
        int leftOut = 0;
        for (int i = 0; i < lines.size(); i++) {
            Change change = lines.get(i).change();
            fromNumber += change == Change.ADDED ? 0 : 1;
            toNumber += change == Change.REMOVED ? 0 : 1;
            if (!shown[i] || rows.size() >= ROWS_LIMIT) {
                leftOut++;
                continue;
            }
            addGap(rows, leftOut);
            leftOut = 0;
            rows.add(new Row(
                    change.name().toLowerCase(Locale.ROOT),
                    change == Change.ADDED ? "" : "" + fromNumber,
                    change == Change.REMOVED ? "" : "" + toNumber,
                    lines.get(i).text()));
        }
        if (!rows.isEmpty()) {
            addGap(rows, leftOut);
        }
        return rows;
    }

    private static void addGap(List<Row> rows, int leftOut) {
        if (leftOut > 0) {
            rows.add(new Row("gap", "", "", leftOut + (leftOut == 1 ? " line" : " lines") + " not shown"));
        }
    }

    private static boolean[] near(List<Line> lines) {
        boolean[] near = new boolean[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).change() != Change.KEPT) {
                int end = Math.min(lines.size(), i + CONTEXT_LINES + 1);
                for (int j = Math.max(0, i - CONTEXT_LINES); j < end; j++) {
                    near[j] = true;
                }
            }
        }
        return near;
    }
}
