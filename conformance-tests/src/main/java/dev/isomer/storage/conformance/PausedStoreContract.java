package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.wrapped.Place;
import dev.isomer.storage.error.StoreClosedException;
import dev.isomer.storage.error.UnsupportedFeatureException;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A close and a fork that stand still, and others that go on: rules WAI. */
@Tag("concurrency")
public class PausedStoreContract extends PauseTopic {
    /** The topic for this engine. */
    public PausedStoreContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("WAI-04")
    void whileTheDatabaseIsLetGoOfEverythingIsRefusedAtOnce() {
        Paused paused = paused();
        Store store = paused.store();
        Stop stop = paused.stopAt(Place.CLOSE);
        try (Script script = script(store)) {
            Future<Boolean> closer = script.starts(() -> close(store));
            stop.untilReached();
            assertThrowsExactly(
                    StoreClosedException.class, () -> script.beside(() -> store.read(AnomalyTopic::values)));
            assertThrowsExactly(StoreClosedException.class, () -> script.beside(() -> change(store, true)));
            assertThrowsExactly(StoreClosedException.class, () -> script.beside(store::verify));
            Future<Boolean> again = script.starts(() -> close(store));
            stop.letGo();
            assertTrue(Threads.result(closer) && Threads.result(again));
        }
    }

    private static boolean close(Store store) {
        store.close();
        return true;
    }

    @Test
    @Rule("WAI-05")
    void whileAForkIsMadeReadsAndWritesGoOn() {
        Paused paused = paused();
        Store store = paused.store();
        if (!isForked(store)) {
            assertThrowsExactly(UnsupportedFeatureException.class, store::fork);
            return;
        }
        Stop stop = paused.stopAt(Place.FORK);
        try (Script script = script(store)) {
            Future<Store> fork = script.starts(store::fork);
            stop.untilReached();
            assertEquals(1, script.beside(() -> change(store, true)).intValue());
            assertEquals(List.of(11, 30), script.beside(() -> store.read(AnomalyTopic::values)));
            stop.letGo();
            assertEquals(List.of(11, 30), track(Threads.result(fork)).read(AnomalyTopic::values));
        }
    }
}
