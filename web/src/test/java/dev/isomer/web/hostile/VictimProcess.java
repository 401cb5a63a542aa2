package dev.isomer.web.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A {@link Victim} that runs. */
final class VictimProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;
    private final PrintStream orders;
    private final int port;

    /**
     * Starts one.
     *
     * @param log the file for its standard error
     */
    VictimProcess(Path log) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName());
        try {
            this.process =
                    new ProcessBuilder(command).redirectError(log.toFile()).start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.port = Integer.parseInt(line());
    }

    int port() {
        return port;
    }

    /** What it uses now. */
    Use use() {
        return ordered("use");
    }

    /** Has it lose memory, threads and files; returns what it uses then. */
    Use leak() {
        return ordered("leak");
    }

    private Use ordered(String order) {
        orders.println(order);
        return Use.read(line());
    }

    private String line() {
        try {
            String line = said.readLine();
            if (line == null) {
                throw new AssertionError("The server has ended, with " + process.waitFor() + ".");
            }
            return line;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
