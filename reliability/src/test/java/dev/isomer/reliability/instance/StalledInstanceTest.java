package dev.isomer.reliability.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.reliability.instance.Conduct.Fault;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.testservers.DatabaseKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
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

    /** Two instances, of which the first is within a write. */
    private record Pair(Store store, Ledger ledger, InstanceProcess still, InstanceProcess other) {}

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void othersGoOnWhenTheTimeOfOneThatStandsStillIsOver(DatabaseKind kind) {
        run(kind, new Conduct(Fault.HOLDS, 1, LONG, SHORT), new Conduct(Fault.NONE, 2, LONG, LONG), pair -> {
            pair.still().run().stop();
            assertTrue(pair.other().awaitMore(5));

            pair.still().run().goOn();
            pair.still().run().tell("go on");
            pair.still().awaitOther("refused " + pair.still().name() + "-0-1 ");
            assertTrue(pair.still().awaitMore(5), () -> pair.still().others().toString());
        });
    }

    /** What the test above sees is the limit's doing. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void othersWaitInVainWhileItsTimeIsNotOver(DatabaseKind kind) {
        run(kind, new Conduct(Fault.HOLDS, 1, LONG, LONG), new Conduct(Fault.NONE, 1, SHORT, LONG), pair -> {
            pair.still().run().stop();
            pair.other().awaitOther("BusyException");

            pair.still().kill();
            assertTrue(pair.other().awaitMore(5));
        });
    }

    private static EngineProvider engine(DatabaseKind kind) {
        return Stores.engineOf(System.getProperty(kind.property()));
    }

    private void run(DatabaseKind kind, Conduct still, Conduct other, Consumer<Pair> test) {
        String url = engine(kind).temporaryUrl(folder);
        Ledger ledger = new Ledger();
        try (Store store = Books.open(url, StoreOptions.defaults())) {
            Books.prepare(store);
            try (InstanceProcess first = InstanceProcess.start("still", url, still, 1, ledger)) {
                first.awaitOther("holding");
                try (InstanceProcess second = InstanceProcess.start("other", url, other, 2, ledger)) {
                    second.awaitOther("opened");
                    test.accept(new Pair(store, ledger, first, second));
                    second.end();
                }
                first.kill();
            }
            ledger.compare(ledger.expectation(), Snapshot.read(store));
            assertEquals(List.of(), store.verify());
        } finally {
            engine(kind).removeTemporary(folder);
        }
        Figures figures = ledger.figures(0, 0);
        assertTrue(figures.isSound(), figures::toString);
    }
}
