package dev.isomer.reliability.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.reliability.instance.Conduct.Fault;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.error.BusyException;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.testservers.DatabaseKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An instance that stands still within a write holds up the others until its time is over, and no longer. */
@Tag("property")
class StalledInstanceTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    /** What is done when an instance stands still within its first write. */
    @FunctionalInterface
    private interface Scene {
        void play(InstanceProcess still, Store store);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void othersGoOnWhenTheTimeOfOneThatStandsStillIsOver(DatabaseKind kind) {
        play(kind, SHORT, LONG, (still, store) -> {
            assertEquals(List.of(1L), write(store, "other-0-1"));

            still.run().goOn();
            still.run().tell("go on");
            still.awaitOther("refused still-0-1 ");
            assertTrue(still.awaitMore(5), () -> still.others().toString());
        });
    }

    /** What the test above sees is the limit's doing, and a killed one holds up nobody. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void othersWaitInVainWhileItsTimeIsNotOver(DatabaseKind kind) {
        play(kind, LONG, SHORT, (still, store) -> {
            assertThrows(BusyException.class, () -> write(store, "other-0-1"));

            still.kill();
            assertEquals(List.of(1L), write(store, "other-0-2"));
        });
    }

    private static List<Long> write(Store store, String token) {
        return store.write(Change.insertion(token, 1).work());
    }

    /**
     * @param writeLimit of the one that stands still
     * @param writerWait of the store
     */
    private void play(DatabaseKind kind, Duration writeLimit, Duration writerWait, Scene scene) {
        EngineProvider engine = Stores.engineOf(System.getProperty(kind.property()));
        String url = engine.temporaryUrl(folder);
        Conduct holding = new Conduct(Fault.HOLDS, 1, LONG, writeLimit);
        Ledger ledger = new Ledger();
        try (Store store = Books.open(url, StoreOptions.defaults().withWriterWait(writerWait))) {
            Books.prepare(store);
            try (InstanceProcess still = InstanceProcess.start("still", url, holding, 1, ledger)) {
                still.awaitOther("holding");
                still.run().stop();
                scene.play(still, store);
                still.kill();
            }
            ledger.compare(ledger.expectation(), Snapshot.read(store));
            assertEquals(List.of(), store.verify());
        } finally {
            engine.removeTemporary(folder);
        }
        Figures figures = ledger.figures(0, 0);
        assertTrue(figures.isSound(), figures::toString);
    }
}
