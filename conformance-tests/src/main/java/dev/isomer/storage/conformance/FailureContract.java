package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.wrapped.Place;
import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.error.TransactionFailedException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What becomes of a transaction in which the disk, the connection or the engine fails: rules TXN. */
public class FailureContract extends FailingTopic {
    /** The topic for this engine. */
    public FailureContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("TXN-08")
    void aFailureThatIsNoRefusalEndsTheTransaction() {
        List<Place> places =
                List.of(Place.GET, Place.SCAN, Place.INSERT, Place.UPDATE, Place.DELETE, Place.MARK, Place.ROLLBACK_TO);
        for (Place place : places) {
            Failing failing = failing();
            failing.driver().failAt(place, 1, disk());
            assertThrowsExactly(
                    TransactionFailedException.class,
                    () -> failing.store().write(tx -> {
                        StorageFailureException failure = assertThrowsExactly(
                                StorageFailureException.class, () -> useEverything(tx), place::name);
                        assertEquals("the disk is gone", failure.getCause().getMessage());
                        assertLaterCallsFail(tx);
                        return "the work goes on as if nothing had happened";
                    }));
            assertOnlyTheFirstSession(failing.store());
            assertEquals(
                    2,
                    failing.store()
                            .write(tx -> tx.insert(Conversations.session(2)))
                            .id());
        }
    }

    /** Passes every place but the beginning and the end of a transaction, each after a change. */
    private static void useEverything(WriteTransaction tx) {
        Session second = tx.insert(Conversations.session(2));
        tx.get(Session.TYPE, 1);
        tx.list(Session.TYPE.all());
        tx.update(second.withTitle("changed"));
        tx.delete(Session.TYPE, 1);
        try {
            tx.nested(nested -> {
                nested.insert(Conversations.session(3));
                throw new Undone();
            });
        } catch (Undone undone) {
            tx.get(Session.TYPE, 3);
        }
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static void assertLaterCallsFail(WriteTransaction tx) {
        List<Consumer<WriteTransaction>> calls = List.of(
                late -> late.get(Session.TYPE, 1),
                late -> late.find(Session.NAME, "session-1"),
                late -> late.list(Session.TYPE.all()),
                late -> late.count(Session.TYPE),
                late -> late.countBy(Session.ARCHIVED, 1),
                late -> late.insert(Conversations.session(4)),
                late -> late.update(Session.TYPE.withId(Conversations.session(4), 1)),
                late -> late.delete(Session.TYPE, 1),
                late -> late.nested(nested -> 0));
        for (Consumer<WriteTransaction> call : calls) {
            TransactionFailedException refusal =
                    assertThrowsExactly(TransactionFailedException.class, () -> call.accept(tx));
            assertTrue(refusal.getMessage().endsWith("."), refusal::getMessage);
        }
    }

    @Test
    @Rule("TXN-09")
    void aFailureWithinNestedWorkEndsTheWholeTransaction() {
        Failing failing = failing();
        assertThrowsExactly(
                TransactionFailedException.class,
                () -> failing.store().write(tx -> {
                    tx.insert(Conversations.session(2));
                    failing.driver().failAt(Place.INSERT, 1, disk());
                    assertThrowsExactly(
                            StorageFailureException.class,
                            () -> tx.nested(nested -> nested.insert(Conversations.session(3))));
                    assertThrowsExactly(TransactionFailedException.class, () -> tx.count(Session.TYPE));
                    return 0;
                }));
        assertOnlyTheFirstSession(failing.store());
    }

    @Test
    @CountsRuns
    @Rule("TXN-13")
    void anUnknownOutcomeIsToldAndNeverRetried() {
        for (Place place : List.of(Place.SEAL, Place.AWAIT)) {
            Failing failing = failing();
            OutcomeUnknownException lost =
                    new OutcomeUnknownException("The connection was lost; look what is there.", null);
            failing.driver().failAt(place, 1, () -> lost);
            AtomicInteger runs = new AtomicInteger();
            OutcomeUnknownException thrown = assertThrowsExactly(
                    OutcomeUnknownException.class,
                    () -> failing.store().write(tx -> {
                        runs.incrementAndGet();
                        return tx.insert(Conversations.session(2));
                    }));
            assertSame(lost, thrown);
            assertEquals(1, runs.get());
            assertEquals(
                    place == Place.AWAIT ? 2 : 1,
                    failing.store().repository(Session.TYPE).count());
            assertEquals(
                    place == Place.AWAIT ? 3 : 2,
                    failing.store()
                            .write(tx -> tx.insert(Conversations.session(3)))
                            .id());
        }
    }

    @Test
    @Rule("TXN-15")
    void aFailureToBeginOrToCommitIsAStorageFailureThatChangesNothing() {
        for (Place place : List.of(Place.WRITE, Place.SEAL)) {
            Failing failing = failing();
            failing.driver().failAt(place, 1, disk());
            assertThrowsExactly(
                    StorageFailureException.class,
                    () -> failing.store().write(tx -> tx.insert(Conversations.session(2))));
            assertOnlyTheFirstSession(failing.store());
            assertEquals(
                    2,
                    failing.store()
                            .write(tx -> tx.insert(Conversations.session(2)))
                            .id());
        }
        Failing failing = failing();
        failing.driver().failAt(Place.READ, 1, disk());
        assertThrowsExactly(StorageFailureException.class, () -> failing.store().read(tx -> tx.count(Session.TYPE)));
        assertOnlyTheFirstSession(failing.store());
    }
}
