package dev.isomer.reliability.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands of the operating system. */
public final class Command {
    private static final long MOST_SECONDS = 60;

    private Command() {}

    /**
     * Runs a command to its end.
     *
     * @return what it printed
     * @throws IllegalStateException if it does not end with 0, with what it printed
     */
    public static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " failed: " + printed.strip());
            }
            return printed;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(String.join(" ", command) + " was interrupted.", stopped);
        }
    }

    /** Runs a command as root: this process is, or {@code sudo} needs no password. */
    public static String asRoot(String... command) {
        if (System.getProperty("user.name").equals("root")) {
            return run(command);
        }
        List<String> withSudo = new ArrayList<>(List.of("sudo", "-n"));
        withSudo.addAll(List.of(command));
        return run(withSudo.toArray(String[]::new));
    }
}
