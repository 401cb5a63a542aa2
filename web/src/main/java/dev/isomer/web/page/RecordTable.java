package dev.isomer.web.page;

import java.util.List;

/**
 * A table of what was recorded.
 *
 * @param columns the heads
 * @param rows the cells, as many in a row as there are columns; the first of each names the row
 */
public record RecordTable(List<String> columns, List<List<Cell>> rows) {
    private static final int TEXT_CODE_POINTS = 90;

    public RecordTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * One cell.
     *
     * @param address where it leads; empty for nowhere
     * @param preciseTime the time that the text says, in full; empty when it says none
     * @param code whether it is an identifier or a part of a definition
     */
    public record Cell(String text, String address, String preciseTime, boolean code) {
        /** A text on one line, cut to a length that fits. */
        public static Cell of(String text) {
            return new Cell(line(text), "", "", false);
        }

        /** A text that leads somewhere. */
        public static Cell link(String text, String address) {
            return new Cell(line(text), address, "", false);
        }

        /** An identifier or a part of a definition; the address may be empty. */
        public static Cell code(String text, String address) {
            return new Cell(line(text), address, "", true);
        }

        /** A time; the address may be empty. */
        public static Cell time(String briefTime, String preciseTime, String address) {
            return new Cell(briefTime, address, preciseTime, false);
        }

        private static String line(String text) {
            String line = text.strip().lines().findFirst().orElse("");
            return line.codePointCount(0, line.length()) <= TEXT_CODE_POINTS
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, TEXT_CODE_POINTS)) + "…";
        }
    }
}
