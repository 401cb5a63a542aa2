package dev.isomer.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.web.page.LineDiff.Change;
import dev.isomer.web.page.LineDiff.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Differences lead from the one text to the other, and are as few as they can be. */
final class LineDiffTest {
    @Test
    void randomTextsAreToldApartWithAsFewChangesAsTheLongestCommonPartLeaves() {
        Random random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            List<String> from = lines(random);
            List<String> to = lines(random);
            List<Line> lines = LineDiff.between(from, to);
            assertEquals(from, without(lines, Change.ADDED));
            assertEquals(to, without(lines, Change.REMOVED));
            long kept =
                    lines.stream().filter(line -> line.change() == Change.KEPT).count();
            assertEquals(longestCommonPart(from, to), kept, from + " " + to);
        }
    }

    @Test
    void moreDifferencesThanAreLookedForAreAReplacement() {
        List<String> from = IntStream.range(0, 2_000).mapToObj(i -> "from " + i).toList();
        List<String> to = new ArrayList<>(from);
        to.replaceAll(line -> line.replace("from", "to"));
        to.set(0, "from 0");
        to.set(1_000, "from 1000");
        List<Line> lines = LineDiff.between(from, to);
        assertEquals(from, without(lines, Change.ADDED));
        assertEquals(to, without(lines, Change.REMOVED));
        assertEquals(new Line(Change.KEPT, "from 0"), lines.get(0));
        assertEquals(
                1, lines.stream().filter(line -> line.change() == Change.KEPT).count());
    }

    @Test
    void aDifferenceShowsLinesNearIt() {
        String from = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        Difference difference = Difference.between("now", from, "then", from.replace("6\n", "six\r\nmore\n"));
        assertEquals(
                List.of(
                        "gap   2 lines not shown",
                        "kept 3 3 3",
                        "kept 4 4 4",
                        "kept 5 5 5",
                        "removed 6  6",
                        "added  6 six␍",
                        "added  7 more",
                        "kept 7 8 7",
                        "kept 8 9 8",
                        "kept 9 10 9",
                        "gap   1 line not shown"),
                difference.rows().stream()
                        .map(row -> row.kind() + " " + row.fromNumber() + " " + row.toNumber() + " " + row.text())
                        .toList());
        assertTrue(Difference.between("now", from, "then", from).isNone());
    }

    @Test
    void aLongDifferenceIsCutAndSaysSo() {
        Difference difference = Difference.between("now", "", "then", "line\n".repeat(3_000));
        assertEquals(1_001, difference.rows().size());
        assertEquals("2001 lines not shown", difference.rows().get(1_000).text());
    }

    private static List<String> lines(Random random) {
        return random.ints(random.nextInt(13), 'a', 'a' + 4)
                .mapToObj(letter -> "" + (char) letter)
                .toList();
    }

    private static List<String> without(List<Line> lines, Change change) {
        return lines.stream()
                .filter(line -> line.change() != change)
                .map(Line::text)
                .toList();
    }

    private static int longestCommonPart(List<String> from, List<String> to) {
        int[][] longest = new int[from.size() + 1][to.size() + 1];
        for (int i = from.size() - 1; i >= 0; i--) {
            for (int j = to.size() - 1; j >= 0; j--) {
                longest[i][j] = from.get(i).equals(to.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest[0][0];
    }
}
