package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.wrapped.FailingDriver;
import dev.isomer.storage.conformance.wrapped.Place;
import dev.isomer.storage.error.BusyException;
import dev.isomer.storage.error.ConflictException;
import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.error.TransactionFailedException;
import dev.isomer.storage.spi.TransientFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What becomes of a transaction when the disk, the connection or the database fails within it: rules TXN. */
public class FailureContract extends Contract {
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    /** The topic for this engine. */
    public FailureContract(TestedEngine engine) {
        super(engine);
    }

    /** A store whose driver fails where it is told to. */
    private record Failing(Store store, FailingDriver driver) {}

    private Failing failing() {
        AtomicReference<FailingDriver> made = new AtomicReference<>();
        Store store = open(Conversations.SCHEMA, StoreOptions.defaults(), inner -> {
            made.set(new FailingDriver(inner));
            return made.get();
        });
        store.write(tx -> tx.insert(Conversations.session(1)));
        return new Failing(store, made.get());
    }

    private static Supplier<RuntimeException> disk() {
        return () -> new IllegalStateException("the disk is gone");
    }

    private static Supplier<RuntimeException> aborted() {
        return () -> new TransientFailure("aborted", new IllegalStateException("by another"), false);
    }

    private static void assertOnlyTheFirstSession(Store store) {
        assertEquals(
                List.of(Session.TYPE.withId(Conversations.session(1), 1)),
                store.read(tx -> tx.list(Session.TYPE.all())));
        assertEquals(Optional.empty(), store.read(tx -> tx.find(Session.NAME, "session-2")));
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
    @Rule("TXN-10")
    void aWriteThatTheDatabaseAbortsRunsAgainAsAWhole() {
        for (Place place : List.of(Place.WRITE, Place.GET, Place.INSERT, Place.MARK, Place.SEAL)) {
            Failing failing = failing();
            failing.driver().failAt(place, 2, aborted());
            AtomicInteger runs = new AtomicInteger();
            Session second = failing.store().write(tx -> {
                runs.incrementAndGet();
                assertEquals(1, tx.count(Session.TYPE));
                Session inserted = tx.insert(Conversations.session(2));
                tx.get(Session.TYPE, 1);
                return tx.nested(nested -> nested.update(inserted.withTitle("changed")));
            });
            assertEquals(place == Place.WRITE ? 1 : 3, runs.get(), place::name);
            assertEquals(2, second.id());
            assertEquals(2, failing.store().repository(Session.TYPE).count());
        }
    }

    @Test
    @Rule("TXN-11")
    void aWriteThatIsAbortedEachTimeIsAConflictAfterABoundedNumberOfRuns() {
        Failing failing = failing();
        failing.driver().failAt(Place.SEAL, UNBOUNDED, aborted());
        AtomicInteger runs = new AtomicInteger();
        assertThrowsExactly(
                ConflictException.class,
                () -> failing.store().write(tx -> {
                    runs.incrementAndGet();
                    return tx.insert(Conversations.session(2));
                }));
        assertTrue(runs.get() >= 2 && runs.get() <= 100, () -> runs + " runs");
        failing.driver().failAt(Place.SEAL, 0, aborted());
        assertOnlyTheFirstSession(failing.store());
        failing.driver().failAt(Place.READ, UNBOUNDED, aborted());
        assertThrowsExactly(ConflictException.class, () -> failing.store().read(tx -> tx.count(Session.TYPE)));
        failing.driver().failAt(Place.READ, 2, aborted());
        assertEquals(1, failing.store().repository(Session.TYPE).count());
    }

    @Test
    @Rule("TXN-12")
    void anAbortCountsEvenIfTheWorkSwallowsIt() {
        Failing failing = failing();
        failing.driver().failAt(Place.INSERT, 1, aborted());
        List<Boolean> refused = new ArrayList<>();
        failing.store().write(tx -> {
            try {
                tx.insert(Conversations.session(2));
                refused.add(false);
            } catch (RuntimeException swallowed) {
                refused.add(true);
            }
            return 0;
        });
        assertEquals(List.of(true, false), refused);
        assertEquals(2, failing.store().repository(Session.TYPE).count());
    }

    @Test
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
    @Rule("TXN-14")
    void aDatabaseHeldByAnotherProcessIsBusyAtOnce() {
        Failing failing = failing();
        failing.driver().failAt(Place.WRITE, 1, () -> new TransientFailure("held", new IllegalStateException(), true));
        AtomicInteger runs = new AtomicInteger();
        assertThrowsExactly(BusyException.class, () -> failing.store().write(tx -> runs.incrementAndGet()));
        assertEquals(0, runs.get());
        assertEquals(
                2,
                failing.store().write(tx -> tx.insert(Conversations.session(2))).id());
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
