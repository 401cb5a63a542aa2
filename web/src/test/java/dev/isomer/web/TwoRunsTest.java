package dev.isomer.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.storage.Stores;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.web.Run.Result;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.http.RawAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two runs that start at once on one database which is not there yet. */
final class TwoRunsTest {
    private static final int ROUNDS = 4;
    private static final String DOCUMENT = "{\"version\":6,\"servers\":[{\"name\":\"echo\",\"definition\":\"one\"}]}";

    @TempDir
    private Path home;

    /** Those whose database two runs can have open. */
    static List<EngineProvider> engines() {
        return Stores.engines().stream()
                .filter(engine -> !engine.scheme().equals("memory"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void bothServeAndOneImports(EngineProvider engine) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Path folder = Files.createDirectory(home.resolve("round-" + round));
            try {
                List<Result> results = both(folder, engine.temporaryUrl(folder));
                for (Result result : results) {
                    assertEquals(ExitCode.OK, result.code(), result.err());
                }
                assertEquals(1, count(results, "Imported 1 servers."), results::toString);
                assertEquals(1, count(results, "was imported into this store on "), results::toString);
            } finally {
                engine.removeTemporary(folder);
            }
        }
    }

    private static long count(List<Result> results, String words) {
        return results.stream().filter(result -> result.err().contains(words)).count();
    }

    private static List<Result> both(Path folder, String url) throws Exception {
        Cid cid = Cid.of(DOCUMENT);
        write(folder, cid);
        CyclicBarrier start = new CyclicBarrier(2);
        CyclicBarrier serving = new CyclicBarrier(2);
        Callable<Result> run = () -> {
            start.await(1, TimeUnit.MINUTES);
            return new Run(folder)
                    .with("DATABASE_URL", url)
                    .until(port -> {
                        assertTrue(RawAnswer.get(port, "/servers/echo").body().contains("\"one\""));
                        meet(serving);
                    })
                    .start("--port=0", "--boot-cid", cid.toString());
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Result>> both = List.of(threads.submit(run), threads.submit(run));
            return List.of(both.get(0).get(), both.get(1).get());
        } finally {
            threads.shutdownNow();
        }
    }

    private static void write(Path folder, Cid cid) throws IOException {
        Files.createDirectories(folder.resolve("cids"));
        Files.writeString(folder.resolve("cids").resolve(cid.toString()), DOCUMENT);
    }

    /** Waits until the other serves too. */
    private static void meet(CyclicBarrier serving) {
        try {
            serving.await(1, TimeUnit.MINUTES);
        } catch (Exception failed) {
            throw new AssertionError("The other run does not serve.", failed);
        }
    }
}
