package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.error.ValueProblem;
import dev.isomer.storage.model.Capability;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ids that the program gives, and the whole range of them: rules IDN, from IDN-07. */
public class GivenIdContract extends Contract {
    private static final long GREATEST = 1L << 62;

    /** The topic for this engine. */
    public GivenIdContract(TestedEngine engine) {
        super(engine);
    }

    private static long next(Store store, int number) {
        return insert(store, Conversations.session(number)).id();
    }

    private static Session withId(int number, long id) {
        return Session.TYPE.withId(Conversations.session(number), id);
    }

    @Test
    @Rule("IDN-07")
    void insertWithIdKeepsTheIdAndRaisesTheCounter() {
        Store store = open(Conversations.SCHEMA);
        Session tenth = store.write(tx -> tx.insertWithId(withId(1, 10)));
        assertEquals(withId(1, 10), tenth);
        assertEquals(11, next(store, 2));
        assertEquals(withId(3, 4), store.write(tx -> tx.insertWithId(withId(3, 4))));
        assertEquals(12, next(store, 4));
        assertTrue(delete(store, Session.TYPE, 4));
        assertEquals(withId(5, 4), store.write(tx -> tx.insertWithId(withId(5, 4))));
        assertEquals(withId(6, 13), store.write(tx -> tx.insertWithId(withId(6, 13))));
        assertTrue(delete(store, Session.TYPE, 13));
        assertEquals(14, next(store, 6));
        assertEquals(
                List.of(4L, 10L, 11L, 12L, 14L),
                list(store, Session.TYPE.all()).stream().map(Session::id).toList());
    }

    @Test
    @Rule("IDN-08")
    void insertWithIdTakesIdsFrom1To2ToThe62nd() {
        Store store = open(Conversations.SCHEMA);
        for (long id : new long[] {0, -1, Long.MIN_VALUE, GREATEST + 1, Long.MAX_VALUE}) {
            InvalidValueException refusal =
                    refused(InvalidValueException.class, store, tx -> tx.insertWithId(withId(1, id)));
            assertEquals("session", refusal.entityType());
            assertEquals(
                    List.of("id"),
                    refusal.problems().stream().map(ValueProblem::attribute).toList());
        }
        assertEquals(1, store.write(tx -> tx.insertWithId(withId(1, 1))).id());
        assertEquals(
                GREATEST,
                store.write(tx -> tx.insertWithId(withId(2, GREATEST))).id());
        assertEquals(Optional.of(withId(2, GREATEST)), get(store, Session.TYPE, GREATEST));
    }

    @Test
    @Rule("IDN-12")
    void insertIsRefusedWhereTheIdsAreUsedUp() {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> tx.insertWithId(withId(1, GREATEST - 1)));
        assertEquals(GREATEST, next(store, 2));
        for (Session row : List.of(Conversations.session(3), Conversations.session(1))) {
            InvalidValueException refusal = refused(InvalidValueException.class, store, tx -> tx.insert(row));
            assertEquals("session", refusal.entityType());
            assertEquals(
                    List.of("id"),
                    refusal.problems().stream().map(ValueProblem::attribute).toList());
        }
        assertEquals(1, insert(store, Conversations.message(GREATEST, 1)).id());
        assertTrue(delete(store, Session.TYPE, GREATEST));
        refused(InvalidValueException.class, store, tx -> tx.insert(Conversations.session(4)));
        assertEquals(withId(5, 7), store.write(tx -> tx.insertWithId(withId(5, 7))));
    }

    @Test
    @Rule("IDN-08")
    void anIdOutOfRangeIsListedBeforeTheOtherProblems() {
        Store store = open(Conversations.SCHEMA);
        Session bad = withId(1, 0).withName("\0");
        InvalidValueException refusal = refused(InvalidValueException.class, store, tx -> tx.insertWithId(bad));
        assertEquals(
                List.of("id", "name"),
                refusal.problems().stream().map(ValueProblem::attribute).toList());
    }

    @Test
    @Rule("IDN-09")
    void insertWithIdOfATakenIdIsAUniqueViolation() {
        Store store = open(Conversations.SCHEMA);
        Session session = insert(store, Conversations.session(1));
        UniqueViolationException refusal =
                refused(UniqueViolationException.class, store, tx -> tx.insertWithId(withId(2, session.id())));
        assertEquals("session", refusal.entityType());
        assertEquals(List.of("id"), refusal.attributes());
        assertEquals("1", refusal.value());
    }

    @Test
    @Rule("IDN-10")
    void idsAreFoundAcrossTheWholeRange() {
        Store store = open(Conversations.SCHEMA);
        List<Long> ids = List.of(1L, 2L, 255L, 256L, 1L << 31, (1L << 31) + 1, 1L << 32, GREATEST - 1, GREATEST);
        for (int i = ids.size() - 1; i >= 0; i--) {
            long id = ids.get(i);
            store.write(tx -> tx.insertWithId(withId((int) (id % 1000), id)));
        }
        assertEquals(
                ids, list(store, Session.TYPE.all()).stream().map(Session::id).toList());
        for (long id : ids) {
            assertEquals(id, get(store, Session.TYPE, id).orElseThrow().id());
            assertEquals(get(store, Session.TYPE, id), store.read(tx -> tx.find(Session.TYPE.id(), id)));
        }
        for (long id : new long[] {0, -1, 3, 254, (1L << 32) + 1, GREATEST + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertEquals(Optional.empty(), get(store, Session.TYPE, id));
        }
    }

    @Test
    @Rule("IDN-11")
    void countersOutliveClosing() {
        Path folder = folder();
        Store store = open(Conversations.SCHEMA, StoreOptions.defaults(), folder);
        boolean persistent = store.capabilities().contains(Capability.PERSISTENT);
        next(store, 1);
        next(store, 2);
        delete(store, Session.TYPE, 2);
        store.write(tx -> tx.insertWithId(withId(3, 40)));
        delete(store, Session.TYPE, 40);
        store.close();
        Store again = open(Conversations.SCHEMA, StoreOptions.defaults(), folder);
        assertEquals(persistent ? 41 : 1, next(again, 4));
        assertEquals(persistent ? 2 : 1, list(again, Session.TYPE.all()).size());
    }
}
