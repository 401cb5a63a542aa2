package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.model.Group;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Work within a transaction that is undone by itself: rules SAV. */
public class SavepointContract extends ConversationTopic {
    /** The topic for this engine. */
    public SavepointContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("SAV-01")
    void nestedWorkGivesItsResultAndIsKeptWithTheTransaction() {
        Store store = conversation();
        Session third = store.write(tx -> {
            Session inserted = tx.nested(nested -> {
                return nested.insert(Conversations.session(3));
            });
            assertEquals(Optional.of(inserted), tx.get(Session.TYPE, 3));
            return inserted;
        });
        assertEquals(Optional.of(third), store.read(tx -> tx.find(Session.NAME, "session-3")));
        assertThrowsExactly(
                Undo.class,
                () -> store.write(tx -> {
                    tx.nested(nested -> nested.insert(Conversations.session(4)));
                    throw new Undo();
                }));
        assertEquals(List.of("session-1", "session-2", "session-3"), names(store));
    }

    @Test
    @Rule("SAV-02")
    void nestedWorkThatThrowsUndoesOnlyItself() {
        Store store = conversation();
        IOException reason = new IOException("checked");
        store.write(tx -> {
            tx.insert(Conversations.session(3));
            Map<String, List<?>> before = contents(store.schema(), tx);
            IOException thrown = assertThrowsExactly(
                    IOException.class,
                    () -> tx.nested(nested -> {
                        nested.insert(Conversations.session(4));
                        throw reason;
                    }));
            assertSame(reason, thrown);
            assertEquals(before, contents(store.schema(), tx));
            return tx.insert(Conversations.session(5));
        });
        assertEquals(List.of("session-1", "session-2", "session-3", "session-5"), names(store));
    }

    @Test
    @Rule("SAV-03")
    void everyKindOfChangeIsUndone() {
        Store store = conversation();
        store.write(tx -> {
            Session second = tx.get(Session.TYPE, 2).orElseThrow();
            Map<String, List<?>> before = contents(store.schema(), tx);
            undone(tx, nested -> nested.insert(Conversations.message(2, 1)));
            assertEquals(before, contents(store.schema(), tx));
            undone(tx, nested -> nested.update(second.withName("renamed").withTitle(null)));
            assertEquals(before, contents(store.schema(), tx));
            undone(tx, nested -> nested.delete(Message.TYPE, 2));
            assertEquals(before, contents(store.schema(), tx));
            undone(tx, nested -> nested.delete(Session.TYPE, 1));
            assertEquals(before, contents(store.schema(), tx));
            undone(tx, nested -> {
                nested.delete(Session.TYPE, 2);
                nested.insertWithId(second.withTitle("again"));
                nested.update(second.withArchived(true));
                return nested.delete(Session.TYPE, 1);
            });
            assertEquals(before, contents(store.schema(), tx));
            return 0;
        });
    }

    @Test
    @Rule("SAV-04")
    void uniqueValuesAndIndexesAreUndoneToo() {
        Store store = conversation();
        store.write(tx -> {
            Session second = tx.get(Session.TYPE, 2).orElseThrow();
            undone(tx, nested -> {
                nested.insert(Conversations.session(3));
                nested.update(second.withName("renamed").withArchived(true));
                return nested.delete(Session.TYPE, 1);
            });
            assertEquals(Optional.empty(), tx.find(Session.NAME, "session-3"));
            assertEquals(Optional.empty(), tx.find(Session.NAME, "renamed"));
            assertEquals(Optional.of(second), tx.find(Session.NAME, "session-2"));
            assertEquals(Optional.of(1L), tx.find(Session.NAME, "session-1").map(Session::id));
            assertEquals(List.of(second), tx.list(Session.TYPE.where(Session.ARCHIVED.eq(false))));
            assertEquals(2, tx.count(Message.TYPE, Message.SESSION.eq(1L)));
            assertEquals(List.of(new Group<>(false, 1), new Group<>(true, 1)), tx.countBy(Session.ARCHIVED, 9));
            assertThrowsExactly(UniqueViolationException.class, () -> tx.insert(Conversations.session(1)));
            tx.insert(Conversations.session(3));
            return tx.update(second.withName("renamed"));
        });
        assertEquals(List.of("session-1", "renamed", "session-3"), names(store));
    }

    @Test
    @Rule("SAV-05")
    void idsGivenByUndoneWorkAreGivenAgain() {
        Store store = conversation();
        store.write(tx -> {
            undone(tx, nested -> {
                assertEquals(3, nested.insert(Conversations.session(3)).id());
                assertEquals(3, nested.insert(Conversations.message(3, 1)).id());
                return nested.insertWithId(Session.TYPE.withId(Conversations.session(9), 900));
            });
            assertEquals(3, tx.insert(Conversations.session(4)).id());
            assertEquals(3, tx.insert(Conversations.message(1, 5)).id());
            tx.nested(nested -> nested.insert(Conversations.session(5)));
            undone(tx, nested -> nested.delete(Session.TYPE, 4));
            assertEquals(5, tx.insert(Conversations.session(6)).id());
            return 0;
        });
        assertEquals(6, store.write(tx -> tx.insert(Conversations.session(7))).id());
    }

    @Test
    @Rule("SAV-10")
    void aRefusalWithinNestedWorkUndoesTheStatementAlone() {
        Store store = conversation();
        store.write(tx -> tx.nested(nested -> {
            nested.insert(Conversations.session(3));
            assertThrowsExactly(UniqueViolationException.class, () -> nested.insert(Conversations.session(3)));
            Session second = nested.get(Session.TYPE, 2).orElseThrow();
            assertThrowsExactly(
                    UniqueViolationException.class, () -> nested.update(second.withName("session-3")));
            return nested.insert(Conversations.session(4));
        }));
        assertEquals(List.of("session-1", "session-2", "session-3", "session-4"), names(store));
        store.write(tx -> {
            assertThrowsExactly(
                    UniqueViolationException.class,
                    () -> tx.nested(nested -> {
                        nested.insert(Conversations.session(5));
                        return nested.insert(Conversations.session(4));
                    }));
            return tx.insert(Conversations.session(6));
        });
        assertEquals(List.of("session-1", "session-2", "session-3", "session-4", "session-6"), names(store));
    }
}
