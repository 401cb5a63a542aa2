package dev.isomer.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.web.Run.Result;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.http.RawAnswer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs with {@code --read-only}, and of stores that cannot be opened: what is kept stays byte for byte. */
final class ReadOnlyRunsTest {
    private static final String TOKEN = "0123456789abcdef-run";

    @TempDir
    Path home;

    private Run on(String engine) {
        String place = engine.equals("sqlite") ? "sqlite:///" + home.resolve("x.db") : "memory:" + home.resolve("x");
        return new Run(home).with("DATABASE_URL", place);
    }

    private static int put(int port, String target) {
        String body = "{\"definition\":\"kept\"}";
        return RawAnswer.to(port, RawAnswer.request("PUT", target, port, body, "Content-Type: application/json"))
                .status();
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        home.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "memory"})
    void whatIsKeptIsServedAndStaysAsItIs(String engine) throws IOException {
        on(engine).until(port -> assertEquals(201, put(port, "/servers/a"))).start("--port=0");
        Map<String, String> before = files();
        Result result = on(engine)
                .until(port -> {
                    assertTrue(RawAnswer.get(port, "/servers/a").body().contains("\"kept\""));
                    assertEquals(
                            200, RawAnswer.get(port, "/", "Accept: text/html").status());
                    RawAnswer refused = RawAnswer.to(port, RawAnswer.request("DELETE", "/servers/a", port, ""));
                    assertEquals(405, refused.status());
                    assertEquals("GET, HEAD, OPTIONS", refused.header("Allow").orElse("none"));
                })
                .start("--port=0", "--read-only");
        assertEquals(ExitCode.OK, result.code(), result.err());
        assertTrue(result.err().contains("Mode     read-only: nothing is created or changed\n"), result.err());
        assertEquals(before, files());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "memory"})
    void whatIsNotThereIsNotMade(String engine) throws IOException {
        Result result = on(engine).start("--port=0", "--read-only");
        assertEquals(ExitCode.STORE, result.code(), result.err());
        assertTrue(result.err().contains("There is no store at " + home.resolve("x")), result.err());
        assertTrue(result.err().contains("start without --read-only once, which makes it."), result.err());
        assertEquals(Map.of(), files());
    }

    @Test
    void inMemoryTheBootDocumentIsServed() throws IOException {
        String document = "{\"version\":6,\"servers\":[{\"name\":\"echo\",\"definition\":\"one\"}]}";
        Files.createDirectory(home.resolve("cids"));
        Files.writeString(home.resolve("cids").resolve(Cid.of(document).toString()), document);
        Result result = new Run(home)
                .until(port -> {
                    assertEquals(200, RawAnswer.get(port, "/servers/echo").status());
                    assertEquals(405, put(port, "/servers/echo"));
                })
                .start(
                        "--in-memory-db",
                        "--read-only",
                        "--port=0",
                        "--boot-cid",
                        Cid.of(document).toString());
        assertEquals(ExitCode.OK, result.code(), result.err());
    }

    @ParameterizedTest
    @DisplayName("behaviour 10: a file of a newer version is named, with the cause, and left untouched")
    @ValueSource(strings = {"--read-only", "--debug"})
    void aFileOfANewerVersionIsLeftUntouched(String mode) throws IOException {
        on("sqlite").until(port -> {}).start("--port=0");
        try (RandomAccessFile file = new RandomAccessFile(home.resolve("x.db").toFile(), "rw")) {
            file.seek(60);
            file.writeInt(99);
        }
        Map<String, String> before = files();
        Result result = on("sqlite").start("--port=0", mode);
        assertEquals(ExitCode.STORE, result.code(), result.err());
        assertTrue(result.err().contains(home.resolve("x.db") + " has the format 99 of a newer version"), result.err());
        assertFalse(result.err().contains("Exception"), result.err());
        assertEquals(before, files());
    }

    @Test
    void aTokenOfTheEnvironmentIsAskedFor() {
        Result result = new Run(home)
                .with("VIEWER_TOKEN", TOKEN)
                .until(port -> {
                    assertEquals(401, RawAnswer.get(port, "/servers").status());
                    assertEquals(
                            200,
                            RawAnswer.get(port, "/servers", "Authorization: Bearer " + TOKEN)
                                    .status());
                })
                .start("--in-memory-db", "--port=0");
        assertEquals(ExitCode.OK, result.code(), result.err());
        assertFalse((result.err() + result.out()).contains(TOKEN), result.err());
    }
}
