package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.conformance.wrapped.Place;
import dev.isomer.storage.error.BusyException;
import dev.isomer.storage.error.ConflictException;
import dev.isomer.storage.error.UnsupportedFeatureException;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.TransientFailure;
import dev.isomer.storage.spi.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a transaction that the database aborts or puts off: rules TXN. */
public class RetryContract extends FailingTopic {
    /** The topic for this engine. */
    public RetryContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @CountsRuns
    @Rule("TXN-10")
    void aWriteThatTheDatabaseAbortsRunsAgainAsAWhole() {
        for (Place place : List.of(Place.WRITE, Place.GET, Place.INSERT, Place.MARK, Place.SEAL)) {
            Failing failing = failing();
            failing.driver().failAt(place, 2, aborted());
            AtomicInteger runs = new AtomicInteger();
            Session second = failing.store().write(tx -> {
                runs.incrementAndGet();
                assertEquals(1, tx.count(Session.TYPE));
                Session inserted = tx.insert(Conversations.session(2));
                tx.get(Session.TYPE, 1);
                return tx.nested(nested -> nested.update(inserted.withTitle("changed")));
            });
            assertEquals(place == Place.WRITE ? 1 : 3, runs.get(), place::name);
            assertEquals(2, second.id());
            assertEquals(2, failing.store().repository(Session.TYPE).count());
        }
    }

    @Test
    @CountsRuns
    @Rule("TXN-10")
    void aWriteThatIsAbortedOnlyAtItsEndRunsAgainToo() {
        for (boolean throwsItself : new boolean[] {false, true}) {
            AtomicInteger runs = new AtomicInteger();
            Store store = open(Conversations.SCHEMA, StoreOptions.defaults(), AbortedAtTheEnd::new);
            Session inserted = store.write(tx -> {
                Session session = tx.insert(Conversations.session(1));
                if (runs.incrementAndGet() == 1 && throwsItself) {
                    throw new IllegalStateException("because of what is not kept");
                }
                return session;
            });
            assertEquals(2, runs.get());
            assertEquals(1, inserted.id());
            assertOnlyTheFirstSession(store);
        }
    }

    /** A driver that keeps nothing of its first write, and says so last of all. */
    private static final class AbortedAtTheEnd extends ForwardingDriver {
        private boolean hasAborted;

        AbortedAtTheEnd(Driver inner) {
            super(inner);
        }

        @Override
        public Writing write(Scope scope) {
            Writing writing = super.write(scope);
            if (hasAborted) {
                return writing;
            }
            hasAborted = true;
            return new ForwardingWriting(writing) {
                @Override
                public Sealed seal() {
                    super.rollback();
                    return () -> {
                        throw aborted().get();
                    };
                }

                @Override
                public void rollback() {
                    super.rollback();
                    throw aborted().get();
                }
            };
        }
    }

    @Test
    @Rule("TXN-11")
    void aWriteThatIsAbortedEachTimeIsAConflictAfterABoundedNumberOfRuns() {
        Failing failing = failing();
        failing.driver().failAt(Place.SEAL, UNBOUNDED, aborted());
        AtomicInteger runs = new AtomicInteger();
        assertThrowsExactly(
                ConflictException.class,
                () -> failing.store().write(tx -> {
                    runs.incrementAndGet();
                    return tx.insert(Conversations.session(2));
                }));
        assertTrue(runs.get() >= 2 && runs.get() <= 100, () -> runs + " runs");
        failing.driver().failAt(Place.SEAL, 0, aborted());
        assertOnlyTheFirstSession(failing.store());
        failing.driver().failAt(Place.READ, UNBOUNDED, aborted());
        assertThrowsExactly(ConflictException.class, () -> failing.store().read(tx -> tx.count(Session.TYPE)));
        failing.driver().failAt(Place.READ, 2, aborted());
        assertEquals(1, failing.store().repository(Session.TYPE).count());
    }

    @Test
    @Rule("FRK-09")
    void aForkThatTheDatabasePutsOffIsTriedAgain() {
        Failing failing = failing();
        failing.driver().failAt(Place.FORK, 2, aborted());
        if (failing.store().capabilities().contains(Capability.FORK)) {
            assertOnlyTheFirstSession(track(failing.store().fork()));
        } else {
            assertThrowsExactly(
                    UnsupportedFeatureException.class, () -> failing.store().fork());
        }
    }

    @Test
    @CountsRuns
    @Rule("TXN-12")
    void anAbortCountsEvenIfTheWorkSwallowsIt() {
        Failing failing = failing();
        failing.driver().failAt(Place.INSERT, 1, aborted());
        List<Boolean> refused = new ArrayList<>();
        failing.store().write(tx -> {
            try {
                tx.insert(Conversations.session(2));
                refused.add(false);
            } catch (RuntimeException swallowed) {
                refused.add(true);
            }
            return 0;
        });
        assertEquals(List.of(true, false), refused);
        assertEquals(2, failing.store().repository(Session.TYPE).count());
    }

    @Test
    @Rule("TXN-14")
    void aDatabaseHeldByAnotherProcessIsBusyAtOnce() {
        Failing failing = failing();
        failing.driver().failAt(Place.WRITE, 1, () -> new TransientFailure("held", new IllegalStateException(), true));
        AtomicInteger runs = new AtomicInteger();
        assertThrowsExactly(BusyException.class, () -> failing.store().write(tx -> runs.incrementAndGet()));
        assertEquals(0, runs.get());
        assertEquals(
                2,
                failing.store().write(tx -> tx.insert(Conversations.session(2))).id());
    }
}
