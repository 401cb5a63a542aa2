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
import java.util.concurrent.CountDownLatch;

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
        ExitCode code = new Application(environment, console, Main::awaitSignal).run(List.of(arguments));
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

    /**
     * Waits for SIGINT or SIGTERM. The JVM answers both by running its shutdown hooks; ours lets the application go on
     * to its own end, which ends the process with its exit code, and so never returns before.
     */
    private static void awaitSignal() {
        CountDownLatch signalled = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            signalled.countDown();
                            awaitUninterruptibly(new CountDownLatch(1));
                        },
                        "stop"));
        awaitUninterruptibly(signalled);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException ignored) {
                // Only a signal ends the wait.
            }
        }
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
