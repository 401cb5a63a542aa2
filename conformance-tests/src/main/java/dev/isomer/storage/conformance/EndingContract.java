package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.wrapped.Place;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.spi.TransientFailure;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How transactions of the engine end, whatever their work does: rules TXN-20 and TXN-21. */
public class EndingContract extends FailingTopic {
    /** The topic for this engine. */
    public EndingContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("TXN-20")
    void aReadThatTheDatabaseAbortsRunsAgainEvenIfItsWorkGoesOn() {
        for (boolean throwsItself : new boolean[] {false, true}) {
            Failing failing = failing();
            failing.driver().failAt(Place.GET, 1, aborted());
            AtomicInteger runs = new AtomicInteger();
            String answer = failing.store().read(tx -> {
                runs.incrementAndGet();
                try {
                    return tx.get(Session.TYPE, 1).orElseThrow().name();
                } catch (TransientFailure swallowed) {
                    if (throwsItself) {
                        throw new IllegalStateException("instead");
                    }
                    return "nothing";
                }
            });
            assertEquals("session-1", answer);
            assertEquals(2, runs.get());
        }
    }

    @Test
    @CountsRuns
    @Rule("TXN-12")
    void aWriteThatTheDatabaseAbortsRunsAgainWhateverItsWorkThrows() {
        Failing failing = failing();
        failing.driver().failAt(Place.INSERT, 1, aborted());
        AtomicInteger runs = new AtomicInteger();
        Session inserted = failing.store().write(tx -> {
            runs.incrementAndGet();
            try {
                return tx.insert(Conversations.session(2));
            } catch (TransientFailure swallowed) {
                throw new IllegalStateException("instead");
            }
        });
        assertEquals(2, inserted.id());
        assertEquals(2, runs.get());
    }

    @Test
    @CountsRuns
    @Rule("TXN-21")
    void everyTransactionOfTheEngineIsEndedOnce() {
        Failing failing = failing();
        int ends = failing.driver().passes(Place.END);
        int rollbacks = failing.driver().passes(Place.ROLLBACK);
        int seals = failing.driver().passes(Place.SEAL);
        failing.store().read(tx -> tx.count(Session.TYPE));
        failing.store().repository(Session.TYPE).count();
        assertThrowsExactly(
                IllegalStateException.class,
                () -> failing.store().read(tx -> {
                    throw new IllegalStateException("the work's own");
                }));
        assertEquals(ends + 3, failing.driver().passes(Place.END));
        assertThrowsExactly(
                IllegalStateException.class,
                () -> failing.store().write(tx -> {
                    throw new IllegalStateException("the work's own");
                }));
        assertThrowsExactly(
                UniqueViolationException.class,
                () -> failing.store().repository(Session.TYPE).insert(Conversations.session(1)));
        assertEquals(rollbacks + 2, failing.driver().passes(Place.ROLLBACK));
        assertEquals(seals, failing.driver().passes(Place.SEAL));
        failing.store().write(tx -> tx.insert(Conversations.session(2)));
        assertEquals(seals + 1, failing.driver().passes(Place.SEAL));
        assertEquals(rollbacks + 2, failing.driver().passes(Place.ROLLBACK));
        assertEquals(ends + 3, failing.driver().passes(Place.END));
    }
}
