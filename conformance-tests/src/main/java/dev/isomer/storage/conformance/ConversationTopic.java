package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.Work;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import java.util.List;

/** What the topics of transactions and savepoints begin with: a conversation, and work that is undone. */
abstract class ConversationTopic extends Contract {
    ConversationTopic(TestedEngine engine) {
        super(engine);
    }

    /** Two sessions of which the first has two messages. */
    final Store conversation() {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> {
            Session first = tx.insert(Conversations.session(1));
            tx.insert(Conversations.session(2));
            Message question = tx.insert(Conversations.message(first, 1));
            return tx.insert(Conversations.message(first, 2).withReplyTo(question.id()));
        });
        return store;
    }

    /** The names of the sessions, by ascending id. */
    static List<String> names(Store store) {
        return store.read(
                tx -> tx.list(Session.TYPE.all()).stream().map(Session::name).toList());
    }

    /** What nested work throws to be undone. */
    static final class Undo extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Runs nested work that is undone when it is done. */
    static void undone(WriteTransaction tx, Work<WriteTransaction, ?, RuntimeException> work) {
        assertThrowsExactly(
                Undo.class,
                () -> tx.nested(nested -> {
                    work.run(tx);
                    throw new Undo();
                }));
    }
}
