package dev.isomer.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a failure, in a process of its own, whose standard error is the log. */
final class FailureLogTest {
    @TempDir
    Path folder;

    @Test
    void theLineOfAFailureNamesTheRequest() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FailingServer.class.getName(),
                        "X-Request-Id: the-one-that-fails")
                .redirectError(log.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertEquals("500", out.strip());
        String line = Files.readAllLines(log).stream()
                .filter(each -> each.contains("dev.isomer.web.requests"))
                .findFirst()
                .orElse("none");
        assertTrue(
                line.endsWith("ERROR dev.isomer.web.requests - Request the-one-that-fails failed: GET /fails"), line);
    }
}
