package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.StoreClosedException;
import dev.isomer.storage.error.TransactionTimeoutException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.error.UnsupportedFeatureException;
import dev.isomer.storage.model.Capability;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Independent copies of a store, where the engine makes them: rules FRK. */
@Tag("memory")
public class ForkContract extends Contract {
    /** The topic for this engine. */
    public ForkContract(TestedEngine engine) {
        super(engine);
    }

    /** A store with two sessions and a message; whether its engine forks, or else refuses to, as it must. */
    private boolean forks(Store store) {
        Session session = insert(store, Conversations.session(1));
        insert(store, Conversations.message(session, 1));
        insert(store, Conversations.session(2));
        boolean declared = store.capabilities().contains(Capability.FORK);
        if (!declared) {
            UnsupportedFeatureException refusal = assertThrowsExactly(UnsupportedFeatureException.class, store::fork);
            assertEquals("FORK", refusal.feature());
            assertTrue(refusal.getMessage().contains("FORK"), refusal.getMessage());
            assertEquals(2, list(store, Session.TYPE.all()).size());
        }
        return declared;
    }

    @Test
    @Rule("FRK-01")
    void anEngineForksOrRefusesTo() {
        Store store = open(Conversations.SCHEMA);
        if (forks(store)) {
            assertEquals(contents(store), contents(track(store.fork())));
        } else {
            assertTrue(!store.capabilities().contains(Capability.CONSTANT_TIME_FORK));
        }
    }

    @Test
    @Rule("FRK-02")
    void aForkAndItsOriginalChangeApart() {
        Store store = open(Conversations.SCHEMA);
        if (forks(store)) {
            Map<String, List<?>> before = contents(store);
            Store fork = track(store.fork());
            fork.write(tx -> {
                tx.delete(Session.TYPE, 1);
                return tx.insert(Conversations.session(3).withName("of the fork"));
            });
            assertEquals(before, contents(store));
            Map<String, List<?>> forked = contents(fork);
            store.write(tx -> tx.update(Session.TYPE.withId(Conversations.session(7), 2)));
            Session own = insert(store, Conversations.session(3).withName("of the original"));
            assertEquals(forked, contents(fork));
            assertEquals(Optional.empty(), fork.read(tx -> tx.find(Session.NAME, own.name())));
            assertEquals(List.of(own), list(store, Session.TYPE.where(Session.STARTED_AT.eq(own.startedAt()))));
            assertEquals(1, list(store, Message.TYPE.all()).size());
            assertEquals(0, list(fork, Message.TYPE.all()).size());
        }
    }

    @Test
    @Rule("FRK-03")
    void aForkGoesOnWithTheCounters() {
        Store store = open(Conversations.SCHEMA);
        if (forks(store)) {
            delete(store, Session.TYPE, 2);
            Store fork = track(store.fork());
            assertEquals(3, insert(fork, Conversations.session(2)).id());
            assertEquals(2, insert(fork, Conversations.message(1, 2)).id());
            assertEquals(4, insert(fork, Conversations.session(3)).id());
            assertEquals(3, insert(store, Conversations.session(9)).id());
        }
    }

    @Test
    @Rule("FRK-04")
    void aForkHasTheNewestCommittedStateAlone() {
        Store store = open(Conversations.SCHEMA);
        if (forks(store)) {
            Map<String, List<?>> before = contents(store);
            Store within = store.write(tx -> {
                tx.delete(Session.TYPE, 1);
                tx.insert(Conversations.session(4));
                return track(store.fork());
            });
            assertEquals(before, contents(within));
            assertEquals(3, insert(within, Conversations.session(5)).id());
            assertEquals(contents(store), contents(track(store.fork())));
        }
    }

    @Test
    @Rule("FRK-05")
    void aForkKeepsTheRulesOfTheSchema() {
        Store store = open(Conversations.SCHEMA);
        if (forks(store)) {
            Store fork = track(store.fork());
            refused(UniqueViolationException.class, fork, tx -> tx.insert(Conversations.session(1)));
            refused(ReferenceViolationException.class, fork, tx -> tx.insert(Conversations.message(9, 1)));
            Message answer = Conversations.message(1, 9).withReplyTo(99L);
            refused(ReferenceViolationException.class, fork, tx -> tx.insert(answer));
            assertTrue(delete(fork, Session.TYPE, 1));
            assertEquals(List.of(), list(fork, Message.TYPE.all()));
            assertEquals(store.schema(), fork.schema());
        }
    }

    @Test
    @Rule("FRK-06")
    void aForkAndItsOriginalAreClosedApart() {
        Store store = open(Conversations.SCHEMA);
        if (forks(store)) {
            Store first = track(store.fork());
            insert(first, Conversations.session(3));
            Map<String, List<?>> forked = contents(first);
            Store second = track(first.fork());
            Map<String, List<?>> before = contents(store);
            first.close();
            assertThrowsExactly(StoreClosedException.class, () -> contents(first));
            assertEquals(before, contents(store));
            store.close();
            assertEquals(forked, contents(second));
            assertEquals(4, insert(second, Conversations.session(4)).id());
            assertThrowsExactly(StoreClosedException.class, store::fork);
        }
    }

    @Test
    @Rule("FRK-07")
    void aForkKeepsTheOptions() {
        AtomicLong nanoseconds = new AtomicLong();
        Store store = open(
                Conversations.SCHEMA,
                StoreOptions.defaults().withWriteLimit(Duration.ofSeconds(1)).withTicker(nanoseconds::get));
        if (forks(store)) {
            Store fork = track(store.fork());
            assertThrowsExactly(
                    TransactionTimeoutException.class,
                    () -> fork.write(tx -> {
                        nanoseconds.addAndGet(1_000_000_001);
                        return tx.insert(Conversations.session(3));
                    }));
            assertEquals(2, list(fork, Session.TYPE.all()).size());
        }
    }

    @Test
    @Rule("FRK-08")
    void aForkHasAllThatItsOriginalHasButIsNotPersistent() {
        Store store = open(Conversations.SCHEMA);
        if (forks(store)) {
            Set<Capability> expected = EnumSet.copyOf(store.capabilities());
            expected.remove(Capability.PERSISTENT);
            Store fork = track(store.fork());
            assertEquals(expected, fork.capabilities());
            assertEquals(expected, track(fork.fork()).capabilities());
        }
    }
}
