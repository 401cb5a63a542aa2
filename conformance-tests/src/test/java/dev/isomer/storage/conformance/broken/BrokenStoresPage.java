package dev.isomer.storage.conformance.broken;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tables of {@code docs/broken-stores.md}. */
final class BrokenStoresPage {
    private static final Path PAGE = Path.of("..", "docs", "broken-stores.md");

    private BrokenStoresPage() {}

    /** The rows of the table with this head, as they are written. */
    static List<String> rows(String head) {
        try {
            List<String> lines = Files.readAllLines(PAGE);
            return lines.subList(lines.indexOf(head) + 2, lines.size()).stream()
                    .takeWhile(line -> line.startsWith("|"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What is in one column of the table with this head, row by row. */
    static List<String> column(String head, int index) {
        return rows(head).stream().map(row -> row.split(" *\\| *")[index + 1]).toList();
    }

    /** The rules in the first column of the table with this head. */
    static List<String> rules(String head) {
        return column(head, 0).stream()
                .flatMap(rules -> List.of(rules.split(" ")).stream())
                .toList();
    }
}
