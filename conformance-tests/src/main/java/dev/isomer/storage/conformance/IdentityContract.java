package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.RefusedException;
import dev.isomer.storage.error.UniqueViolationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which ids rows get, the same for the same program on every engine: rules IDN. */
public class IdentityContract extends Contract {
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
}
