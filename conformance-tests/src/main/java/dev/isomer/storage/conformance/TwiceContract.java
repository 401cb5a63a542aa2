package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.wrapped.FailingDriver;
import dev.isomer.storage.conformance.wrapped.Place;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.spi.TransientFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The mode for tests in which every write runs twice: rule TXN-07. */
public class TwiceContract extends Contract {
    private static final StoreOptions TWICE = StoreOptions.defaults().withWritesRunTwice(true);

    /** The topic for this engine. */
    public TwiceContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("TXN-07")
    void anEffectOutsideOfTheStoreShowsTwiceAndOneInItOnce() {
        Store store = open(Conversations.SCHEMA, TWICE);
        AtomicInteger mailsSent = new AtomicInteger();
        List<Long> ids = new ArrayList<>();
        store.write(tx -> {
            assertEquals(0, tx.count(Session.TYPE));
            ids.add(tx.insert(Conversations.session(1)).id());
            ids.add(tx.nested(nested -> nested.insert(Conversations.session(2))).id());
            assertThrowsExactly(
                    UniqueViolationException.class, () -> tx.nested(nested -> nested.insert(Conversations.session(1))));
            return mailsSent.incrementAndGet();
        });
        assertEquals(2, mailsSent.get());
        assertEquals(List.of(1L, 2L, 1L, 2L), ids);
        assertEquals(
                List.of(
                        Session.TYPE.withId(Conversations.session(1), 1),
                        Session.TYPE.withId(Conversations.session(2), 2)),
                list(store, Session.TYPE.all()));
        assertEquals(
                3,
                store.repository(Session.TYPE).insert(Conversations.session(3)).id());
    }

    @Test
    @Rule("TXN-07")
    void theResultIsThatOfTheRunThatIsKept() {
        Store store = open(Conversations.SCHEMA, TWICE);
        AtomicInteger runs = new AtomicInteger();
        assertEquals(
                "title of run 2",
                store.write(tx ->
                                tx.insert(Conversations.session(1).withTitle("title of run " + runs.incrementAndGet())))
                        .title());
        assertEquals("title of run 2", get(store, Session.TYPE, 1).orElseThrow().title());
    }

    @Test
    @Rule("TXN-07")
    void aWriteThatIsAbortedRunsTwiceAgain() {
        AtomicReference<FailingDriver> driver = new AtomicReference<>();
        Store store = open(Conversations.SCHEMA, TWICE, inner -> {
            driver.set(new FailingDriver(inner));
            return driver.get();
        });
        driver.get().failAt(Place.SEAL, 1, () -> new TransientFailure("aborted", new IllegalStateException(), false));
        AtomicInteger runs = new AtomicInteger();
        Session session = store.write(tx -> {
            runs.incrementAndGet();
            return tx.insert(Conversations.session(1));
        });
        assertEquals(4, runs.get());
        assertEquals(2, driver.get().passes(Place.SEAL));
        assertEquals(List.of(session), list(store, Session.TYPE.all()));
        assertEquals(1, session.id());
    }
}
