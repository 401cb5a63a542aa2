package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Audit;
import dev.isomer.storage.conformance.fixture.Audits;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.MissingEntityException;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.UniqueViolationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the statements that change rows do and give back, and which refusal comes first: rules STM. */
public class ChangeContract extends Contract {
    /** The topic for this engine. */
    public ChangeContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("STM-01")
    void insertGivesBackTheRowAsStored() {
        Store store = open(Conversations.SCHEMA);
        Session session = store.write(tx -> {
            Session inserted = tx.insert(Conversations.session(1));
            assertEquals(Optional.of(inserted), tx.get(Session.TYPE, inserted.id()));
            return inserted;
        });
        assertEquals(Session.TYPE.withId(Conversations.session(1), 1), session);
        assertEquals(List.of(session), list(store, Session.TYPE.all()));
    }

    @Test
    @Rule("STM-02")
    void updateReplacesEveryValueOfTheOneRowWithItsId() {
        Store store = open(Conversations.SCHEMA);
        Session first = insert(store, Conversations.session(1));
        Session second = insert(store, Conversations.session(2));
        Session changed = Session.TYPE.withId(Conversations.session(7).withTitle("new"), second.id());
        Session updated = store.write(tx -> {
            Session row = tx.update(changed);
            assertEquals(Optional.of(row), tx.get(Session.TYPE, row.id()));
            return row;
        });
        assertEquals(changed, updated);
        assertEquals(List.of(first, changed), list(store, Session.TYPE.all()));
        assertEquals(Optional.empty(), store.read(tx -> tx.find(Session.NAME, second.name())));
        assertEquals(List.of(changed), list(store, Session.TYPE.where(Session.STARTED_AT.eq(changed.startedAt()))));
        assertEquals(List.of(), list(store, Session.TYPE.where(Session.STARTED_AT.eq(second.startedAt()))));
    }

    @Test
    @Rule("STM-03")
    void updateOfAnAbsentIdIsRefused() {
        Store store = open(Conversations.SCHEMA);
        Session session = insert(store, Conversations.session(1));
        for (long id : new long[] {0, -1, 2, Long.MAX_VALUE, Long.MIN_VALUE}) {
            Session absent = Session.TYPE.withId(session.withName("other"), id);
            MissingEntityException refusal = refused(MissingEntityException.class, store, tx -> tx.update(absent));
            assertEquals("session", refusal.entityType());
            assertEquals(id, refusal.id());
            assertTrue(refusal.getMessage().contains("session with id " + id), refusal.getMessage());
        }
    }

    @Test
    @Rule("STM-04")
    void deleteTellsWhetherThereWasARow() {
        Store store = open(Conversations.SCHEMA);
        Session kept = insert(store, Conversations.session(1));
        Session session = insert(store, Conversations.session(2));
        for (long id : new long[] {0, -1, 3, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertFalse(delete(store, Session.TYPE, id));
        }
        assertTrue(delete(store, Session.TYPE, session.id()));
        assertFalse(delete(store, Session.TYPE, session.id()));
        assertEquals(List.of(kept), list(store, Session.TYPE.all()));
        store.write(tx -> {
            assertTrue(tx.delete(Session.TYPE, kept.id()));
            assertFalse(tx.delete(Session.TYPE, kept.id()));
            assertThrowsExactly(MissingEntityException.class, () -> tx.update(kept));
            return null;
        });
        assertEquals(List.of(), list(store, Session.TYPE.all()));
    }

    @Test
    @Rule("STM-05")
    void anInvalidValueComesBeforeEveryOtherRefusal() {
        Store store = openWithTwoMessages();
        Message bad = new Message(99, 77, 1, Message.Role.USER, "\0", 88L, Message.SENT_AT.get(first(store)));
        refused(InvalidValueException.class, store, tx -> tx.update(bad));
        refused(InvalidValueException.class, store, tx -> tx.insert(bad));
        refused(InvalidValueException.class, store, tx -> tx.insertWithId(Message.TYPE.withId(bad, 1)));
    }

    @Test
    @Rule("STM-05")
    void aMissingRowComesBeforeWhatItsValuesWouldBreak() {
        Store store = openWithTwoMessages();
        Message missing = Message.TYPE.withId(first(store).withReplyTo(88L), 99);
        refused(MissingEntityException.class, store, tx -> tx.update(missing));
    }

    @Test
    @Rule("STM-05")
    void aTakenIdComesBeforeATakenValueAndBothBeforeAMissingParent() {
        Store store = openWithTwoMessages();
        Message taken = first(store).withReplyTo(88L);
        UniqueViolationException id = refused(UniqueViolationException.class, store, tx -> tx.insertWithId(taken));
        assertEquals(List.of("id"), id.attributes());
        for (UniqueViolationException key : List.of(
                refused(UniqueViolationException.class, store, tx -> tx.insert(taken)),
                refused(UniqueViolationException.class, store, tx -> tx.insertWithId(Message.TYPE.withId(taken, 50))),
                refused(UniqueViolationException.class, store, tx -> tx.update(Message.TYPE.withId(taken, 2))))) {
            assertEquals(List.of("session", "position"), key.attributes());
        }
        ReferenceViolationException reference = refused(
                ReferenceViolationException.class,
                store,
                tx -> tx.insert(taken.withSession(77).withPosition(9)));
        assertEquals(List.of("session"), reference.attributes());
    }

    private Store openWithTwoMessages() {
        Store store = open(Conversations.SCHEMA);
        Session session = insert(store, Conversations.session(1));
        insert(store, Conversations.message(session, 1));
        insert(store, Conversations.message(session, 2));
        return store;
    }

    private static Message first(Store store) {
        return get(store, Message.TYPE, 1).orElseThrow();
    }

    @Test
    @Rule("STM-06")
    void aTypeThatIsNotOfTheSchemaIsRefused() {
        Store store = open(Conversations.SCHEMA);
        IllegalArgumentException refusal =
                assertThrowsExactly(IllegalArgumentException.class, () -> insert(store, Audits.audit(1)));
        assertTrue(refusal.getMessage().contains("conversations"), refusal.getMessage());
        assertThrowsExactly(IllegalArgumentException.class, () -> get(store, Audit.TYPE, 1));
        assertThrowsExactly(IllegalArgumentException.class, () -> list(store, Audit.TYPE.all()));
        assertThrowsExactly(IllegalArgumentException.class, () -> store.repository(Audit.TYPE));
        assertThrowsExactly(IllegalArgumentException.class, () -> store.write(tx -> tx.delete(Audit.TYPE, 1)));
        store.write(tx -> {
            assertThrowsExactly(IllegalArgumentException.class, () -> tx.insert(Audits.audit(1)));
            return tx.insert(Conversations.session(1));
        });
        assertEquals(1, list(store, Session.TYPE.all()).size());
    }
}
