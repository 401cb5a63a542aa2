package dev.isomer.storage.conformance;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Audit;
import dev.isomer.storage.conformance.fixture.Audits;
import dev.isomer.storage.conformance.wrapped.FailingDriver;
import dev.isomer.storage.conformance.wrapped.Place;
import dev.isomer.storage.model.Capability;
import java.util.concurrent.atomic.AtomicReference;

/** What the topics of pauses begin with: a store whose driver stands still where it is told to. */
abstract class PauseTopic extends AnomalyTopic {
    PauseTopic(TestedEngine engine) {
        super(engine);
    }

    /** A store of the two rows, 10 and 20, whose next thread to come to a place stands still there. */
    record Paused(Store store, FailingDriver driver) {
        Stop stopAt(Place place) {
            Stop stop = new Stop();
            driver.runAt(place, stop);
            return stop;
        }
    }

    final Paused paused() {
        AtomicReference<FailingDriver> made = new AtomicReference<>();
        Store store = open(Audits.SCHEMA, StoreOptions.defaults(), inner -> {
            made.set(new FailingDriver(inner));
            return made.get();
        });
        store.write(tx -> {
            add(tx, 10);
            return add(tx, 20);
        });
        return new Paused(store, made.get());
    }

    static boolean isForked(Store store) {
        return store.capabilities().contains(Capability.FORK);
    }

    /** Changes everything and passes every place of a write; then ends it as told. */
    static int change(Store store, boolean commit) {
        return store.write(tx -> {
            add(tx, 30);
            tx.nested(nested -> set(tx, 1, 11));
            tx.delete(Audit.TYPE, 2);
            if (!commit) {
                throw new IllegalStateException("undo");
            }
            return 1;
        });
    }
}
