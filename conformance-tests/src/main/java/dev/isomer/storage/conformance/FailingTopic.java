package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.wrapped.FailingDriver;
import dev.isomer.storage.spi.TransientFailure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What the topics of failures begin with: a store whose driver fails when it is told to. */
abstract class FailingTopic extends Contract {
    static final int UNBOUNDED = Integer.MAX_VALUE;

    FailingTopic(TestedEngine engine) {
        super(engine);
    }

    /** A store whose driver fails where it is told to. */
    record Failing(Store store, FailingDriver driver) {}

    /** A store of one session. */
    final Failing failing() {
        AtomicReference<FailingDriver> made = new AtomicReference<>();
        Store store = open(Conversations.SCHEMA, StoreOptions.defaults(), inner -> {
            made.set(new FailingDriver(inner));
            return made.get();
        });
        store.write(tx -> tx.insert(Conversations.session(1)));
        return new Failing(store, made.get());
    }

    /** A failure that no engine foresees. */
    static Supplier<RuntimeException> disk() {
        return () -> new IllegalStateException("the disk is gone");
    }

    /** A transaction that the database aborts. */
    static Supplier<RuntimeException> aborted() {
        return () -> new TransientFailure("aborted", new IllegalStateException("by another"), false);
    }

    static void assertOnlyTheFirstSession(Store store) {
        assertEquals(
                List.of(Session.TYPE.withId(Conversations.session(1), 1)),
                store.read(tx -> tx.list(Session.TYPE.all())));
        assertEquals(Optional.empty(), store.read(tx -> tx.find(Session.NAME, "session-2")));
    }
}
