package dev.isomer.web.packaged;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The application running as a process of its own, and what it says on standard error. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern WEB = Pattern.compile("Web +http://127\\.0\\.0\\.1:(\\d+)/");

    private final Process process;
    private final BufferedReader errors;
    private final List<String> said = new ArrayList<>();

    private ServerProcess(Process process) {
        this.process = process;
        this.errors = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    }

    /** Starts a command in a directory, with these variables and none of the application's own beside. */
    static ServerProcess start(Path directory, Map<String, String> variables, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("DATABASE_URL");
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(variables);
        try {
            return new ServerProcess(builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The command that runs the application's class with these arguments on the JVM of this test. */
    static List<String> command(String classPath, List<String> jvmOptions, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-XX:-UsePerfData", "-XX:+UnlockDiagnosticVMOptions"));
        command.addAll(List.of("-XX:-DumpPrivateMappingsInCore", "-XX:-DumpSharedMappingsInCore"));
        // A process that lives for seconds is over before optimized code pays for itself.
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath));
        command.add("dev.isomer.web.Main");
        command.addAll(List.of(arguments));
        return command;
    }

    /** Reads what is said until the address is, and returns its port. */
    int port() {
        String line;
        while ((line = nextLine()) != null) {
            Matcher matcher = WEB.matcher(line);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        throw new AssertionError("It ended without serving: " + said);
    }

    /** Asks it to stop, as a terminal or a supervisor does. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for its end, and returns its exit code. */
    int exitCode() {
        while (nextLine() != null) {
            // Reads on, so that it is never kept from ending by what it says.
        }
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("It does not end: " + said);
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return process.exitValue();
    }

    /** All that it said so far. */
    String said() {
        return String.join("\n", said);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    private @Nullable String nextLine() {
        try {
            String line = errors.readLine();
            if (line != null) {
                said.add(line);
            }
            return line;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
