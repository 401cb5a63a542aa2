package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.Work;
import dev.isomer.storage.WriteTransaction;
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

/** Work within a transaction that is undone by itself: rules SAV. */
public class SavepointContract extends Contract {
    /** The topic for this engine. */
    public SavepointContract(TestedEngine engine) {
        super(engine);
    }

    /** What nested work throws to be undone. */
    private static final class Undo extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static void undone(WriteTransaction tx, Work<WriteTransaction, ?, RuntimeException> work) {
        assertThrowsExactly(Undo.class, () -> tx.nested(nested -> {
            work.run(tx);
            throw new Undo();
        }));
    }

    /** Two sessions of which the first has two messages. */
    private Store conversation() {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> {
            Session first = tx.insert(Conversations.session(1));
            tx.insert(Conversations.session(2));
            Message question = tx.insert(Conversations.message(first, 1));
            return tx.insert(Conversations.message(first, 2).withReplyTo(question.id()));
        });
        return store;
    }

    private static List<String> names(Store store) {
        return store.read(tx ->
                tx.list(Session.TYPE.all()).stream().map(Session::name).toList());
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
        assertThrowsExactly(Undo.class, () -> store.write(tx -> {
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
            IOException thrown = assertThrowsExactly(IOException.class, () -> tx.nested(nested -> {
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
            assertEquals(1, tx.find(Session.NAME, "session-1").orElseThrow().id());
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
    @Rule("SAV-06")
    void whatWasKeptWithinUndoneWorkIsUndone() {
        Store store = conversation();
        store.write(tx -> {
            Map<String, List<?>> before = contents(store.schema(), tx);
            undone(tx, outer -> {
                outer.insert(Conversations.session(3));
                outer.nested(inner -> inner.insert(Conversations.session(4)));
                outer.nested(inner -> inner.delete(Session.TYPE, 1));
                return outer.insert(Conversations.session(5));
            });
            assertEquals(before, contents(store.schema(), tx));
            return 0;
        });
        assertEquals(List.of("session-1", "session-2"), names(store));
    }

    @Test
    @Rule("SAV-07")
    void undoneWorkLeavesWhatIsAroundIt() {
        Store store = conversation();
        store.write(tx -> tx.nested(outer -> {
            outer.insert(Conversations.session(3));
            undone(tx, inner -> inner.delete(Session.TYPE, 1));
            outer.insert(Conversations.session(4));
            undone(tx, inner -> inner.insert(Conversations.session(5)));
            return outer.insert(Conversations.session(6));
        }));
        assertEquals(List.of("session-1", "session-2", "session-3", "session-4", "session-6"), names(store));
        assertEquals(2, store.repository(Message.TYPE).count());
    }

    /** Inserts one session at each depth; those at depths divisible by three are undone with all below them. */
    private static void descend(WriteTransaction tx, int depth, int deepest) {
        tx.insert(Conversations.session(depth));
        if (depth < deepest) {
            Work<WriteTransaction, Integer, RuntimeException> deeper = nested -> {
                descend(nested, depth + 1, deepest);
                return depth;
            };
            if ((depth + 1) % 3 == 0) {
                undone(tx, deeper);
            } else {
                tx.nested(deeper);
            }
        }
        tx.insert(Conversations.session(1_000 + depth));
    }

    @Test
    @Rule("SAV-08")
    void savepointsNestDeeply() {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> {
            descend(tx, 1, 60);
            assertEquals(4, tx.count(Session.TYPE));
            tx.nested(nested -> {
                descend(nested, 100, 160);
                return 0;
            });
            return 0;
        });
        assertEquals(
                List.of("session-1", "session-2", "session-1002", "session-1001", "session-100", "session-101",
                        "session-1101", "session-1100"),
                names(store));
    }

    @Test
    @Rule("SAV-09")
    void savepointsFollowOneAnotherInAnyNumber() {
        Store store = open(Conversations.SCHEMA);
        List<String> kept = new ArrayList<>();
        store.write(tx -> {
            for (int number = 0; number < 300; number++) {
                Session session = Conversations.session(number);
                if (number % 3 == 0) {
                    undone(tx, nested -> nested.insert(session));
                } else {
                    kept.add(tx.nested(nested -> nested.insert(session)).name());
                }
            }
            return 0;
        });
        assertEquals(kept, names(store));
        assertEquals(201, store.write(tx -> tx.insert(Conversations.session(1_000))).id());
    }

    @Test
    @Rule("SAV-10")
    void aRefusalWithinNestedWorkUndoesTheStatementAlone() {
        Store store = conversation();
        store.write(tx -> tx.nested(nested -> {
            nested.insert(Conversations.session(3));
            assertThrowsExactly(UniqueViolationException.class, () -> nested.insert(Conversations.session(3)));
            return nested.insert(Conversations.session(4));
        }));
        assertEquals(List.of("session-1", "session-2", "session-3", "session-4"), names(store));
        store.write(tx -> {
            assertThrowsExactly(UniqueViolationException.class, () -> tx.nested(nested -> {
                nested.insert(Conversations.session(5));
                return nested.insert(Conversations.session(4));
            }));
            return tx.insert(Conversations.session(6));
        });
        assertEquals(List.of("session-1", "session-2", "session-3", "session-4", "session-6"), names(store));
    }
}
