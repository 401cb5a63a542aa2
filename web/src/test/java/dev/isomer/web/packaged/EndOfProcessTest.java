package dev.isomer.web.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.web.http.RawAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the process ends: while a request is under way, when its disk is full, and where it cannot begin. */
final class EndOfProcessTest {
    private static final Map<String, String> VARIABLES = Map.of("LC_ALL", "C.UTF-8");

    @TempDir
    Path directory;

    private static List<String> command(List<String> jvmOptions, String... arguments) {
        List<String> options = new ArrayList<>(List.of("-Dstderr.encoding=UTF-8", "-Dsun.stderr.encoding=UTF-8"));
        options.addAll(jvmOptions);
        return ServerProcess.command(System.getProperty("java.class.path"), options, arguments);
    }

    @Test
    @DisplayName(
            "behaviour 7: a request under way when the signal comes is finished, new ones get 503, and streams end")
    void aRequestUnderWayIsFinished() throws IOException {
        List<String> command = command(List.of(), "--in-memory-db", "--port", "0");
        try (ServerProcess server = ServerProcess.start(directory, VARIABLES, command)) {
            int port = server.port();
            // What refuses is loaded once before, so that refusing is quick on a slow machine, too.
            assertEquals(404, RawAnswer.get(port, "/nothing").status());
            String body = "{\"definition\":\"slow\"}";
            String whole = RawAnswer.request(
                    "PUT", "/servers/slow", port, body, "Content-Type: application/json", "Expect: 100-continue");
            try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), port);
                    Socket stream = new Socket(InetAddress.getLoopbackAddress(), port)) {
                slow.setSoTimeout(60_000);
                stream.setSoTimeout(60_000);
                stream.getOutputStream()
                        .write(RawAnswer.request("GET", "/events", port, "").getBytes(StandardCharsets.US_ASCII));
                String ok = "HTTP/1.1 200 OK";
                assertEquals(
                        ok, new String(stream.getInputStream().readNBytes(ok.length()), StandardCharsets.US_ASCII));
                slow.getOutputStream()
                        .write(whole.substring(0, whole.length() - body.length())
                                .getBytes(StandardCharsets.US_ASCII));
                String goOn = "HTTP/1.1 100 Continue\r\n\r\n";
                assertEquals(
                        goOn, new String(slow.getInputStream().readNBytes(goOn.length()), StandardCharsets.US_ASCII));
                server.terminate();
                RawAnswer turnedAway = RawAnswer.get(port, "/readyz");
                while (turnedAway.status() == 200) {
                    turnedAway = RawAnswer.get(port, "/readyz");
                }
                assertEquals(503, turnedAway.status());
                assertEquals("1", turnedAway.header("Retry-After").orElse("none"));
                slow.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
                assertEquals(201, RawAnswer.read(slow).status());
                stream.getInputStream().readAllBytes();
            }
            assertEquals(0, server.exitCode(), server.said());
        }
    }

    @Test
    @DisplayName("behaviour 8: a dump that finds the disk full leaves the old file")
    void aDumpThatFindsTheDiskFullLeavesTheOldFile() throws IOException {
        Path file = Files.writeString(directory.resolve("dump.db"), "the old file");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 4096 && exec \"$@\"", "sh"));
        command.addAll(command(List.of(), "--in-memory-db", "--port", "0", "--replace", "--dump-db-on-exit=" + file));
        try (ServerProcess server = ServerProcess.start(directory, VARIABLES, command)) {
            int port = server.port();
            String body = "{\"definition\":\"" + "x".repeat(2_000_000) + "\"}";
            for (String name : List.of("a", "b", "c")) {
                String target = "/variables/" + name;
                String put = RawAnswer.request("PUT", target, port, body, "Content-Type: application/json");
                assertEquals(201, RawAnswer.to(port, put).status());
            }
            server.terminate();
            assertEquals(1, server.exitCode(), server.said());
            assertFalse(server.said().contains("Dumped to") || server.said().contains("\tat "), server.said());
        }
        assertEquals("the old file", Files.readString(file));
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    @DisplayName("behaviour 9: where SQLite's library cannot be unpacked, it is said what to set, with exit code 3")
    void whereTheLibraryCannotBeUnpackedItIsSaidWhatToSet() throws IOException {
        Path notAFolder = Files.writeString(directory.resolve("file"), "");
        List<String> command = command(List.of("-Dorg.sqlite.tmpdir=" + notAFolder), "--port", "0");
        try (ServerProcess server = ServerProcess.start(directory, VARIABLES, command)) {
            assertEquals(3, server.exitCode(), server.said());
            assertTrue(server.said().contains("-Dorg.sqlite.tmpdir=FOLDER"), server.said());
            assertFalse(server.said().contains("\tat "), server.said());
        }
    }
}
