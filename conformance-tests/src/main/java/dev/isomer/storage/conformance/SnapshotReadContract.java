package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a read sees while others write: rules SNP. */
@Tag("concurrency")
public class SnapshotReadContract extends SnapshotTopic {
    /** The topic for this engine. */
    public SnapshotReadContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("SNP-01")
    void aReadKeepsItsStateForItsWholeLifeWhileWritersCommit() {
        Store store = sessions(3);
        try (Threads threads = new Threads()) {
            List<Object> before = store.read(SnapshotReadContract::answers);
            store.read(tx -> {
                assertEquals(before, answers(tx));
                Threads.result(threads.start(() -> changeEverything(store)));
                assertEquals(before, answers(tx));
                Threads.result(threads.start(() -> store.write(writing -> writing.delete(Session.TYPE, 3))));
                assertEquals(before, answers(tx));
                return 0;
            });
        }
        assertEquals(
                List.of("renamed", "session-9"),
                store.read(tx -> tx.list(Session.TYPE.all())).stream()
                        .map(Session::name)
                        .toList());
    }

    @Test
    @Rule("SNP-02")
    void aReadThatHasAskedNothingYetKeepsTheStateOfItsBeginning() {
        Store store = sessions(3);
        List<Object> before = store.read(SnapshotReadContract::answers);
        try (Threads threads = new Threads()) {
            store.read(tx -> {
                Threads.result(threads.start(() -> changeEverything(store)));
                assertEquals(before, answers(tx));
                return 0;
            });
        }
    }

    @Test
    @Rule("SNP-05")
    void aReadThatStartsAfterAWriteHasReturnedSeesIt() {
        Store store = sessions(0);
        try (Threads threads = new Threads()) {
            for (int number = 1; number <= 20; number++) {
                Session session = Conversations.session(number);
                long id = Threads.result(threads.start(() -> store.write(tx -> tx.insert(session))))
                        .id();
                assertEquals(number, id);
                assertEquals(id, store.repository(Session.TYPE).count());
                assertEquals(
                        session.name(),
                        Threads.result(threads.start(() -> store.read(tx -> tx.get(Session.TYPE, id))))
                                .orElseThrow()
                                .name());
            }
        }
    }

    @Test
    @Rule("SNP-06")
    void aReadWithinAReadJoinsItsState() {
        Store store = sessions(3);
        try (Threads threads = new Threads()) {
            store.read(outer -> {
                List<Object> before = answers(outer);
                Threads.result(threads.start(() -> changeEverything(store)));
                assertEquals(before, store.read(SnapshotReadContract::answers));
                assertEquals(3, store.repository(Session.TYPE).count());
                assertEquals(before, answers(outer));
                return 0;
            });
        }
        assertEquals(
                "renamed", store.repository(Session.TYPE).get(2).orElseThrow().name());
    }

    @Test
    @Rule("SNP-08")
    void forEachInAReadGoesOnThroughItsStateWhileAWriterCommits() {
        Store store = sessions(40);
        List<Session> expected = store.read(tx -> tx.list(BY_TIME));
        List<Session> given = new ArrayList<>();
        try (Threads threads = new Threads()) {
            store.read(tx -> {
                tx.forEach(BY_TIME, session -> {
                    given.add(session);
                    if (given.size() % 10 == 5) {
                        Threads.result(threads.start(() -> store.write(writing -> {
                            writing.delete(Session.TYPE, session.id() - 1);
                            return writing.insert(Conversations.session(100 + given.size()));
                        })));
                    }
                });
                return 0;
            });
        }
        assertEquals(expected, given);
        assertEquals(40, store.repository(Session.TYPE).count());
    }
}
