package dev.isomer.storage.conformance.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.spi.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One report in its three forms, letter for letter: {@code src/test/resources} holds what each must be. */
final class ReportsTest {
    private static final DatabaseReport GOOD = new DatabaseReport(
            "memory:",
            null,
            Inspection.of(Inspection.Found.NOTHING, "In memory."),
            new EngineFacts(
                    EnumSet.of(Capability.FORK, Capability.MEMORY_LIMIT),
                    List.of(),
                    List.of(new IndexUse("a session by its unique name", "[name]")),
                    List.of()),
            List.of(new TopicReport("Values", 7, List.of(), 120), new TopicReport("Text", 5, List.of(), 40)),
            171);

    private static final DatabaseReport BAD = new DatabaseReport(
            "sqlite:a<b>.db",
            null,
            new Inspection(
                    Inspection.Found.STORE,
                    "A store of Isomer.",
                    new RecordedSchema("viewer", List.of()),
                    1L,
                    true,
                    List.of(new Finding("t_server", "is \"odd\""))),
            new EngineFacts(
                    Set.of(),
                    List.of(new Setting("foreign_keys", "0", "1"), new Setting("sqlite_version", "3.54.1", null)),
                    List.of(new IndexUse("answers to a message", null)),
                    List.of(new Finding("file", "references are not checked"))),
            List.of(
                    new TopicReport(
                            "Values",
                            7,
                            List.of(new FailedTest("VAL-02", "Text is never <changed>.", "trims", "a & b\n\u0007c")),
                            2_350),
                    new TopicReport("Text", 5, List.of(), 12_400)),
            14_800);

    private static final DatabaseReport GONE = new DatabaseReport(
            "postgresql://***@host/db", "No engine opens postgresql: URLs.", null, null, List.of(), 0);

    private static VerifyReport report(DatabaseReport... databases) {
        return new VerifyReport(
                Instant.parse("2026-01-02T03:04:05Z"),
                "1.2.3",
                200,
                List.of("Values", "Text"),
                2,
                List.of(databases),
                15_003);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReportsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void asText() throws IOException {
        assertEquals(resource("report.txt"), TextReport.of(report(GOOD, BAD, GONE)));
    }

    @Test
    void asJson() throws IOException {
        assertEquals(resource("report.json"), JsonReport.of(report(GOOD, BAD, GONE)));
    }

    @Test
    void asAPage() throws IOException {
        String page = HtmlReport.of(report(GOOD, BAD, GONE));
        assertEquals(resource("report.html"), page.replace(resource("report.css"), "/* report.css */\n"));
        assertFalse(page.contains("<script") || page.contains("http:") || page.contains("https:"), "it needs nothing");
        assertTrue(page.contains("prefers-color-scheme: dark"));
    }

    @Test
    void withoutAnyDatabaseThatWasTested() {
        VerifyReport report = report(GONE);
        assertEquals("not all tested", report.verdict());
        assertTrue(TextReport.of(report).contains("NOT ALL TESTED: 0 of 0 tests passed (–) on 0 of 1 databases"));
        assertEquals(
                List.of(
                        "postgresql://***@host/db was not tested; do what its reason says, and run again.",
                        "No engine was tested; name a second one, so that a difference between two would show: memory:"
                                + " is always there."),
                Advice.of(report));
    }

    @Test
    void oneEngineIsAdvisedToBecomeTwo() {
        assertEquals(
                List.of("Only one engine was tested; name a second one, so that a difference between two would show:"
                        + " sqlite:FILE keeps a store in a file."),
                Advice.of(report(GOOD)));
    }

    @Test
    void whereAllIsWellThereIsNothingToDo() {
        DatabaseReport other =
                new DatabaseReport("sqlite:a.db", null, null, GOOD.facts(), GOOD.topics(), GOOD.millis());
        VerifyReport report = report(GOOD, other);
        assertTrue(report.isGood());
        assertEquals(List.of("Nothing needs to be done."), Advice.of(report));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, –", "12, 12, 100 %", "1999, 2000, 99.9 %", "9999, 10000, 99.9 %", "1, 3, 33.3 %", "0, 3, 0 %"})
    void aRateIsRoundedDown(int passed, int tests, String rate) {
        assertEquals(rate, VerifyReport.rate(passed, tests));
    }
}
