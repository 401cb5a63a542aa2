package dev.isomer.storage.conformance;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.model.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the topics of reads beside writers begin with. */
abstract class SnapshotTopic extends Contract {
    static final Query<Session> BY_TIME =
            Session.TYPE.where(Session.STARTED_AT.isNotNull()).orderBy(Session.STARTED_AT.descending());

    SnapshotTopic(TestedEngine engine) {
        super(engine);
    }

    /** A store of this many sessions with a message each. */
    final Store sessions(int count) {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> {
            IntStream.rangeClosed(1, count).forEach(number -> {
                Session session = tx.insert(Conversations.session(number));
                tx.insert(Conversations.message(session, number));
            });
            return 0;
        });
        return store;
    }

    /** Everything that a transaction can be asked. */
    static List<Object> answers(ReadTransaction tx) {
        List<Session> given = new ArrayList<>();
        tx.forEach(BY_TIME, given::add);
        return List.of(
                tx.list(Session.TYPE.all()),
                tx.list(Message.TYPE.all()),
                tx.get(Session.TYPE, 1),
                tx.get(Session.TYPE, 4),
                tx.find(Session.NAME, "session-2"),
                tx.find(Session.NAME, "renamed"),
                tx.first(BY_TIME),
                given,
                tx.count(Session.TYPE),
                tx.count(Message.TYPE, Message.SESSION.le(2L)),
                tx.exists(Session.TYPE, Session.NAME.eq("session-9")),
                tx.countBy(Session.ARCHIVED, 9));
    }

    /** Changes most of what {@link #answers} asks for. */
    static int changeEverything(Store store) {
        return store.write(tx -> {
            tx.delete(Session.TYPE, 1);
            tx.update(tx.get(Session.TYPE, 2).orElseThrow().withName("renamed").withArchived(true));
            Session ninth = tx.insert(Conversations.session(9));
            tx.insert(Conversations.message(ninth, 1));
            return 0;
        });
    }
}
