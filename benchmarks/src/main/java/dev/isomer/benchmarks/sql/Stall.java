package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long an instance that stands still within a write holds up another one: a process of its own, stopped by SIGSTOP
 * in the middle of {@code store.write}. When it goes on, it must be told that nothing of its write was kept.
 */
final class Stall {
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(2);

    private Stall() {}

    /** Measures the servers' engines and prints a table. */
    static void print(List<Place> places) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%nAn instance stopped within a write, whose limit is %d s; others wait for %d s at the most%n%n",
                WRITE_LIMIT.toSeconds(),
                StoreOptions.defaults().writerWait().toSeconds());
        System.out.println("| engine | until another's write is through, s | the stopped one, when it goes on |");
        System.out.println("| --- | --: | --- |");
        for (Place place : places) {
            print(place);
        }
    }

    private static void print(Place place) throws IOException, InterruptedException {
        try (Store store = place.open(StoreOptions.defaults().withWriteLimit(WRITE_LIMIT))) {
            store.repository(Server.TYPE).insert(Server.numbered("first-", 0, 1));
            Process stalled = start(place.url());
            try (BufferedReader said = stalled.inputReader();
                    OutputStream told = stalled.getOutputStream()) {
                require(StalledWriter.WITHIN, said.readLine());
                signal("STOP", stalled);
                long start = System.nanoTime();
                store.repository(Server.TYPE).insert(Server.numbered("another-", 0, 1));
                double seconds = (System.nanoTime() - start) / 1e9;
                signal("CONT", stalled);
                told.write('\n');
                told.flush();
                String end = said.readLine();
                if (StalledWriter.KEPT.equals(end)
                        || store.repository(Server.TYPE)
                                .find(Server.NAME, "stalled-000000")
                                .isPresent()) {
                    throw new IllegalStateException("What the stopped instance wrote was kept.");
                }
                System.out.printf(
                        Locale.ROOT, "| %s | %.2f | %s |%n", place.engine().title(), seconds, end);
            } finally {
                stalled.destroyForcibly().waitFor();
            }
        }
    }

    private static void require(String wanted, String said) {
        if (!wanted.equals(said)) {
            throw new IllegalStateException("The other instance said " + said + " instead of " + wanted + ".");
        }
    }

    private static Process start(String url) throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StalledWriter.class.getName(),
                        url,
                        String.valueOf(WRITE_LIMIT.toMillis()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("The process could not be sent SIG" + name + ".");
        }
    }
}
