package dev.isomer.web.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What must be removed from one list of lines, and what added, to get another one: as little as possible, by the greedy
 * algorithm of E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).
 *
 * <p>A path leads from the corner of a grid, one list along each side, to the opposite one; a step right removes a
 * line, a step down adds one, a diagonal one keeps a line that both have and costs nothing. For each cost in turn the
 * furthest place on each diagonal is kept, until the corner is reached; then the steps are read backwards. Time is
 * lines times differences; more than {@value #DIFFERENCES_LIMIT} differences are not looked for, and all lines between
 * the first and the last difference count as replaced.
 */
final class LineDiff {
    private static final int DIFFERENCES_LIMIT = 500;

    private final List<String> from;
    private final List<String> to;
    private final int offset;
    private final List<int[]> reached = new ArrayList<>();

    /** What happens to a line. */
    enum Change {
        KEPT,
        REMOVED,
        ADDED
    }

    /** One line and what happens to it. */
    record Line(Change change, String text) {}

    private LineDiff(List<String> from, List<String> to) {
        this.from = from;
        this.to = to;
        this.offset = Math.min(from.size() + to.size(), DIFFERENCES_LIMIT) + 1;
    }

    /** All lines of both, in order. */
    static List<Line> between(List<String> from, List<String> to) {
        int begin = 0;
        int shorter = Math.min(from.size(), to.size());
        while (begin < shorter && from.get(begin).equals(to.get(begin))) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && from.get(from.size() - 1 - end).equals(to.get(to.size() - 1 - end))) {
            end++;
        }
        List<Line> lines = new ArrayList<>(all(Change.KEPT, from.subList(0, begin)));
        lines.addAll(new LineDiff(from.subList(begin, from.size() - end), to.subList(begin, to.size() - end)).lines());
        lines.addAll(all(Change.KEPT, from.subList(from.size() - end, from.size())));
        return lines;
    }

    private static List<Line> all(Change change, List<String> texts) {
        return texts.stream().map(text -> new Line(change, text)).toList();
    }

    private List<Line> lines() {
        int[] furthest = new int[2 * offset + 1];
        for (int cost = 0; cost < offset; cost++) {
            reached.add(furthest.clone());
            for (int diagonal = -cost; diagonal <= cost; diagonal += 2) {
                int x = begin(furthest, diagonal, cost);
                int y = x - diagonal;
                while (x < from.size() && y < to.size() && from.get(x).equals(to.get(y))) {
                    x++;
                    y++;
                }
                furthest[offset + diagonal] = x;
                if (x >= from.size() && y >= to.size()) {
                    return backwards();
                }
            }
        }
        List<Line> replaced = new ArrayList<>(all(Change.REMOVED, from));
        replaced.addAll(all(Change.ADDED, to));
        return replaced;
    }

    /** Where a step onto this diagonal ends that begins as far as possible. */
    private int begin(int[] furthest, int diagonal, int cost) {
        return goesDown(furthest, diagonal, cost)
                ? furthest[offset + diagonal + 1]
                : furthest[offset + diagonal - 1] + 1;
    }

    private boolean goesDown(int[] furthest, int diagonal, int cost) {
        return diagonal == -cost
                || diagonal != cost && furthest[offset + diagonal - 1] < furthest[offset + diagonal + 1];
    }

    private List<Line> backwards() {
        List<Line> lines = new ArrayList<>();
        int x = from.size();
        int y = to.size();
        for (int cost = reached.size() - 1; cost >= 0; cost--) {
            int[] furthest = reached.get(cost);
            int diagonal = x - y;
            boolean down = goesDown(furthest, diagonal, cost);
            int fromX = furthest[offset + diagonal + (down ? 1 : -1)];
            for (int steps = x - (down ? fromX : fromX + 1); steps > 0; steps--) {
                x--;
                y--;
                lines.add(new Line(Change.KEPT, from.get(x)));
            }
            if (cost > 0) {
                x = fromX;
                y = down ? y - 1 : y;
                lines.add(down ? new Line(Change.ADDED, to.get(y)) : new Line(Change.REMOVED, from.get(x)));
            }
        }
        Collections.reverse(lines);
        return lines;
    }
}
