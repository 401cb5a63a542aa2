package dev.isomer.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.web.Run.Result;
import dev.isomer.web.command.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on databases that do not answer: whatever is asked for, the password of their URL is said nowhere. */
final class PasswordsTest {
    private static final String PASSWORD = "pa55word-of-someone";

    @TempDir
    Path home;

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Result said(Run run, List<String> arguments) {
        Result result = run.start(arguments.toArray(String[]::new));
        assertFalse((result.out() + result.err()).contains("pa55word"), () -> arguments + ": " + result);
        assertFalse(result.err().contains("\tat "), () -> arguments + ": " + result);
        return result;
    }

    @Test
    void noCommandSaysThePasswordOfADatabaseThatDoesNotAnswer() throws IOException {
        String address = "127.0.0.1:" + freePort();
        String file = "sqlite:" + home.resolve("x.db");
        for (String scheme : List.of("postgresql", "mysql", "jdbc:mariadb")) {
            for (String url : List.of(
                    scheme + "://ann:" + PASSWORD + "@" + address + "/db",
                    scheme + "://" + address + "/db?user=ann&password=" + PASSWORD)) {
                Run run = new Run(home).with("DATABASE_URL", url).with("OTHER", url);
                for (List<String> line : List.of(
                        List.of("--port=0"),
                        List.of("--port=0", "--read-only"),
                        List.of("backup", home.resolve("b.json").toString()),
                        List.of("export"),
                        List.of("fsck"),
                        List.of("fsck", url),
                        List.of("migrate", url, file),
                        List.of("migrate", file, "env:OTHER"),
                        List.of("migrate", "--check", "env:OTHER", file))) {
                    assertEquals(ExitCode.STORE, said(run, line).code(), () -> url + " " + line);
                }
                Result shown = said(run, List.of("--show-config"));
                assertTrue(shown.out().contains("://ann@" + address + "/db  (the environment"), shown.out());
            }
        }
    }

    @Test
    void aUrlInAWrongPlaceIsNotRepeated() {
        Run run = new Run(home);
        for (String url :
                List.of("postgresql://ann:" + PASSWORD + "@host/db", "jdbc:mysql://host/db?password=" + PASSWORD)) {
            for (List<String> line : List.of(
                    List.of(url),
                    List.of("serve", url),
                    List.of("backup", url),
                    List.of("restore", url),
                    List.of("import", url),
                    List.of("--cids", url),
                    List.of("--cids=" + url),
                    List.of("--port=" + url),
                    List.of("snapshot", "list", "--snapshot-dir", url),
                    List.of("migrate", url),
                    List.of("migrate", url, url, url),
                    List.of("migrate", "--check=" + url, url, url),
                    List.of("fsck", "--" + url),
                    List.of("fsck", url, url))) {
                assertEquals(ExitCode.USAGE, said(run, line).code(), line::toString);
            }
        }
        Result more = said(run, List.of("migrate", "--check=postgresql:" + PASSWORD, "memory:a", "memory:b"));
        assertTrue(more.err().startsWith("A URL stands where none is taken."), more.err());
    }

    @Test
    void oneDatabaseUnderTwoNamesIsNotMigrated() {
        Result result = said(
                new Run(home),
                List.of("migrate", "postgresql://ann:" + PASSWORD + "@HOST/db", "postgres://bob@host:5432/db"));
        assertEquals(ExitCode.USAGE, result.code());
        assertTrue(result.err().contains("FROM and TO are both postgresql://ann@host/db;"), result.err());
    }

    @Test
    void whatGoesWithMemoryAloneIsRefusedOnAServer() {
        Run run = new Run(home).with("DATABASE_URL", "postgresql://ann:" + PASSWORD + "@host/db");
        for (List<String> line : List.of(
                List.of("--load-snapshot=a"),
                List.of("--dump-db-on-exit=x.db"),
                List.of("--recover=prefix"),
                List.of("snapshot", "restore", "a"))) {
            assertEquals(ExitCode.USAGE, said(run, line).code(), line::toString);
        }
        assertEquals(Map.of(), Contents.of(home));
    }

    @Test
    void aVariableThatIsNotThereIsSaidByName() {
        Result result = said(new Run(home), List.of("migrate", "env:NO_SUCH", "memory:" + home.resolve("m")));
        assertEquals(ExitCode.USAGE, result.code());
        assertTrue(result.err().contains("FROM is env:NO_SUCH"), result.err());
    }

    @Test
    void readOnlyInTheUrlIsReadOnly() {
        Run run = new Run(home).with("DATABASE_URL", "postgresql://ann:" + PASSWORD + "@host/db?mode=ro");
        Result shown = said(run, List.of("--show-config"));
        assertTrue(shown.out().contains("read-only     yes  (the environment: mode=ro in DATABASE_URL)"), shown.out());
        assertEquals(
                ExitCode.USAGE, said(run, List.of("--boot-cid=AAAAAAACe30")).code());
    }
}
