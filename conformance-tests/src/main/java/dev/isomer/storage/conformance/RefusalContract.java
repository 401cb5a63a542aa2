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
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.MissingEntityException;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.UniqueViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** What a transaction refuses, and what it goes on with: rules TXN. */
public class RefusalContract extends ConversationTopic {
    /** The topic for this engine. */
    public RefusalContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("TXN-04")
    void aRefusalChangesNothingAndLeavesTheTransactionUsable() {
        Store store = conversation();
        Session first = store.read(tx -> tx.get(Session.TYPE, 1)).orElseThrow();
        store.write(tx -> {
            Session third = tx.insert(Conversations.session(3));
            Map<String, List<?>> before = contents(store.schema(), tx);
            List<ThrowingSupplier<?>> refusals = List.of(
                    () -> assertThrowsExactly(
                            UniqueViolationException.class, () -> tx.insert(Conversations.session(3))),
                    () -> assertThrowsExactly(
                            UniqueViolationException.class, () -> tx.update(third.withName("session-1"))),
                    () -> assertThrowsExactly(UniqueViolationException.class, () -> tx.insertWithId(third)),
                    () -> assertThrowsExactly(
                            InvalidValueException.class, () -> tx.insert(first.withName("n".repeat(61)))),
                    () -> assertThrowsExactly(
                            MissingEntityException.class, () -> tx.update(Session.TYPE.withId(first, 77))),
                    () -> assertThrowsExactly(
                            ReferenceViolationException.class, () -> tx.insert(Conversations.message(77, 1))),
                    () -> assertThrowsExactly(ReferenceViolationException.class, () -> tx.delete(Message.TYPE, 1)));
            for (ThrowingSupplier<?> refusal : refusals) {
                try {
                    refusal.get();
                } catch (Throwable unexpected) {
                    throw new AssertionError(unexpected);
                }
                assertEquals(before, contents(store.schema(), tx));
            }
            assertEquals(4, tx.insert(Conversations.session(4)).id());
            return 0;
        });
        assertEquals(
                List.of("session-1", "session-2", "session-3", "session-4"),
                store.read(tx -> tx.list(Session.TYPE.all())).stream()
                        .map(Session::name)
                        .toList());
        assertEquals(2, store.repository(Message.TYPE).count());
    }

    @Test
    @Rule("TXN-06")
    void transactionsWithinOneAnotherThatWouldWaitForThemselvesAreRefused() {
        Store store = conversation();
        store.write(tx -> {
            tx.insert(Conversations.session(3));
            assertEquals(
                    "A read within a write of the same thread would wait for itself; use the transaction that you have,"
                            + " or read after it.",
                    refusedWithASentence(() -> store.read(inner -> inner.count(Session.TYPE))));
            refusedWithASentence(() -> store.write(inner -> inner.count(Session.TYPE)));
            refusedWithASentence(() -> store.repository(Session.TYPE).count());
            refusedWithASentence(store::close);
            return tx.insert(Conversations.session(4));
        });
        store.read(tx -> {
            refusedWithASentence(() -> store.write(inner -> inner.count(Session.TYPE)));
            refusedWithASentence(() -> store.repository(Session.TYPE).delete(1));
            assertEquals(
                    "A close within a read of the same thread would wait for itself; use the transaction that you have,"
                            + " or close after it.",
                    refusedWithASentence(store::close));
            return tx.count(Session.TYPE);
        });
        assertEquals(4, store.repository(Session.TYPE).count());
    }

    private static String refusedWithASentence(Executable call) {
        IllegalStateException refusal = assertThrowsExactly(IllegalStateException.class, call);
        assertTrue(refusal.getMessage().endsWith("."), refusal::getMessage);
        return refusal.getMessage();
    }

    @Test
    @Rule("TXN-07")
    void theTestModeRunsEveryWriteTwiceAndKeepsOneOfThem() {
        Store store = open(Conversations.SCHEMA, StoreOptions.defaults().withWritesRunTwice(true));
        List<Session> inserted = new ArrayList<>();
        Session session = store.write(tx -> {
            assertEquals(0, tx.count(Session.TYPE));
            inserted.add(tx.insert(Conversations.session(1)));
            return inserted.get(inserted.size() - 1);
        });
        assertEquals(List.of(session, session), inserted);
        assertEquals(1, session.id());
        assertEquals(List.of(session), store.read(tx -> tx.list(Session.TYPE.all())));
        List<String> attempts = new ArrayList<>();
        assertThrowsExactly(
                UniqueViolationException.class,
                () -> store.write(tx -> {
                    attempts.add("ran");
                    return tx.insert(Conversations.session(1));
                }));
        assertEquals(List.of("ran"), attempts);
        assertEquals(List.of(session), store.read(tx -> tx.list(Session.TYPE.all())));
    }
}
