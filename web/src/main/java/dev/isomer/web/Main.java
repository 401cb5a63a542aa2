package dev.isomer.web;

import dev.isomer.web.command.Environment;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.http.HttpServer;
import dev.isomer.web.task.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Where the process begins and ends. */
public final class Main {
    private Main() {}

    /** Runs the application and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        if (List.of(arguments).contains("--debug")) {
            System.setProperty("org.slf4j.simpleLogger.log.dev.isomer", "debug");
        }
        prepare();
        Environment environment = new Environment(
                System.getenv(),
                Path.of(System.getProperty("isomer.home", ".")).toAbsolutePath().normalize(),
                version());
        Console console = new Console(System.out, System.err, Boolean.getBoolean("isomer.terminal"));
        ExitCode code = new Application(environment, console, new ProcessSignal()).run(List.of(arguments));
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code.number());
    }

    /** Loads, beside reading the command line, what serving needs and takes longest to load. */
    private static void prepare() {
        Thread preparing = new Thread(HttpServer::prepare, "prepare");
        preparing.setDaemon(true);
        preparing.start();
    }

    /** The version that the build wrote down. */
    static String version() {
        try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
