package dev.isomer.storage.conformance.verify;

import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.spi.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report for programs. Its members stay; new ones may come. */
final class JsonReport {
    private JsonReport() {}

    static String of(VerifyReport report) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("startedAt", report.startedAt().toString());
        all.put("version", report.version());
        all.put("verdict", report.verdict());
        all.put("rules", report.rules());
        all.put("topics", report.topics());
        all.put("allTopics", report.allTopics());
        putCounts(all, report.tests(), report.passed(), report.failed(), report.millis());
        all.put("advice", Advice.of(report));
        all.put(
                "databases",
                report.databases().stream().map(JsonReport::database).toList());
        return Json.of(all);
    }

    private static void putCounts(Map<String, @Nullable Object> all, int tests, int passed, int failed, long millis) {
        all.put("tests", tests);
        all.put("passed", passed);
        all.put("failed", failed);
        all.put("successRate", VerifyReport.rate(passed, tests));
        all.put("millis", millis);
    }

    private static Map<String, @Nullable Object> database(DatabaseReport database) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("url", database.url());
        all.put("verdict", database.verdict());
        all.put("notTested", database.notTested());
        putCounts(all, database.tests(), database.passed(), database.failed(), database.millis());
        Inspection inspection = database.inspection();
        all.put("database", inspection == null ? null : inspection(inspection));
        EngineFacts facts = database.facts();
        all.put("engine", facts == null ? null : facts(facts));
        all.put("topics", database.topics().stream().map(JsonReport::topic).toList());
        return all;
    }

    private static Map<String, @Nullable Object> inspection(Inspection inspection) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("summary", inspection.summary());
        all.put("schema", inspection.schemaName());
        all.put("format", inspection.format());
        all.put("findings", texts(inspection.findings()));
        return all;
    }

    private static Map<String, @Nullable Object> facts(EngineFacts facts) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("has", facts.capabilities().stream().sorted().toList());
        all.put("lacks", List.copyOf(facts.absent()));
        all.put("findings", texts(facts.findings()));
        all.put("settings", facts.settings().stream().map(JsonReport::setting).toList());
        all.put("indexes", facts.indexes().stream().map(JsonReport::index).toList());
        return all;
    }

    private static List<String> texts(List<Finding> findings) {
        return findings.stream().map(Finding::toString).toList();
    }

    private static Map<String, @Nullable Object> setting(Setting setting) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("name", setting.name());
        all.put("value", setting.value());
        all.put("needed", setting.needed());
        all.put("weak", setting.isWeak());
        return all;
    }

    private static Map<String, @Nullable Object> index(IndexUse use) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("query", use.query());
        all.put("index", use.index());
        return all;
    }

    private static Map<String, @Nullable Object> topic(TopicReport topic) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("name", topic.name());
        all.put("tests", topic.tests());
        all.put("passed", topic.passed());
        all.put("failed", topic.failures().size());
        all.put("millis", topic.millis());
        all.put("failures", topic.failures().stream().map(JsonReport::failure).toList());
        return all;
    }

    private static Map<String, @Nullable Object> failure(FailedTest failure) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("rule", failure.rule());
        all.put("ruleText", failure.ruleText());
        all.put("test", failure.test());
        all.put("message", failure.message());
        return all;
    }
}
