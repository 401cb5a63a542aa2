package dev.isomer.web.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.web.http.RawAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as a process: its exit codes, and that it says things once and in words. */
final class ProcessTest {
    @TempDir
    Path directory;

    @Test
    void aSignalEndsItWithZero() {
        try (ServerProcess server = start("--in-memory-db", "--port", "0")) {
            int port = server.port();
            assertEquals(200, RawAnswer.get(port, "/healthz").status());
            server.terminate();
            assertEquals(0, server.exitCode(), server.said());
            assertTrue(server.said().endsWith("Stopping."), server.said());
        }
    }

    @Test
    void aTakenPortEndsItWithFourAndOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                ServerProcess server = start("--in-memory-db", "--port", "" + taken.getLocalPort())) {
            assertEquals(4, server.exitCode());
            assertTrue(server.said().contains("Port " + taken.getLocalPort() + " is already in use."), server.said());
            assertFalse(server.said().contains("Exception"), server.said());
        }
    }

    @Test
    void aWrongFlagEndsItWithTwo() {
        try (ServerProcess server = start("--in-memory-bd")) {
            assertEquals(2, server.exitCode());
            assertEquals(
                    "There is no option or argument “--in-memory-bd”. Did you mean --in-memory-db?\n"
                            + "Try './run.sh --help'.",
                    server.said());
        }
    }

    @Test
    void aHeapThatCannotHoldTheLimitIsRefusedBeforeAnythingElse() {
        List<String> command = ServerProcess.command(
                System.getProperty("java.class.path"), List.of(), "--in-memory-db", "--port", "0");
        List<String> small = command.stream()
                .map(part -> part.equals("-Xmx384m") ? "-Xmx128m" : part)
                .toList();
        try (ServerProcess server = ServerProcess.start(directory, Map.of(), small)) {
            assertEquals(2, server.exitCode());
            assertTrue(server.said().contains("ISOMER_HEAP=512m"), server.said());
        }
    }

    @Test
    void oneProcessHasADataFolderAndWhatItKeptOutlivesIt() {
        Map<String, String> variables = Map.of("DATABASE_URL", "memory:data", "LC_ALL", "C.UTF-8");
        try (ServerProcess first = start(variables, "--port", "0")) {
            int port = first.port();
            String put = RawAnswer.request(
                    "PUT", "/servers/kept", port, "{\"definition\":\"x\"}", "Content-Type: application/json");
            assertEquals(201, RawAnswer.to(port, put).status());
            try (ServerProcess second = start(variables, "--port", "0")) {
                assertEquals(3, second.exitCode());
                assertTrue(
                        second.said().contains(directory.resolve("data") + " is open already, in this or in another"),
                        second.said());
            }
            assertEquals(200, RawAnswer.get(port, "/servers/kept").status());
            first.handle().destroyForcibly();
            assertEquals(137, first.exitCode());
        }
        try (ServerProcess again = start(variables, "--port", "0")) {
            int port = again.port();
            assertEquals(200, RawAnswer.get(port, "/servers/kept").status());
            again.terminate();
            assertEquals(0, again.exitCode(), again.said());
            assertTrue(again.said().contains(", 1 server, "), again.said());
        }
    }

    private ServerProcess start(String... arguments) {
        return start(Map.of("LC_ALL", "C.UTF-8"), arguments);
    }

    private ServerProcess start(Map<String, String> variables, String... arguments) {
        return ServerProcess.start(
                directory,
                variables,
                ServerProcess.command(
                        System.getProperty("java.class.path"),
                        List.of("-Dstderr.encoding=UTF-8", "-Dsun.stderr.encoding=UTF-8"),
                        arguments));
    }
}
