package dev.isomer.web.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line and the environment as one value. */
final class ArgumentsTest {
    private final Environment bare = new Environment(Map.of(), Path.of("/nowhere"), "1.2.3");

    @Test
    void theDefaultsServeASqliteFileOnLoopback() {
        Settings settings = settings(bare);
        assertEquals("sqlite:viewer.db", settings.storeUrl());
        assertEquals("127.0.0.1", settings.host());
        assertEquals(5000, settings.port());
        assertFalse(settings.inMemory());
        assertFalse(settings.debug());
        assertEquals(Optional.empty(), settings.contentDirectory());
        assertEquals(
                List.of("There is no directory /nowhere/cids, so there are no content files; name one with --cids."),
                settings.notes());
    }

    @Test
    void everyOptionIsTaken(@TempDir Path directory) {
        Settings settings = settings(
                bare,
                "--in-memory-db",
                "--host=localhost",
                "--port",
                "0",
                "--debug",
                "--cids",
                directory.toString(),
                "--boot-cid",
                "AAAAAAAA",
                "--boot-overwrite");
        assertEquals(
                new Settings(
                        "memory:",
                        true,
                        "localhost",
                        0,
                        true,
                        Optional.of(directory.toAbsolutePath()),
                        Optional.of("AAAAAAAA"),
                        true,
                        List.of()),
                settings);
    }

    @Test
    void theFlagWinsOverTheEnvironmentAndSaysSo(@TempDir Path home) throws Exception {
        Files.createDirectory(home.resolve("cids"));
        Environment both = new Environment(Map.of("DATABASE_URL", "postgresql://a:pa55word@h/d"), home, "1");
        Settings settings = settings(both, "--in-memory-db");
        assertEquals("memory:", settings.storeUrl());
        assertEquals(List.of("DATABASE_URL is ignored: --in-memory-db was given."), settings.notes());
        assertEquals(Optional.of(home.resolve("cids").toAbsolutePath()), settings.contentDirectory());
        assertTrue(settings(new Environment(Map.of("DATABASE_URL", "memory:"), home, "1"))
                .inMemory());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot | USAGE | Did you mean --port?",
                "--in-memory | USAGE | There is no option",
                "words | USAGE | There is no option or argument “words”.",
                "--port=x | USAGE | --port",
                "--port=65536 | USAGE | --port takes a number from 0 to 65535.",
                "--port=-1 | USAGE | --port takes a number from 0 to 65535.",
                "--port=1 --port=2 | USAGE | --port",
                "--port | USAGE | --port",
                "--host=0.0.0.0 | USAGE | Add --insecure",
                "--cids=/nowhere/at/all | USAGE | --cids names no directory: /nowhere/at/all.",
                "--boot-overwrite | USAGE | --boot-overwrite goes with --boot-cid.",
            })
    void whatCannotBeIsOneSentenceAndAHint(String line, ExitCode code, String part) {
        Outcome.Say say = assertInstanceOf(Outcome.Say.class, Arguments.read(List.of(line.split(" ")), bare));
        assertEquals(code, say.code());
        assertTrue(say.text().contains(part), say.text());
        assertEquals(2, say.text().lines().count(), say.text());
        assertTrue(say.text().contains("--help"), say.text());
    }

    @Test
    void anotherAddressIsTakenWhenItIsMeant() {
        assertEquals(
                "0.0.0.0", settings(bare, "--host", "0.0.0.0", "--insecure").host());
    }

    @Test
    void helpFitsATerminalAndShowsNothingOfTheEnvironment() {
        Environment secret = new Environment(Map.of("DATABASE_URL", "sqlite:///pa55word.db"), Path.of("/"), "1.2.3");
        Outcome.Say help = assertInstanceOf(Outcome.Say.class, Arguments.read(List.of("--help"), secret));
        assertEquals(ExitCode.OK, help.code());
        assertTrue(help.text().lines().allMatch(line -> line.length() <= 80), help.text());
        assertFalse(help.text().contains("pa55word"));
        for (String part : List.of("--in-memory-db", "--boot-cid", "DATABASE_URL", "Exit codes:", "Examples:")) {
            assertTrue(help.text().contains(part), part);
        }
        Outcome.Say version = assertInstanceOf(Outcome.Say.class, Arguments.read(List.of("-V"), bare));
        assertEquals("isomer 1.2.3" + System.lineSeparator(), version.text());
    }

    private static Settings settings(Environment environment, String... arguments) {
        return assertInstanceOf(Outcome.Serve.class, Arguments.read(List.of(arguments), environment))
                .settings();
    }
}
