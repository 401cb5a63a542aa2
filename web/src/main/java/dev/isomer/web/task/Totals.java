package dev.isomer.web.task;

import dev.isomer.storage.snapshot.TypeTotal;
import java.util.List;
import java.util.stream.Collectors;

/** Counts of rows in words. */
record Totals(List<TypeTotal> totals) {
    Totals {
        totals = List.copyOf(totals);
    }

    /** The types that have rows, by name, as in {@code 5 alias, 229 server}. */
    String brief() {
        String text = totals.stream()
                .filter(total -> total.rows() > 0)
                .map(total -> total.rows() + " " + total.type())
                .sorted()
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "no rows" : text;
    }

    /** A line for each type, with what is said of each at its end. */
    List<String> table(String end) {
        int width =
                totals.stream().mapToInt(total -> total.type().length()).max().orElse(0);
        return totals.stream()
                .map(total -> String.format(
                        "  %-" + width + "s %9d %-5s sha256 %s…%s",
                        total.type(),
                        total.rows(),
                        total.rows() == 1 ? "row," : "rows,",
                        total.sha256().substring(0, 16),
                        end))
                .toList();
    }
}
