package dev.isomer.storage.conformance.verify;

import dev.isomer.storage.model.Inspection;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report for a terminal. */
final class TextReport {
    /** What a database says must not steer the terminal. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\u0080-\u009f&&[^\n]]");

    private final StringBuilder text = new StringBuilder();

    private TextReport() {}

    static String of(VerifyReport report) {
        TextReport written = new TextReport();
        written.head(report);
        for (DatabaseReport database : report.databases()) {
            written.database(database);
        }
        written.topics(report);
        written.line("", "Advice");
        Advice.of(report).forEach(sentence -> written.line("- " + sentence));
        return CONTROLS.matcher(written.text).replaceAll("\ufffd");
    }

    private void line(String... lines) {
        for (String line : lines) {
            text.append(line).append('\n');
        }
    }

    private void head(VerifyReport report) {
        line(
                "Isomer verify " + report.version() + ", " + report.startedAt(),
                report.verdict().toUpperCase(Locale.ROOT) + ": " + report.passed() + " of " + report.tests()
                        + " tests passed (" + VerifyReport.rate(report.passed(), report.tests()) + ") on "
                        + report.tested() + " of " + report.databases().size() + " databases, "
                        + report.topics().size() + " of " + report.allTopics() + " topics of " + report.rules()
                        + " rules, in " + VerifyReport.seconds(report.millis()));
    }

    private void database(DatabaseReport database) {
        line("", database.url() + "  " + database.verdict().toUpperCase(Locale.ROOT));
        if (!database.isTested()) {
            fact("reason", String.valueOf(database.notTested()));
        } else {
            fact(
                    "tests",
                    database.passed() + " of " + database.tests() + " passed ("
                            + VerifyReport.rate(database.passed(), database.tests()) + "), in "
                            + VerifyReport.seconds(database.millis()));
        }
        inspection(database.inspection());
        facts(database.facts());
        for (TopicReport topic : database.topics()) {
            for (FailedTest failure : topic.failures()) {
                fact("FAILED", failure.rule() + " " + failure.ruleText());
                fact(
                        "",
                        topic.name() + "." + failure.test() + ": "
                                + failure.message().strip().replace("\n", "\n               "));
            }
        }
    }

    private void fact(String name, String value) {
        line(String.format("  %-12s %s", name, value));
    }

    private void inspection(@Nullable Inspection inspection) {
        if (inspection == null) {
            return;
        }
        String schema = inspection.schema() == null ? "" : " Schema " + inspection.schemaName() + ".";
        String format = inspection.format() == null ? "" : " Format " + inspection.format() + ".";
        fact("database", inspection.summary() + schema + format);
        inspection.findings().forEach(finding -> fact("FINDING", finding.toString()));
    }

    private void facts(@Nullable EngineFacts facts) {
        if (facts == null) {
            return;
        }
        fact("has", words(facts.capabilities().stream().sorted().toList()));
        fact("lacks", words(facts.absent()));
        facts.findings().forEach(finding -> fact("FINDING", finding.toString()));
        facts.settings()
                .forEach(setting -> fact(
                        setting.isWeak() ? "WEAK" : "setting",
                        setting.name() + " = " + setting.value()
                                + (setting.isWeak() ? ", and the contract needs " + setting.needed() : "")));
        facts.indexes().forEach(use -> fact("query", use.query() + ": " + use.words()));
    }

    private static String words(Collection<?> values) {
        return values.isEmpty()
                ? "nothing"
                : values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private void topics(VerifyReport report) {
        List<DatabaseReport> tested =
                report.databases().stream().filter(DatabaseReport::isTested).toList();
        if (tested.isEmpty()) {
            return;
        }
        line("");
        for (int i = 0; i < tested.size(); i++) {
            line("[" + (i + 1) + "] " + tested.get(i).url());
        }
        StringBuilder head = new StringBuilder(String.format("%-16s", "Topic"));
        for (int i = 0; i < tested.size(); i++) {
            head.append(String.format("  %23s", "[" + (i + 1) + "] passed  failed    time"));
        }
        line(head.toString());
        for (int row = 0; row < report.topics().size(); row++) {
            StringBuilder line =
                    new StringBuilder(String.format("%-16s", report.topics().get(row)));
            for (DatabaseReport database : tested) {
                TopicReport topic = database.topics().get(row);
                line.append(String.format(
                        "  %10d  %6d  %7s",
                        topic.passed(), topic.failures().size(), VerifyReport.seconds(topic.millis())));
            }
            line(line.toString());
        }
    }
}
