package dev.isomer.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged kit, run from its first line to its last, and stopped in the middle. */
final class VerifyJarTest {
    private static final List<String> ALL = List.of("report.html", "report.json", "report.txt");

    @TempDir
    private Path folder;

    private Path data;
    private Path temporary;

    @BeforeEach
    void makeFolders() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        temporary = Files.createDirectory(folder.resolve("temporary"));
        Files.createFile(data.resolve("x.db"));
    }

    private static Set<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }

    @Test
    void twoEnginesPass() throws IOException {
        String url = "sqlite:" + data.resolve("x.db");
        try (VerifyProcess verify = VerifyProcess.jar(
                folder, temporary, "--report", "out", "--topics", "Statistics,Unique,Fork", "memory:", url)) {
            assertEquals(0, verify.exitCode(), verify.said());
            assertEquals(Files.readString(folder.resolve("out").resolve("report.txt")), verify.report());
            String verdict = verify.report().lines().skip(1).findFirst().orElseThrow();
            assertTrue(
                    verdict.matches("PASSED: (\\d+) of \\1 tests passed \\(100 %\\) on 2 of 2 databases, 3 of .*"),
                    verdict);
        }
        assertEquals(Set.copyOf(ALL), names(folder.resolve("out")));
        assertEquals(Set.of("x.db"), names(data));
        assertEquals(0, Files.size(data.resolve("x.db")));
        assertFalse(Files.exists(temporary), "the folder of temporary files");
    }

    @Test
    void whatNoEngineOpensIsNotTestedAndTheOthersAre() throws IOException {
        try (VerifyProcess verify = VerifyProcess.jar(
                folder, temporary, "--report=out", "--topics=Change", "nosql://a:pw@host", "memory:")) {
            assertEquals(1, verify.exitCode(), verify.said());
            assertTrue(verify.report().contains("nosql://***@host  NOT TESTED\n  reason       No engine on the class"));
            assertTrue(verify.report().contains("memory:  PASSED\n  tests        8 of 8 passed"));
            assertFalse(verify.said().contains("pw") || verify.report().contains("pw"));
        }
        for (String report : ALL) {
            assertFalse(Files.readString(folder.resolve("out").resolve(report)).contains("pw@"), report);
        }
    }

    @Test
    void aWrongOptionEndsWithTwo() {
        try (VerifyProcess verify = VerifyProcess.jar(folder, temporary, "--topcis", "Unique", "memory:")) {
            assertEquals(2, verify.exitCode());
            assertEquals(
                    "There is no option “--topcis”. Did you mean --topics? Try './verify.sh --help'.\n", verify.said());
        }
    }

    @Test
    void aSignalRemovesWhatTheRunMade() throws IOException {
        Files.writeString(data.resolve("x.db"), "");
        byte[] before = Files.readAllBytes(data.resolve("x.db"));
        String url = "sqlite:" + data.resolve("x.db");
        try (VerifyProcess verify = VerifyProcess.jar(folder, temporary, "--report", "out", url)) {
            assertEquals(url + " (1 of 1)", verify.nextLine());
            String first = String.valueOf(verify.nextLine());
            assertTrue(first.contains("1/") && first.contains(" Values "), first);
            assertTrue(Files.exists(data.resolve("x.db-isomer-verify")));

            verify.terminate();

            assertEquals(128 + 15, verify.exitCode());
            assertTrue(verify.said().endsWith("\nStopped; the databases for tests are removed.\n"), verify.said());
            assertEquals("", verify.report());
        }
        assertEquals(Set.of("x.db"), names(data));
        assertArrayEquals(before, Files.readAllBytes(data.resolve("x.db")));
        assertFalse(Files.exists(temporary), "the folder of temporary files");
        assertFalse(Files.exists(folder.resolve("out")), "a report of a run that was stopped");
    }
}
