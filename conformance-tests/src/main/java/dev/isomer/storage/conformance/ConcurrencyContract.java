package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Audit;
import dev.isomer.storage.conformance.fixture.Audits;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Finding;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Screenshot;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.UniqueViolationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many threads at once: rules CON. */
@Tag("concurrency")
public class ConcurrencyContract extends Contract {
    private static final int THREADS = 10;

    /** The topic for this engine. */
    public ConcurrencyContract(TestedEngine engine) {
        super(engine);
    }

    private static <R> List<R> together(int threads, IntFunction<R> work) {
        try (Threads running = new Threads()) {
            return running.together(IntStream.range(0, threads)
                    .<Callable<R>>mapToObj(number -> () -> work.apply(number))
                    .toList());
        }
    }

    @Test
    @CountsRuns
    @Rule("CON-01")
    void tenWritersOfTenRowsEachMakeAHundredRowsWithoutAnyRetryShowing() {
        Store store = open(Conversations.SCHEMA);
        AtomicInteger runs = new AtomicInteger();
        List<List<Long>> ids = together(THREADS, writer -> {
            List<Long> own = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Session session = Conversations.session(writer * THREADS + i);
                own.add(store.write(tx -> {
                            runs.incrementAndGet();
                            return tx.insert(session);
                        })
                        .id());
            }
            return own;
        });
        assertEquals(100, runs.get());
        List<Long> all = ids.stream().flatMap(List::stream).sorted().toList();
        assertEquals(LongStream.rangeClosed(1, 100).boxed().toList(), all);
        ids.forEach(own -> assertEquals(own.stream().sorted().toList(), own));
        assertEquals(100, store.repository(Session.TYPE).count());
    }

    @Test
    @Rule("CON-02")
    void ofTenRowsWithOneUniqueValueExactlyOneWins() {
        Store store = open(Conversations.SCHEMA);
        List<String> outcomes = together(THREADS, writer -> {
            try {
                store.write(tx -> tx.insert(Conversations.session(1).withTitle("writer " + writer)));
                return "won";
            } catch (UniqueViolationException taken) {
                return taken.attributes() + " " + taken.value();
            }
        });
        assertEquals(1, Collections.frequency(outcomes, "won"));
        assertEquals(THREADS - 1, Collections.frequency(outcomes, "[name] \"session-1\""));
        List<Session> rows = store.repository(Session.TYPE).list();
        assertEquals(List.of(1L), rows.stream().map(Session::id).toList());
    }

    @Test
    @Rule("CON-03")
    void aReaderBesideThreeWritersNeverSeesHalfATransaction() {
        Store store = open(Audits.SCHEMA);
        insert(store, new Audit(0, "left", 0.0, null));
        insert(store, new Audit(0, "right", 100.0, null));
        CountDownLatch writersAreDone = new CountDownLatch(3);
        try (Threads threads = new Threads()) {
            Future<Integer> reader = threads.start(() -> {
                do {
                    store.read(tx -> {
                        double left = tx.find(Audit.CODE, "left").orElseThrow().score();
                        List<Audit> both = tx.list(Audit.TYPE.all());
                        assertEquals(
                                List.of(left, 100.0 - left),
                                both.stream().map(Audit::score).toList());
                        return 0;
                    });
                } while (writersAreDone.getCount() > 0);
                return 0;
            });
            List<Callable<Integer>> writers = Collections.nCopies(3, () -> {
                for (int i = 0; i < 25; i++) {
                    store.write(tx -> transfer(tx.get(Audit.TYPE, 1).orElseThrow(), tx));
                }
                writersAreDone.countDown();
                return 0;
            });
            threads.together(writers);
            Threads.result(reader);
        }
        assertEquals(
                List.of(75.0, 25.0),
                store.repository(Audit.TYPE).list().stream().map(Audit::score).toList());
    }

    private static int transfer(Audit left, WriteTransaction tx) {
        Audit right = tx.get(Audit.TYPE, 2).orElseThrow();
        tx.update(new Audit(1, left.code(), left.score() + 1, null));
        tx.update(new Audit(2, right.code(), right.score() - 1, null));
        return 0;
    }

    @Test
    @Rule("CON-04")
    void noUpdateIsLost() {
        Store store = open(Conversations.SCHEMA);
        Session session = store.write(tx -> tx.insert(Conversations.session(1)));
        store.write(tx -> tx.insert(Conversations.message(session, 0)));
        together(4, writer -> {
            for (int i = 0; i < 25; i++) {
                store.write(tx -> {
                    Message message = tx.get(Message.TYPE, 1).orElseThrow();
                    return tx.update(message.withPosition(message.position() + 1));
                });
            }
            return writer;
        });
        assertEquals(100, store.repository(Message.TYPE).get(1).orElseThrow().position());
    }

    @Test
    @Rule("CON-05")
    void whatAWriteHasReadStillHoldsWhenItCommits() {
        Store store = open(Conversations.SCHEMA);
        List<Boolean> inserted = together(
                THREADS,
                writer -> store.write(tx -> {
                    if (tx.count(Session.TYPE, Session.NAME.startsWith("session-")) >= 3) {
                        return false;
                    }
                    tx.insert(Conversations.session(writer));
                    return true;
                }));
        assertEquals(3, Collections.frequency(inserted, true));
        assertEquals(3, store.repository(Session.TYPE).count());
    }

    @Test
    @Rule("CON-06")
    void aParentIsNotDeletedFromUnderAChild() {
        Store store = open(Audits.SCHEMA);
        for (int number = 0; number < 6; number++) {
            // Each begins first in a third of the rounds; in the others, both at once.
            int first = number % 3;
            CountDownLatch begun = new CountDownLatch(first < 2 ? 1 : 0);
            Audit audit = insert(store, Audits.audit(number));
            Screenshot picture = insert(store, Audits.screenshot(audit, number));
            Finding finding = insert(store, Audits.finding(audit, number));
            List<String> outcomes = together(2, writer -> {
                if (writer != first) {
                    Threads.await(begun);
                }
                try {
                    return store.write(tx -> {
                        begun.countDown();
                        return writer == 0
                                ? "" + tx.delete(Screenshot.TYPE, picture.id())
                                : tx.update(finding.withEvidence(picture.id())).title();
                    });
                } catch (ReferenceViolationException refused) {
                    return refused.attributes().toString();
                }
            });
            boolean deletedFirst = outcomes.get(0).equals("true");
            assertEquals(
                    deletedFirst ? List.of("true", "[evidence]") : List.of("[evidence]", finding.title()), outcomes);
        }
    }
}
