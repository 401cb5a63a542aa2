package dev.isomer.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client sends never starts a line of the log, nor moves the cursor of who reads it. */
final class LoggedLinesTest {
    private static final List<String> TARGETS = List.of(
            "/fails?a=1%0d%0aINFO%20forged",
            "/fails?a=%0aINFO%20forged",
            "/fails?%1b%5b2Jcleared",
            "/fails?a=%c2%85forged",
            "/fails?a=%e2%80%a8forged",
            "/fails?%00",
            "/items/a%0d%0aforged");

    @TempDir
    Path folder;

    /** A server in a process of its own, which logs every request and fails where it is asked to. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("org.slf4j.simpleLogger.log.dev.isomer.web.requests", "debug");
        try (HttpServer server = EchoServer.start()) {
            System.out.println(server.port());
            assertEquals(-1, System.in.read());
        }
    }

    @Test
    void everyRequestIsOneLineOfPlainCharacters() throws Exception {
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoggedLinesTest.class.getName())
                .redirectError(log.toFile())
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        int port = Integer.parseInt(said.readLine());
        for (String target : TARGETS) {
            RawAnswer.get(port, target, "User-Agent: a\u0009b", "X-Request-Id: a b");
            assertEquals(400, RawAnswer.get(port, target, "X-Word: \u001b[2J").status());
        }
        process.getOutputStream().close();
        process.waitFor();
        List<String> lines = Files.readAllLines(log).stream()
                .filter(line -> line.contains("dev.isomer.web.requests"))
                .toList();
        long failures = lines.stream().filter(line -> line.contains(" ERROR ")).count();
        assertEquals(6, failures, () -> String.join("\n", lines));
        String all = Files.readString(log);
        assertTrue(all.lines().noneMatch(line -> line.startsWith("INFO forged") || line.startsWith("forged")), all);
        assertTrue(all.chars().allMatch(c -> c == '\n' || c == '\t' || c >= ' ' && c < 0x7f), all);
    }
}
