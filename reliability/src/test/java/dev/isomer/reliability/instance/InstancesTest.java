package dev.isomer.reliability.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.reliability.instance.Conduct.Fault;
import dev.isomer.storage.Stores;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.testservers.DatabaseKind;
import dev.isomer.testservers.DatabaseServer;
import dev.isomer.testservers.DatabaseServer.Durability;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Instances on one database lose nothing that was acknowledged, whichever of them is killed, or the server; and the
 * same checks see what is lost by a server that forces nothing, by an instance that acknowledges early, and by an
 * engine whose writers do not take turns. For more: {@code -Dinstances.kills=30}, or for some time
 * {@code -Dinstances.seconds=120}, and {@code -Dinstances.seed=7}.
 */
@Tag("property")
class InstancesTest {
    private static final long SEED = Long.getLong("instances.seed", 1);
    private static final int KILLS = Integer.getInteger("instances.kills", 3);
    private static final long SECONDS = Long.getLong("instances.seconds", 0);
    private static final int MOST_MILLIS = 300;
    private static final int LONG_MILLIS = 2_000;
    private static final int KILLS_OF_CONTROLS = 3;
    private static final int WRITES_OF_CONTROLS = 100;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void killsOfInstancesAndOfTheServerLoseNothingThatWasAcknowledged(DatabaseKind kind) {
        try (DatabaseServer server = DatabaseServer.launch(kind, Durability.FORCED);
                InstanceKills kills = new InstanceKills(server.url(), server.url(), Conduct.SOUND, SEED)) {
            if (SECONDS > 0) {
                killFor(SECONDS / 2, kills);
                kills.killServer(() -> restart(server));
                killFor(SECONDS - SECONDS / 2, kills);
            } else {
                kill(KILLS / 2, kills);
                kills.killServer(() -> restart(server));
                kill(KILLS - KILLS / 2, kills);
            }
            Figures figures = kills.end();

            System.out.println(Figures.HEADING + "\n" + figures.row(kind));
            assertTrue(figures.isSound(), figures::toString);
            assertEquals(1, figures.serverKilled());
        }
    }

    private static void kill(int times, InstanceKills kills) {
        for (int i = 0; i < times; i++) {
            kills.killInstance(0, MOST_MILLIS);
        }
    }

    private static void killFor(long seconds, InstanceKills kills) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() - end < 0) {
            kills.killInstance(LONG_MILLIS, 2 * LONG_MILLIS);
        }
    }

    private static void restart(DatabaseServer server) {
        server.kill();
        server.start();
    }

    /** PostgreSQL alone: where the fixture keeps its data, the log of MariaDB is written as memory is. */
    @Test
    void aKilledServerThatForcesNothingIsSeenToLose() {
        try (DatabaseServer server = DatabaseServer.launch(DatabaseKind.POSTGRESQL, Durability.NONE);
                InstanceKills kills = new InstanceKills(server.url(), server.url(), Conduct.SOUND, SEED)) {
            for (int i = 0; i < KILLS_OF_CONTROLS; i++) {
                kills.killServer(() -> restart(server));
            }
            assertIsFound("PostgreSQL that forces nothing", kills.end());
        }
    }

    @Test
    void anInstanceThatAcknowledgesEarlyIsSeenToLose() {
        onSharedServer(DatabaseKind.MARIADB, "", Conduct.SOUND.with(Fault.ACKNOWLEDGES_EARLY), kills -> {
            kills.killInstance(0, MOST_MILLIS);
            Figures figures = kills.end();

            assertIsFound("MariaDB by instances that acknowledge early", figures);
            assertTrue(figures.lost() > 0, figures::toString);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void writersThatDoNotTakeTurnsAreSeenToGoWrong(DatabaseKind kind) {
        onSharedServer(kind, UnlockedEngine.PREFIX, Conduct.SOUND, kills -> {
            kills.letWrite(WRITES_OF_CONTROLS);

            assertIsFound(kind + " without a lock", kills.end());
        });
    }

    private void onSharedServer(DatabaseKind kind, String prefix, Conduct conduct, Consumer<InstanceKills> test) {
        EngineProvider engine = Stores.engineOf(System.getProperty(kind.property()));
        String url = engine.temporaryUrl(folder);
        try {
            try (InstanceKills kills = new InstanceKills(url, prefix + url, conduct, SEED)) {
                test.accept(kills);
            }
        } finally {
            engine.removeTemporary(folder);
        }
    }

    private static void assertIsFound(String what, Figures figures) {
        System.out.println("Instances on " + what + ": " + figures);
        assertFalse(figures.isSound(), figures::toString);
    }
}
