package dev.isomer.web.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --show-config}: each setting with where it comes from, and never a password. */
final class ConfigReportTest {
    private static final String PASSWORD = "pa55word-of-someone";

    @TempDir
    private Path home;

    private Outcome.Say say(Map<String, String> variables, String... arguments) {
        return assertInstanceOf(
                Outcome.Say.class, Arguments.read(List.of(arguments), new Environment(variables, home, "1")));
    }

    @Test
    void eachSettingIsShownWithItsOrigin() {
        Outcome.Say shown = say(
                Map.of("DATABASE_URL", "sqlite:///some.db", "VIEWER_TOKEN", PASSWORD),
                "--show-config",
                "--port=0",
                "--read-only");
        assertEquals(ExitCode.OK, shown.code());
        Path here = Path.of("").toAbsolutePath();
        assertEquals(
                List.of(
                        "store         sqlite:some.db  (the environment: DATABASE_URL)",
                        "host          127.0.0.1  (the default)",
                        "port          any free one  (the command line: --port)",
                        "read-only     yes  (the command line: --read-only)",
                        "auth-token    set, and not shown  (the environment: VIEWER_TOKEN)",
                        "insecure      no  (the default)",
                        "cids          none  (the default)",
                        "boot-cid      none  (the default)",
                        "snapshot-dir  " + here.resolve("snapshots") + "  (the default)",
                        "debug         no  (the default)"),
                shown.text().lines().toList());
    }

    @Test
    void afterTheCommandItIsTheSame() {
        assertEquals(
                say(Map.of(), "--show-config", "--host=localhost").text(),
                say(Map.of(), "serve", "--show-config", "--host=localhost").text());
        assertTrue(say(Map.of(), "serve", "--show-config", "--host=localhost")
                .text()
                .contains("host          localhost  (the command line: --host)"));
    }

    @Test
    void theFlagWinsAndSaysSo() {
        String text = say(Map.of("DATABASE_URL", "sqlite:///some.db"), "--in-memory-db", "--show-config")
                .text();
        assertTrue(
                text.startsWith(
                        "store         memory:  (the command line: --in-memory-db, so DATABASE_URL is ignored)"),
                text);
    }

    @Test
    @DisplayName("behaviour 6: neither --help nor --show-config prints a password")
    void noPasswordIsShown() throws Exception {
        Path file = Files.writeString(home.resolve("token"), PASSWORD + "\n");
        for (String url : List.of(
                "postgresql://u:" + PASSWORD + "@h/d", "mysql://u:" + PASSWORD + "@h/d", "odd:" + PASSWORD, PASSWORD)) {
            for (List<String> line : List.of(
                    List.of("--help"),
                    List.of("serve", "--help"),
                    List.of("--show-config"),
                    List.of("--show-config", "--auth-token=" + PASSWORD),
                    List.of("--show-config", "--auth-token=file:" + file))) {
                Outcome.Say said =
                        say(Map.of("DATABASE_URL", url, "VIEWER_TOKEN", PASSWORD), line.toArray(String[]::new));
                assertEquals(ExitCode.OK, said.code(), said.text());
                assertFalse(said.text().contains(PASSWORD), said.text());
            }
        }
        Outcome.Say refused = say(Map.of(), "--in-memory-db", "--auth-token= " + PASSWORD + " ");
        assertEquals(ExitCode.USAGE, refused.code());
        assertFalse(refused.text().contains(PASSWORD), refused.text());
    }

    @Test
    void aTokenInAFileIsTaken() throws Exception {
        Path file = Files.writeString(home.resolve("token"), PASSWORD + "\n");
        Outcome.Serve serve = assertInstanceOf(
                Outcome.Serve.class,
                Arguments.read(
                        List.of("--in-memory-db", "--host=0.0.0.0", "--auth-token=file:" + file),
                        new Environment(Map.of(), home, "1")));
        assertTrue(serve.settings().token().orElseThrow().matches(PASSWORD));
        assertFalse(serve.settings().token().orElseThrow().matches(PASSWORD + "x"));
        assertFalse(serve.toString().contains(PASSWORD), serve.toString());
    }
}
