package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.Work;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Savepoints within and after one another: rules SAV. */
public class NestingContract extends ConversationTopic {
    /** The topic for this engine. */
    public NestingContract(TestedEngine engine) {
        super(engine);
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

    /** Inserts one session at each depth, of which the innermost alone is undone. */
    private static void keepAllButTheInnermost(WriteTransaction tx, int depthsLeft) {
        tx.insert(Conversations.session(depthsLeft));
        if (depthsLeft == 0) {
            undone(tx, inner -> inner.insert(Conversations.session(1_000)));
        } else {
            tx.nested(inner -> {
                keepAllButTheInnermost(inner, depthsLeft - 1);
                return depthsLeft;
            });
        }
    }

    @Test
    @Rule("SAV-08")
    void ofDeepSavepointsOneIsUndoneAlone() {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> {
            keepAllButTheInnermost(tx, 40);
            return tx.delete(Session.TYPE, 1);
        });
        assertEquals(40, store.repository(Session.TYPE).count());
        assertEquals(0, count(store, Session.TYPE, Session.NAME.eq("session-1000")));
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
                List.of(
                        "session-1",
                        "session-2",
                        "session-1002",
                        "session-1001",
                        "session-100",
                        "session-101",
                        "session-1101",
                        "session-1100"),
                names(store));
    }

    @Test
    @CountsRuns
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
        assertEquals(
                201, store.write(tx -> tx.insert(Conversations.session(1_000))).id());
    }
}
