package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.RefusedException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.error.ValueProblem;
import dev.isomer.storage.model.Capability;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which ids rows get, the same for the same program on every engine: rules IDN. */
public class IdentityContract extends Contract {
    private static final long GREATEST = 1L << 62;

    /** The topic for this engine. */
    public IdentityContract(TestedEngine engine) {
        super(engine);
    }

    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static long next(WriteTransaction tx, int number) {
        return tx.insert(Conversations.session(number)).id();
    }

    private static long next(Store store, int number) {
        return insert(store, Conversations.session(number)).id();
    }

    private static Session withId(int number, long id) {
        return Session.TYPE.withId(Conversations.session(number), id);
    }

    @Test
    @Rule("IDN-01")
    void idsCountFromOneAndTheIdInTheRowIsIgnored() {
        Store store = open(Conversations.SCHEMA);
        long[] given = {0, 77, -5, Long.MAX_VALUE, 2, Long.MIN_VALUE};
        for (int i = 0; i < given.length; i++) {
            Session inserted = insert(store, withId(i, given[i]));
            assertEquals(withId(i, i + 1), inserted);
            assertEquals(Optional.of(inserted), get(store, Session.TYPE, i + 1));
        }
    }

    @Test
    @Rule("IDN-02")
    void eachTypeCountsForItself() {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> {
            Session first = tx.insert(Conversations.session(1));
            Session second = tx.insert(Conversations.session(2));
            assertEquals(1, tx.insert(Conversations.message(second, 1)).id());
            assertEquals(3, next(tx, 3));
            assertEquals(2, tx.insert(Conversations.message(first, 1)).id());
            return null;
        });
    }

    @Test
    @Rule("IDN-03")
    void aRefusedStatementUsesNoId() {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> {
            Session session = tx.insert(Conversations.session(1));
            Message message = tx.insert(Conversations.message(session, 1));
            List<Class<? extends RefusedException>> refusals = List.of(
                    InvalidValueException.class, UniqueViolationException.class, ReferenceViolationException.class);
            List<Message> bad = List.of(
                    message.withPosition(2).withBody("\0"),
                    message,
                    message.withPosition(2).withReplyTo(9L));
            for (int i = 0; i < bad.size(); i++) {
                Message row = bad.get(i);
                assertThrowsExactly(refusals.get(i), () -> tx.insert(row));
                assertThrowsExactly(refusals.get(i), () -> tx.insertWithId(Message.TYPE.withId(row, 500)));
                assertEquals(2 + i, tx.insert(message.withPosition(10 + i)).id());
            }
            return null;
        });
    }

    @Test
    @Rule("IDN-04")
    void aRollbackGivesIdsBack() {
        Store store = open(Conversations.SCHEMA);
        next(store, 1);
        assertThrowsExactly(
                Undo.class,
                () -> store.write(tx -> {
                    assertEquals(2, next(tx, 2));
                    tx.insertWithId(withId(3, 900));
                    assertEquals(901, next(tx, 4));
                    tx.delete(Session.TYPE, 1);
                    throw new Undo();
                }));
        assertEquals(2, next(store, 5));
    }

    @Test
    @Rule("IDN-05")
    void anUndoneSavepointGivesItsIdsBack() {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> {
            assertEquals(1, next(tx, 1));
            assertThrowsExactly(
                    Undo.class,
                    () -> tx.nested(inner -> {
                        assertEquals(2, next(inner, 2));
                        assertEquals(3L, inner.<Long, Undo>nested(innermost -> next(innermost, 3)));
                        inner.insertWithId(withId(4, 900));
                        throw new Undo();
                    }));
            assertEquals(2, next(tx, 5));
            assertEquals(3L, tx.<Long, Undo>nested(inner -> next(inner, 6)));
            return null;
        });
        assertEquals(4, next(store, 7));
    }

    @Test
    @Rule("IDN-06")
    void deletingGivesNoIdBack() {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> {
            assertEquals(1, next(tx, 1));
            assertEquals(2, next(tx, 2));
            assertTrue(tx.delete(Session.TYPE, 2));
            assertEquals(3, next(tx, 2));
            return null;
        });
        store.write(tx -> tx.delete(Session.TYPE, 1) && tx.delete(Session.TYPE, 3));
        assertEquals(4, next(store, 1));
        insert(store, Conversations.message(4, 1));
        assertTrue(delete(store, Session.TYPE, 4));
        assertEquals(5, next(store, 1));
        assertEquals(2, insert(store, Conversations.message(5, 1)).id());
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
        assertEquals(GREATEST + 1, next(store, 3));
        assertEquals(Optional.of(withId(2, GREATEST)), get(store, Session.TYPE, GREATEST));
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
