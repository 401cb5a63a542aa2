package dev.isomer.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A command that runs as a process of its own; what it reports goes to a file, its progress is read line by line. */
final class VerifyProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader progress;
    private final Path report;
    private final StringBuilder said = new StringBuilder();

    private VerifyProcess(Process process, Path report) {
        this.process = process;
        this.progress = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        this.report = report;
    }

    static VerifyProcess start(Path folder, Map<String, String> variables, List<String> command) {
        try {
            Path report = Files.createTempFile(folder, "out", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(report.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL_OPTIONS"));
            builder.environment().putAll(variables);
            return new VerifyProcess(builder.start(), report);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The packaged kit with these arguments, on the JVM of this test, with its temporary files in a folder. */
    static VerifyProcess jar(Path folder, Path temporary, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Djava.io.tmpdir=" + temporary,
                "-Disomer.temporary=" + temporary,
                "-jar",
                Path.of("target", "verify.jar").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return start(folder, Map.of(), command);
    }

    /** The next line of progress, or null at its end. */
    @Nullable
    String nextLine() {
        try {
            String line = progress.readLine();
            if (line != null) {
                said.append(line).append('\n');
            }
            return line;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Asks it to stop, as a terminal or a supervisor does. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for its end; its exit code. */
    int exitCode() {
        while (nextLine() != null) {
            // Reads on, so that it is never kept from ending by what it says.
        }
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("It does not end: " + said);
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return process.exitValue();
    }

    /** All progress that was read. */
    String said() {
        return said.toString();
    }

    /** What it printed so far. */
    String report() {
        try {
            return Files.readString(report);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
