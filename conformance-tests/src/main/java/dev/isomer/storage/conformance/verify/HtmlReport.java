package dev.isomer.storage.conformance.verify;

import static dev.isomer.storage.conformance.verify.Html.each;
import static dev.isomer.storage.conformance.verify.Html.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A report as one page of HTML that needs nothing beside it: no script, no other file. */
final class HtmlReport {
    private HtmlReport() {}

    static String of(VerifyReport report) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Isomer verify: %s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                <h1>Isomer verify %s</h1>
                <p class="soft"><time datetime="%s">%s</time> · version %s</p>
                %s%s%s%s<footer>%d rules in the contract, version %s.</footer>
                </main>
                </body>
                </html>
                """.formatted(
                        text(report.verdict()),
                        style(),
                        Html.verdict(report.verdict()),
                        report.startedAt(),
                        readable(report),
                        text(report.version()),
                        tiles(report),
                        advice(report),
                        databases(report),
                        topics(report),
                        report.rules(),
                        text(report.version()));
    }

    private static String readable(VerifyReport report) {
        return report.startedAt().toString().replaceFirst("T", " ").replaceFirst("(\\.\\d+)?Z$", " UTC");
    }

    private static String style() {
        try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
            if (css == null) {
                throw new IllegalStateException("The style sheet is not packed with the kit; build it with Maven.");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String tiles(VerifyReport report) {
        return "<ul class=\"tiles\">\n"
                + tile(report.tested() + " of " + report.databases().size(), "databases tested")
                + tile(VerifyReport.rate(report.passed(), report.tests()), "success rate")
                + tile(grouped(report.passed()), "tests passed")
                + tile(grouped(report.failed()), "tests failed")
                + tile(VerifyReport.seconds(report.millis()), "in all")
                + "</ul>\n";
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String tile(String number, String label) {
        return "<li><b>" + number + "</b> <span class=\"soft\">" + label + "</span></li>\n";
    }

    private static String advice(VerifyReport report) {
        return "<section class=\"advice\">\n<h2>Advice</h2>\n<ul>\n"
                + each(Advice.of(report), sentence -> "<li>" + text(sentence) + "</li>\n") + "</ul>\n</section>\n";
    }

    /** A row for each topic, a column for each database that was tested. */
    private static String topics(VerifyReport report) {
        List<DatabaseReport> tested =
                report.databases().stream().filter(DatabaseReport::isTested).toList();
        if (tested.isEmpty()) {
            return "";
        }
        long longestMillis = tested.stream()
                .flatMap(database -> database.topics().stream())
                .mapToLong(TopicReport::millis)
                .max()
                .orElse(1);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < report.topics().size(); i++) {
            int row = i;
            rows.append("<tr><th scope=\"row\">")
                    .append(text(report.topics().get(row)))
                    .append("</th>")
                    .append(each(tested, database -> cell(database.topics().get(row), longestMillis)))
                    .append("</tr>\n");
        }
        return "<section class=\"topics\">\n<h2>Topics</h2>\n<p class=\"soft\">"
                + "The bar is what passed and failed; the thin line is the time, beside the longest.</p>\n"
                + "<div class=\"scroll\" tabindex=\"0\" role=\"region\""
                + " aria-label=\"Topics\">\n<table>\n<thead><tr><th scope=\"col\">"
                + report.topics().size() + " of "
                + report.allTopics() + "</th>"
                + each(
                        tested,
                        database -> "<th scope=\"col\"><a href=\"#d"
                                + report.databases().indexOf(database) + "\">" + text(database.url()) + "</a></th>")
                + "</tr></thead>\n<tbody>\n" + rows + "</tbody>\n</table>\n</div>\n</section>\n";
    }

    private static String cell(TopicReport topic, long longestMillis) {
        int failed = topic.failures().size();
        String count = failed == 0
                ? topic.passed() + " passed"
                : "<span class=\"bad\">" + failed + " of " + topic.tests() + " failed</span>";
        return "<td><span class=\"line\"><span>" + count + "</span><span class=\"soft\">"
                + VerifyReport.seconds(topic.millis()) + "</span></span>" + Html.bar("", topic.passed(), failed)
                + Html.clock(topic.millis(), longestMillis) + "</td>";
    }

    private static String databases(VerifyReport report) {
        StringBuilder sections = new StringBuilder();
        for (int i = 0; i < report.databases().size(); i++) {
            sections.append(HtmlDatabase.section("d" + i, report.databases().get(i)));
        }
        return sections.toString();
    }
}
