package dev.isomer.storage.conformance.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import dev.isomer.storage.conformance.verify.Verification.StoppedException;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.spi.EngineProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command from its arguments to its reports, on engines in memory. */
final class VerifyCommandTest {
    private static final TestedEngine WORKING = TestedEngine.of(new SortedMapEngine());

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private VerifyCommand command(Function<String, EngineProvider> engineOf, boolean isTerminal) {
        return new VerifyCommand(new VerifyCommand.Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                isTerminal,
                folder,
                "1.2.3",
                Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC),
                () -> 0,
                engineOf));
    }

    private int run(EngineProvider engine, String... arguments) {
        return command(url -> engine, false).run(List.of(arguments));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    /** The working engine, which finds nothing wrong with what it is asked about. */
    private static ScratchedEngine broken() {
        return new ScratchedEngine(
                (schema, options, place) -> new ForwardingDriver(WORKING.driver(schema, options, place)) {
                    @Override
                    public Set<Capability> capabilities() {
                        return EnumSet.of(Capability.MEMORY_LIMIT);
                    }
                });
    }

    @Test
    void aRunShowsItsProgressWritesThreeReportsAndLeavesNothing() throws IOException {
        ScratchedEngine engine = new ScratchedEngine(WORKING);

        assertEquals(1, run(engine, "--topics", "Statistics,Group", "scratched:a", "scratched:b"));

        assertEquals(
                """
                scratched:a (1 of 2)
                  [1/2] Group               6 passed                  0.00 s
                  [2/2] Statistics          2 passed                  0.00 s
                scratched:b (2 of 2)
                  [1/2] Group               6 passed                  0.00 s
                  [2/2] Statistics          2 passed                  0.00 s
                The reports are in FOLDER: report.html, report.json, report.txt
                """.replace(
                                "FOLDER",
                                folder.resolve("isomer-verify-20260102T030405Z").toString()),
                err());
        Path reports = folder.resolve("isomer-verify-20260102T030405Z");
        assertEquals(out(), Files.readString(reports.resolve("report.txt")));
        assertTrue(out().startsWith("Isomer verify 1.2.3, 2026-01-02T03:04:05Z\nWEAK: 16 of 16 tests passed"), out());
        assertTrue(Files.readString(reports.resolve("report.json")).contains("\n  \"passed\": 16,\n"));
        assertTrue(Files.readString(reports.resolve("report.html")).contains("scratched:b"));
        assertEquals(2, engine.prepared());
        assertEquals(List.of(), engine.taken());
    }

    @Test
    void onATerminalTheLineOfATopicIsWrittenOver() {
        command(url -> new ScratchedEngine(WORKING), true).run(List.of("--topics", "Statistics", "scratched:a"));
        assertEquals("""
                scratched:a (1 of 1)
                ^  [1/1] Statistics: 1 of 2 tests, 1 passed in all, 0.00 s\
                ^  [1/1] Statistics: 2 of 2 tests, 2 passed in all, 0.00 s\
                ^  [1/1] Statistics          2 passed                  0.00 s
                """, err().replace("\r\u001b[K", "^").replaceAll("The reports.*\n", ""));
    }

    @Test
    void aTestThatFailsIsToldWithItsRule() {
        ScratchedEngine engine = broken();
        assertEquals(1, run(engine, "--topics", "ExactLimit", "scratched:a"));
        assertTrue(err().contains("FAILED"), err());
        assertTrue(
                out().contains("\n  FAILED       LIM-02 A statement may fill the store exactly to the limit;"), out());
        assertTrue(out().contains(" not the bytes used either.\n               ExactLimit."), out());
        assertEquals(List.of(), engine.taken());
    }

    @Test
    void leftoversAreRefusedAndNotTouched() {
        ScratchedEngine engine = new ScratchedEngine(WORKING, "place is there; remove it.");
        assertEquals(1, run(engine, "--topics", "Statistics", "scratched:a"));
        assertEquals(0, engine.prepared());
        assertEquals(0, engine.opened());
        assertTrue(out().contains("scratched:a  NOT TESTED\n  reason       place is there; remove it.\n"), out());
    }

    @Test
    void whatCannotBeReachedIsNotTestedAndTheOthersAreAndNoPasswordShows() throws IOException {
        ScratchedEngine engine = new ScratchedEngine(WORKING);
        String secret = "s3cret";

        assertEquals(1, run(engine, "--report=r", "--topics=Statistics", "scratched://joe:s3cret@down", "scratched:a"));

        assertTrue(
                out().contains("scratched://***@down  NOT TESTED\n"
                        + "  reason       No answer from scratched://***@down; start the server.\n"),
                out());
        assertTrue(out().contains("scratched:a  WEAK\n  tests        2 of 2 passed (100 %)"), out());
        assertFalse(out().contains(secret) || err().contains(secret));
        try (Stream<Path> reports = Files.list(folder.resolve("r"))) {
            for (Path report : reports.toList()) {
                assertFalse(Files.readString(report).contains(secret), report.toString());
            }
        }
    }

    @Test
    void anEngineThatHasNoPlaceForTestsIsNotTested() {
        assertEquals(1, run(new SortedMapEngine(), "--topics", "Statistics", "sortedmap:"));
        assertTrue(out().contains("has no place for databases of tests beside a user's."), out());
    }

    @Test
    void anEngineThatCannotOpenItsDatabasesIsNotTestedAndLeavesNothing() {
        ScratchedEngine engine = new ScratchedEngine((schema, options, place) -> {
            throw new StorageFailureException("The disk is full.", null);
        });
        assertEquals(1, run(engine, "scratched:a"));
        assertTrue(out().contains("  reason       The disk is full.\n"), out());
        assertEquals(1, engine.prepared());
        assertEquals(List.of(), engine.taken());
    }

    @Test
    void aStoppedRunLeavesNothingAndOpensNothingMore() {
        ScratchedEngine engine = new ScratchedEngine(WORKING);
        VerifyCommand command = command(url -> engine, false);
        List<List<String>> taken = new ArrayList<>();
        engine.atOpening(() -> {
            if (engine.opened() == 3) {
                taken.add(engine.taken());
                command.stop();
                taken.add(engine.taken());
            }
        });
        assertThrowsExactly(StoppedException.class, () -> command.run(List.of("scratched:a", "scratched:b")));
        assertTrue(taken.get(0).contains("place"), taken.toString());
        assertEquals(List.of(), taken.get(1));
        assertEquals(List.of(), engine.taken());
        assertEquals(1, engine.prepared());
        assertEquals("", out());
    }

    @Test
    void wrongUsageEndsWithTwoBeforeAnythingRuns() throws IOException {
        ScratchedEngine engine = new ScratchedEngine(WORKING);
        Path file = Files.createFile(folder.resolve("file"));

        assertEquals(2, run(engine, "--topic", "scratched:a"));
        assertEquals(2, run(engine, "--report", "file/in", "scratched:a"));

        assertEquals(
                "There is no option “--topic”. Did you mean --topics? Try './verify.sh --help'.\n" + file.resolve("in")
                        + " cannot be written; name another folder with --report.\n",
                err());
        assertEquals("", out());
        assertEquals(0, engine.opened());
    }

    @Test
    void helpIsPrintedAndNothingElseIsDone() {
        assertEquals(0, run(new ScratchedEngine(WORKING), "--help"));
        assertEquals(Arguments.helpText(), out());
        assertEquals("", err());
    }
}
