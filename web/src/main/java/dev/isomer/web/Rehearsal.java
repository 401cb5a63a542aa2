package dev.isomer.web;

import dev.isomer.web.command.Environment;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.page.Assets;
import dev.isomer.web.task.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Starts the application in memory, looks at its pages once, and stops: run by the build, so that the archive of
 * classes holds those that a real start loads.
 */
public final class Rehearsal {
    private static final List<String> PAGES =
            List.of("", "servers", Assets.address("isomer.css").substring(1), "AAAAAAAFaGVsbG8.txt", "no");

    private Rehearsal() {}

    /** Rehearses; the exit code is the application's. */
    public static void main(String[] arguments) {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        Path home =
                Path.of(System.getProperty("isomer.home", ".")).toAbsolutePath().normalize();
        AtomicReference<String> address = new AtomicReference<>("");
        PrintStream listening = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                if (line.startsWith("Web ")) {
                    address.set(line.substring(4).strip());
                }
            }
        };
        ExitCode code = new Application(
                        new Environment(Map.of(), home, Main.version()),
                        new Console(listening, listening, false),
                        () -> look(Objects.requireNonNull(address.get(), "the banner comes first")))
                .run(List.of("--in-memory-db", "--port", "0"));
        if (code != ExitCode.OK) {
            throw new IllegalStateException("The rehearsal ended with " + code + ".");
        }
    }

    private static void look(String address) {
        try {
            for (String page : PAGES) {
                URLConnection connection = URI.create(address + page).toURL().openConnection();
                connection.setRequestProperty("Accept", "text/html");
                if (!page.equals("no")) {
                    try (var in = connection.getInputStream()) {
                        in.readAllBytes();
                    }
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
