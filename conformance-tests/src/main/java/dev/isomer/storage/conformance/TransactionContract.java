package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.model.Group;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All or nothing, and what a transaction sees: rules TXN. */
public class TransactionContract extends ConversationTopic {
    /** The topic for this engine. */
    public TransactionContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("TXN-01")
    void aTransactionGivesItsResultAndLaterOnesSeeItsChanges() {
        Store store = open(Conversations.SCHEMA);
        Session session = store.write(tx -> {
            Session inserted = tx.insert(Conversations.session(1));
            tx.insert(Conversations.message(inserted, 1));
            return inserted;
        });
        Message message = store.read(tx -> tx.first(Message.TYPE.all())).orElseThrow();
        assertEquals(session.id(), message.session());
        assertEquals(Optional.of(session), store.read(tx -> tx.get(Session.TYPE, session.id())));
        store.write(tx -> tx.update(message.withBody("other")));
        assertEquals(List.of(message.withBody("other")), store.read(tx -> tx.list(Message.TYPE.all())));
        assertEquals(true, store.repository(Session.TYPE).delete(session.id()));
        assertEquals(List.of(), store.read(tx -> tx.list(Message.TYPE.all())));
    }

    /** Every kind of change, some of it under a savepoint. */
    private static void changeEverything(WriteTransaction tx) {
        Session third = tx.insert(Conversations.session(3));
        tx.update(tx.get(Session.TYPE, 2).orElseThrow().withName("renamed").withTitle(null));
        tx.nested(nested -> nested.insert(Conversations.message(third, 7)));
        tx.delete(Session.TYPE, 1);
        tx.insertWithId(Session.TYPE.withId(Conversations.session(1), 100));
    }

    /** Finds rows by every unique value and index that {@link #changeEverything} touches. */
    private static List<Object> lookUps(Store store) {
        return store.read(tx -> {
            List<Object> found = new ArrayList<>();
            for (String name : List.of("session-1", "session-2", "session-3", "renamed")) {
                found.add(tx.find(Session.NAME, name));
                found.add(tx.list(Session.TYPE.where(Session.NAME.eq(name))));
            }
            found.add(tx.list(Session.TYPE.all().orderBy(Session.STARTED_AT.descending())));
            found.add(tx.list(Message.TYPE.where(Message.SESSION.in(1L, 2L, 3L))));
            found.add(tx.list(
                    Message.TYPE.where(Message.ROLE.eq(Message.Role.TOOL)).orderBy(Message.SENT_AT)));
            found.add(tx.list(Message.TYPE.where(Message.REPLY_TO.isNotNull())));
            found.add(tx.countBy(Session.ARCHIVED, 10));
            found.add(tx.count(Message.TYPE));
            found.add(store.statistics().types());
            return found;
        });
    }

    @Test
    @Rule("TXN-02")
    void aWriteThatThrowsChangesNothing() {
        Store store = conversation();
        Map<String, List<?>> before = contents(store);
        List<Object> lookUps = lookUps(store);
        IllegalStateException reason = new IllegalStateException("no");
        assertThrowsExactly(
                IllegalStateException.class,
                () -> store.write(tx -> {
                    changeEverything(tx);
                    throw reason;
                }));
        assertEquals(before, contents(store));
        assertEquals(lookUps, lookUps(store));
        assertEquals(3, store.write(tx -> tx.insert(Conversations.session(3))).id());
        assertEquals(
                3, store.write(tx -> tx.insert(Conversations.message(1, 3))).id());
    }

    @Test
    @Rule("TXN-03")
    void whatTheWorkThrowsComesOutAsThrown() {
        Store store = conversation();
        Map<String, List<?>> before = contents(store);
        for (Throwable reason : List.of(
                new IOException("checked"), new IllegalArgumentException("unchecked"), new AssertionError("error"))) {
            assertSame(reason, assertThrowsExactly(reason.getClass(), () -> store.read(tx -> raise(reason))));
            assertSame(
                    reason,
                    assertThrowsExactly(
                            reason.getClass(),
                            () -> store.write(tx -> {
                                tx.insert(Conversations.session(9));
                                return raise(reason);
                            })));
        }
        assertEquals(before, contents(store));
        UniqueViolationException refusal = assertThrowsExactly(
                UniqueViolationException.class,
                () -> store.write(tx -> {
                    tx.insert(Conversations.session(9));
                    return tx.insert(Conversations.session(1));
                }));
        assertEquals(List.of("name"), refusal.attributes());
        assertEquals(before, contents(store));
    }

    private static Object raise(Throwable reason) throws Exception {
        if (reason instanceof Error error) {
            throw error;
        }
        throw (Exception) reason;
    }

    @Test
    @Rule("TXN-05")
    void aTransactionSeesItsOwnChangesInEveryStatement() {
        Store store = conversation();
        store.write(tx -> {
            Session third = tx.insert(Conversations.session(3));
            Session second = tx.update(
                    tx.get(Session.TYPE, 2).orElseThrow().withName("renamed").withArchived(true));
            tx.delete(Session.TYPE, 1);
            assertEquals(Optional.of(third), tx.get(Session.TYPE, 3));
            assertEquals(Optional.of(second), tx.get(Session.TYPE, 2));
            assertEquals(Optional.empty(), tx.get(Session.TYPE, 1));
            assertEquals(Optional.of(second), tx.find(Session.NAME, "renamed"));
            assertEquals(Optional.empty(), tx.find(Session.NAME, "session-2"));
            assertEquals(Optional.empty(), tx.find(Session.NAME, "session-1"));
            assertEquals(List.of(second, third), tx.list(Session.TYPE.all()));
            assertEquals(
                    List.of(third, second),
                    tx.list(Session.TYPE.where(Session.ARCHIVED.eq(true)).orderBy(Session.STARTED_AT.descending())));
            assertEquals(Optional.of(second), tx.first(Session.TYPE.where(Session.NAME.startsWith("ren"))));
            assertEquals(2, tx.count(Session.TYPE));
            assertEquals(0, tx.count(Message.TYPE));
            assertEquals(1, tx.count(Session.TYPE, Session.NAME.eq("session-3")));
            assertEquals(false, tx.exists(Message.TYPE, Message.SESSION.eq(1L)));
            assertEquals(List.of(new Group<>(true, 2)), tx.countBy(Session.ARCHIVED, 10));
            List<Session> given = new ArrayList<>();
            tx.forEach(Session.TYPE.all().orderBy(Session.NAME), given::add);
            assertEquals(List.of(second, third), given);
            return tx.insert(Conversations.session(1));
        });
        assertEquals(3, store.repository(Session.TYPE).count());
    }
}
