package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Repository;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.StoreClosedException;
import dev.isomer.storage.model.Capability;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** From opening to closing, and what a transaction is good for afterwards: rules LIF. */
public class LifeCycleContract extends Contract {
    /** The topic for this engine. */
    public LifeCycleContract(TestedEngine engine) {
        super(engine);
    }

    private static void saysWhatToDo(Throwable refusal) {
        assertTrue(refusal.getMessage().matches("(?s)[A-Z].{20,}\\."), refusal.getMessage());
    }

    @Test
    @Rule("LIF-01")
    void aNewStoreIsEmptyAndWell() {
        Store store = open(Conversations.SCHEMA);
        assertEquals(Map.of("session", List.of(), "message", List.of()), contents(store));
        assertEquals(0, store.statistics().rows());
        assertEquals(List.of(), store.verify());
        assertEquals(Conversations.SCHEMA, store.schema());
        assertEquals(store.capabilities(), open(AllTypes.SCHEMA).capabilities());
    }

    @Test
    @Rule("LIF-02")
    void rowsOutliveClosingWhereTheEngineIsPersistentAndOnlyThere() {
        Path folder = folder();
        Store store = open(Conversations.SCHEMA, StoreOptions.defaults(), folder);
        Session session = insert(store, Conversations.session(1));
        insert(store, Conversations.message(session, 1));
        insert(store, Conversations.message(session, 2).withReplyTo(1L));
        store.write(tx -> tx.update(session.withTitle("é\uD83D\uDE00")));
        assertThrowsExactly(
                IllegalStateException.class,
                () -> store.write(tx -> {
                    tx.delete(Session.TYPE, 1);
                    throw new IllegalStateException("undo");
                }));
        Map<String, List<?>> before = contents(store);
        boolean persistent = store.capabilities().contains(Capability.PERSISTENT);
        store.close();
        Store again = open(Conversations.SCHEMA, StoreOptions.defaults(), folder);
        assertEquals(persistent ? before : contents(open(Conversations.SCHEMA)), contents(again));
        assertEquals(persistent ? 3 : 0, again.statistics().rows());
        assertEquals(persistent, delete(again, Session.TYPE, 1));
        assertEquals(List.of(), list(again, Message.TYPE.all()));
    }

    @Test
    @Rule("LIF-03")
    void closingTwiceIsHarmless() {
        Store store = open(Conversations.SCHEMA);
        insert(store, Conversations.session(1));
        store.close();
        store.close();
        try (Store again = store) {
            assertThrowsExactly(StoreClosedException.class, again::verify);
        }
    }

    @Test
    @Rule("LIF-04")
    void aClosedStoreRefusesEverything() {
        Store store = open(Conversations.SCHEMA);
        insert(store, Conversations.session(1));
        Repository<Session> sessions = store.repository(Session.TYPE);
        store.close();
        List<Executable> uses = List.of(
                () -> store.read(tx -> 1),
                () -> store.write(tx -> 1),
                () -> insert(store, Conversations.session(2)),
                () -> sessions.get(1),
                () -> sessions.count(),
                () -> sessions.delete(1),
                () -> store.repository(Session.TYPE).list(),
                store::verify,
                store::statistics,
                () -> store.dump(new StringBuilder()),
                store::fork);
        for (Executable use : uses) {
            saysWhatToDo(assertThrowsExactly(StoreClosedException.class, use));
        }
    }

    @Test
    @Rule("LIF-05")
    void aTransactionIsOverWithItsWork() {
        Store store = open(Conversations.SCHEMA);
        ReadTransaction read = store.read(tx -> tx);
        WriteTransaction write = store.write(tx -> {
            tx.insert(Conversations.session(1));
            return tx;
        });
        Repository<Session> sessions = store.read(tx -> tx.repository(Session.TYPE));
        WriteTransaction[] failed = new WriteTransaction[1];
        assertThrowsExactly(
                UnsupportedOperationException.class,
                () -> store.write(tx -> {
                    failed[0] = tx;
                    throw new UnsupportedOperationException();
                }));
        List<Executable> uses = List.of(
                () -> read.get(Session.TYPE, 1),
                () -> read.list(Session.TYPE.all()),
                () -> read.count(Session.TYPE),
                () -> read.find(Session.NAME, "x"),
                () -> sessions.list(),
                () -> write.get(Session.TYPE, 1),
                () -> write.insert(Conversations.session(2)),
                () -> write.insertWithId(Session.TYPE.withId(Conversations.session(2), 9)),
                () -> write.update(Session.TYPE.withId(Conversations.session(2), 1)),
                () -> write.delete(Session.TYPE, 1),
                () -> write.nested(tx -> 1),
                () -> failed[0].delete(Session.TYPE, 1));
        for (Executable use : uses) {
            saysWhatToDo(assertThrowsExactly(IllegalStateException.class, use));
            store.read(tx -> assertThrowsExactly(IllegalStateException.class, use));
        }
        assertEquals(List.of(Session.TYPE.withId(Conversations.session(1), 1)), list(store, Session.TYPE.all()));
    }

    @Test
    @Rule("LIF-06")
    void aTransactionIsForItsThreadAlone() {
        Store store = open(Conversations.SCHEMA);
        try (Threads threads = new Threads()) {
            store.read(tx -> {
                List<Executable> uses = List.of(() -> tx.get(Session.TYPE, 1), () -> tx.count(Session.TYPE));
                uses.forEach(use -> refusesElsewhere(threads, use));
                return tx.count(Session.TYPE);
            });
            store.write(tx -> {
                tx.insert(Conversations.session(1));
                List<Executable> uses = List.of(
                        () -> tx.get(Session.TYPE, 1),
                        () -> tx.insert(Conversations.session(2)),
                        () -> tx.delete(Session.TYPE, 1),
                        () -> tx.nested(inner -> 1));
                uses.forEach(use -> refusesElsewhere(threads, use));
                return tx.insert(Conversations.session(3));
            });
        }
        assertEquals(
                List.of(1L, 2L),
                list(store, Session.TYPE.all()).stream().map(Session::id).toList());
    }

    private static void refusesElsewhere(Threads threads, Executable use) {
        saysWhatToDo(Threads.result(threads.start(() -> assertThrowsExactly(IllegalStateException.class, use))));
    }

    @Test
    @CountsRuns
    @Rule("LIF-07")
    void storesAreIndependentOfEachOther() {
        Store one = open(Conversations.SCHEMA);
        Store two = open(Conversations.SCHEMA);
        one.write(tx -> {
            tx.insert(Conversations.session(1));
            assertEquals(List.of(), list(two, Session.TYPE.all()));
            insert(two, Conversations.session(1));
            two.close();
            return tx.insert(Conversations.session(2));
        });
        one.read(tx -> {
            Store three = open(AllTypes.SCHEMA);
            insert(three, AllTypes.empty());
            assertFalse(list(three, AllTypes.TYPE.all()).isEmpty());
            return tx.count(Session.TYPE);
        });
        assertEquals(2, list(one, Session.TYPE.all()).size());
        assertEquals(List.of(), list(open(Conversations.SCHEMA), Session.TYPE.all()));
    }
}
