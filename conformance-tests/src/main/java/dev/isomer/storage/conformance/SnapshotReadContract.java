package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.model.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a read sees while others write: rules SNP. */
@Tag("concurrency")
public class SnapshotReadContract extends Contract {
    private static final Query<Session> BY_TIME =
            Session.TYPE.where(Session.STARTED_AT.isNotNull()).orderBy(Session.STARTED_AT.descending());

    /** The topic for this engine. */
    public SnapshotReadContract(TestedEngine engine) {
        super(engine);
    }

    private Store sessions(int count) {
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
    private static List<Object> answers(ReadTransaction tx) {
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

    private static int changeEverything(Store store) {
        return store.write(tx -> {
            tx.delete(Session.TYPE, 1);
            tx.update(tx.get(Session.TYPE, 2).orElseThrow().withName("renamed").withArchived(true));
            Session ninth = tx.insert(Conversations.session(9));
            tx.insert(Conversations.message(ninth, 1));
            return 0;
        });
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
    @Rule("SNP-03")
    void aReadNeverWaitsForAWriterAndSeesNothingOfItBeforeItsCommit() {
        Store store = sessions(3);
        List<Object> before = store.read(SnapshotReadContract::answers);
        CountDownLatch changed = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (Threads threads = new Threads()) {
            Future<Integer> writer = threads.start(() -> store.write(tx -> {
                tx.delete(Session.TYPE, 1);
                tx.insert(Conversations.session(9));
                tx.nested(nested -> nested.update(nested.get(Session.TYPE, 2).orElseThrow().withName("renamed")));
                changed.countDown();
                Threads.await(release);
                return 0;
            }));
            Threads.await(changed);
            assertEquals(before, Threads.result(threads.start(() -> store.read(SnapshotReadContract::answers))));
            assertEquals(2, Threads.result(threads.start(() -> store.repository(Session.TYPE).list())).get(1).id());
            release.countDown();
            Threads.result(writer);
        }
        assertEquals(3, store.repository(Session.TYPE).count());
        assertEquals(List.of(2L, 3L, 4L), store.repository(Session.TYPE).list().stream().map(Session::id).toList());
    }

    @Test
    @Rule("SNP-04")
    void aWriterNeverWaitsForReaders() {
        Store store = sessions(3);
        CountDownLatch reading = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        try (Threads threads = new Threads()) {
            List<Future<Long>> readers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                readers.add(threads.start(() -> store.read(tx -> {
                    tx.count(Session.TYPE);
                    reading.countDown();
                    Threads.await(release);
                    return tx.count(Session.TYPE);
                })));
            }
            Threads.await(reading);
            Threads.result(threads.start(() -> changeEverything(store)));
            Threads.result(threads.start(() -> store.write(tx -> tx.insert(Conversations.session(10)))));
            release.countDown();
            for (Future<Long> reader : readers) {
                assertEquals(3, Threads.result(reader));
            }
        }
        assertEquals(4, store.repository(Session.TYPE).count());
    }

    @Test
    @Rule("SNP-05")
    void aReadThatStartsAfterAWriteHasReturnedSeesIt() {
        Store store = sessions(0);
        try (Threads threads = new Threads()) {
            for (int number = 1; number <= 20; number++) {
                Session session = Conversations.session(number);
                long id = Threads.result(threads.start(() -> store.write(tx -> tx.insert(session)))).id();
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
        assertEquals("renamed", store.repository(Session.TYPE).get(2).orElseThrow().name());
    }

    @Test
    @Rule("SNP-07")
    void whatIsRolledBackIsNeverSeen() {
        Store store = sessions(3);
        List<Object> before = store.read(SnapshotReadContract::answers);
        CountDownLatch changed = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (Threads threads = new Threads()) {
            Future<Integer> writer = threads.start(() -> store.write(tx -> {
                tx.update(tx.get(Session.TYPE, 2).orElseThrow().withName("renamed"));
                tx.delete(Session.TYPE, 1);
                changed.countDown();
                Threads.await(release);
                throw new IllegalStateException("undo");
            }));
            Threads.await(changed);
            store.read(tx -> {
                assertEquals(before, answers(tx));
                release.countDown();
                assertThrowsExactly(IllegalStateException.class, () -> Threads.result(writer));
                assertEquals(before, answers(tx));
                return 0;
            });
        }
        assertEquals(before, store.read(SnapshotReadContract::answers));
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
