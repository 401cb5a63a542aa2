package dev.isomer.storage.conformance.verify;

import static dev.isomer.storage.conformance.verify.Html.each;
import static dev.isomer.storage.conformance.verify.Html.text;

import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.spi.Setting;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of the page that is about one database. */
final class HtmlDatabase {
    private HtmlDatabase() {}

    static String section(String anchor, DatabaseReport database) {
        return "<section id=\"" + anchor + "\">\n<h2>" + text(database.url()) + " " + Html.verdict(database.verdict())
                + "</h2>\n"
                + (database.isTested() ? Html.bar(" wide", database.passed(), database.failed()) + "\n" : "")
                + "<dl>\n" + counts(database) + inspection(database.inspection())
                + capabilities(database.facts()) + "</dl>\n"
                + details(database.facts()) + failures(database) + "</section>\n";
    }

    private static String row(String name, String html) {
        return "<dt>" + name + "</dt><dd>" + html + "</dd>\n";
    }

    private static String counts(DatabaseReport database) {
        if (!database.isTested()) {
            return row("Reason", text(String.valueOf(database.notTested())));
        }
        return row(
                "Tests",
                database.passed() + " of " + database.tests() + " passed, "
                        + VerifyReport.rate(database.passed(), database.tests()) + ", in "
                        + VerifyReport.seconds(database.millis()));
    }

    private static String inspection(@Nullable Inspection inspection) {
        if (inspection == null) {
            return "";
        }
        String schema = inspection.schemaName();
        return row("Database", text(inspection.summary()))
                + (schema == null ? "" : row("Schema", text(schema)))
                + (inspection.format() == null ? "" : row("Format", "version " + inspection.format()))
                + findings(inspection.findings());
    }

    private static String findings(List<Finding> findings) {
        return each(findings, finding -> row("<span class=\"bad\">Finding</span>", text(finding.toString())));
    }

    private static String capabilities(@Nullable EngineFacts facts) {
        return facts == null
                ? ""
                : row("Has", words(facts.capabilities().stream().sorted().toList()))
                        + row("Lacks", words(facts.absent()))
                        + findings(facts.findings());
    }

    private static String words(Collection<?> values) {
        return values.isEmpty()
                ? "nothing"
                : values.stream()
                        .map(value -> "<code>" + text(value.toString()) + "</code>")
                        .collect(Collectors.joining(" "));
    }

    private static String details(@Nullable EngineFacts facts) {
        if (facts == null) {
            return "";
        }
        String settings = facts.settings().isEmpty()
                ? ""
                : "<div>\n<h3>Settings of its connections</h3>\n<table>\n<tbody>\n"
                        + each(facts.settings(), HtmlDatabase::setting) + "</tbody>\n</table>\n</div>\n";
        return "<div class=\"pair\">\n" + settings + "<div>\n<h3>Queries that have an index</h3>\n<table>\n<tbody>\n"
                + each(facts.indexes(), HtmlDatabase::index) + "</tbody>\n</table>\n</div>\n</div>\n";
    }

    private static String setting(Setting setting) {
        String name = "<tr><td><code>" + text(setting.name()) + "</code></td><td><code>";
        String value = text(setting.value()) + "</code>";
        return name
                + (setting.isWeak()
                        ? value + " <span class=\"bad\">weak: the contract needs <code>"
                                + text(String.valueOf(setting.needed())) + "</code></span>"
                        : value)
                + "</td></tr>\n";
    }

    private static String index(IndexUse use) {
        String words = use.index() == null
                ? "<span class=\"warn\">" + use.words() + "</span>"
                : "<code>" + text(use.index()) + "</code>";
        return "<tr><td>" + text(use.query()) + "</td><td>" + words + "</td></tr>\n";
    }

    private static String failures(DatabaseReport database) {
        if (database.failed() == 0) {
            return "";
        }
        return "<div class=\"failures\">\n<h3 class=\"bad\">Failed tests</h3>\n"
                + each(database.topics(), topic -> each(topic.failures(), failure -> failure(topic, failure)))
                + "</div>\n";
    }

    private static String failure(TopicReport topic, FailedTest failure) {
        return "<details><summary><b>" + text(failure.rule()) + "</b> " + text(topic.name()) + " · <code>"
                + text(failure.test()) + "</code></summary>\n<p>" + text(failure.ruleText()) + "</p>\n<pre>"
                + text(failure.message()) + "</pre></details>\n";
    }
}
