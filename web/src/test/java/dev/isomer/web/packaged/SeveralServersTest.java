package dev.isomer.web.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.testservers.DatabaseKind;
import dev.isomer.testservers.DatabaseServer;
import dev.isomer.testservers.DatabaseServer.Durability;
import dev.isomer.web.http.RawAnswer;
import dev.isomer.web.packaged.WritingClient.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two servers on one database, each with a client: one is killed, then the database, and what was answered holds. */
final class SeveralServersTest {
    private static final int SOME = 10;

    @TempDir
    private Path directory;

    private ServerProcess start(DatabaseServer database) {
        List<String> options = List.of("-Dstderr.encoding=UTF-8", "-Dsun.stderr.encoding=UTF-8");
        return ServerProcess.start(
                directory,
                Map.of("LC_ALL", "C.UTF-8", "DATABASE_URL", database.url()),
                ServerProcess.command(System.getProperty("java.class.path"), options, "--port", "0"));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void whatWasAnsweredHoldsWhicheverIsKilled(DatabaseKind kind) {
        try (DatabaseServer database = DatabaseServer.launch(kind, Durability.FORCED);
                ServerProcess killed = start(database);
                ServerProcess first = start(database)) {
            WritingClient ofKilled = new WritingClient("a", killed.port());
            int firstPort = first.port();
            WritingClient ofFirst = new WritingClient("b", firstPort);
            ofKilled.awaitMore(SOME);

            killed.close();
            ofFirst.awaitMore(SOME);
            try (ServerProcess second = start(database)) {
                int secondPort = second.port();
                WritingClient ofSecond = new WritingClient("c", secondPort);
                ofSecond.awaitMore(SOME);

                database.kill();
                database.start();
                ofFirst.awaitMore(SOME);
                ofSecond.awaitMore(SOME);

                assertHolds(ofKilled.end(), firstPort);
                assertHolds(ofFirst.end(), secondPort);
                assertHolds(ofSecond.end(), firstPort);
                second.terminate();
                assertEquals(0, second.exitCode(), second::said);
            }
            first.terminate();
            assertEquals(0, first.exitCode(), first::said);
        }
    }

    /** Looks by a server, which may be another than the one that answered. */
    private static void assertHolds(Map<String, Outcome> outcomes, int port) {
        outcomes.values().removeIf(outcome -> outcome == Outcome.EITHER);
        Map<String, Outcome> found = new TreeMap<>();
        outcomes.keySet().forEach(target -> {
            RawAnswer answer = RawAnswer.get(port, target, "Accept: application/json");
            boolean isThere = answer.status() == 200 && answer.body().contains("\"" + target + "\"");
            found.put(target, isThere ? Outcome.THERE : answer.status() == 404 ? Outcome.GONE : Outcome.EITHER);
        });
        assertEquals(outcomes, found);
    }
}
