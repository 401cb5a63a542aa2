package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads and writes that do not wait for each other: rules SNP. */
@Tag("concurrency")
public class NoWaitContract extends SnapshotTopic {
    /** The topic for this engine. */
    public NoWaitContract(TestedEngine engine) {
        super(engine);
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
                tx.nested(nested ->
                        nested.update(nested.get(Session.TYPE, 2).orElseThrow().withName("renamed")));
                changed.countDown();
                Threads.await(release);
                return 0;
            }));
            Threads.await(changed);
            assertEquals(before, Threads.result(threads.start(() -> store.read(SnapshotReadContract::answers))));
            assertEquals(
                    2,
                    Threads.result(threads.start(
                                    () -> store.repository(Session.TYPE).list()))
                            .get(1)
                            .id());
            release.countDown();
            Threads.result(writer);
        }
        assertEquals(3, store.repository(Session.TYPE).count());
        assertEquals(
                List.of(2L, 3L, 4L),
                store.repository(Session.TYPE).list().stream().map(Session::id).toList());
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
}
