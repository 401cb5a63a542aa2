package dev.isomer.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.web.command.Environment;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.task.Console;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads that a server serves may stop it at once. */
final class StopSignalTest {
    @TempDir
    private Path home;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> calls = new ArrayList<>();

    private boolean hasSaidItsAddress() {
        return err.toString(StandardCharsets.UTF_8).contains("Web ");
    }

    @Test
    void aServerListensForTheSignalBeforeItSaysItsAddress() {
        StopSignal signal = new StopSignal() {
            @Override
            public void listen() {
                calls.add("listen");
                assertFalse(hasSaidItsAddress());
            }

            @Override
            public void await() {
                calls.add("await");
                assertTrue(hasSaidItsAddress());
            }
        };
        Console console = new Console(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        ExitCode code = new Application(new Environment(Map.of(), home, "1.2.3"), console, signal)
                .run(List.of("--in-memory-db", "--port", "0"));
        assertEquals(ExitCode.OK, code);
        assertEquals(List.of("listen", "await"), calls);
    }
}
