package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.Script.Actor;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Audit;
import dev.isomer.storage.conformance.wrapped.Place;
import dev.isomer.storage.error.UniqueViolationException;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Threads that stand still at any place of an engine, and others that go on: rules WAI. */
@Tag("concurrency")
public class PauseContract extends PauseTopic {
    private static final List<Integer> BEFORE = List.of(10, 20);

    /** The topic for this engine. */
    public PauseContract(TestedEngine engine) {
        super(engine);
    }

    private void everythingButWritingGoesOn(Store store, Script script) {
        assertEquals(BEFORE, script.beside(() -> store.read(AnomalyTopic::values)));
        assertEquals(2, script.beside(() -> store.repository(Audit.TYPE).list()).size());
        assertEquals(2, script.beside(store::statistics).rows());
        assertEquals(List.of(), script.beside(store::verify));
        if (isForked(store)) {
            assertEquals(BEFORE, track(script.beside(store::fork)).read(AnomalyTopic::values));
        }
    }

    @Test
    @Rule("WAI-01")
    void whereverAWriteStandsStillAllElseGoesOnAndOtherWritesWait() {
        for (Place place : List.of(
                Place.WRITE, Place.INSERT, Place.MARK, Place.UPDATE, Place.DELETE, Place.SEAL, Place.ROLLBACK)) {
            boolean commit = place != Place.ROLLBACK;
            Paused paused = paused();
            Store store = paused.store();
            Stop stop = paused.stopAt(place);
            try (Script script = script(store)) {
                Future<Integer> first = script.starts(() -> change(store, commit));
                stop.untilReached();
                Actor<ReadTransaction> reader = script.reads();
                Actor<WriteTransaction> second = script.waits();
                everythingButWritingGoesOn(store, script);
                reader.sees(BEFORE, AnomalyTopic::values);
                stop.letGo();
                if (commit) {
                    assertEquals(1, Threads.result(first).intValue());
                } else {
                    assertThrowsExactly(IllegalStateException.class, () -> Threads.result(first));
                }
                second.goesOn();
                second.sees(commit ? List.of(11, 30) : BEFORE, AnomalyTopic::values);
                second.commits();
                reader.sees(BEFORE, AnomalyTopic::values);
                reader.commits();
            }
        }
    }

    @Test
    @Rule("WAI-02")
    void whereverAReadStandsStillWritesAndOtherReadsGoOn() {
        for (Place place : List.of(Place.READ, Place.GET, Place.SCAN, Place.ROW)) {
            Paused paused = paused();
            Store store = paused.store();
            Stop stop = paused.stopAt(place);
            try (Script script = script(store)) {
                Future<List<Integer>> reader = script.starts(() -> store.read(tx -> {
                    tx.get(Audit.TYPE, 1);
                    return values(tx);
                }));
                stop.untilReached();
                assertEquals(1, script.beside(() -> change(store, true)).intValue());
                Actor<WriteTransaction> second = script.writes();
                second.sees(12, tx -> set(tx, 1, 12));
                second.commits();
                assertEquals(List.of(12, 30), script.beside(() -> store.read(AnomalyTopic::values)));
                assertEquals(2, script.beside(store::statistics).rows());
                assertEquals(List.of(), script.beside(store::verify));
                stop.letGo();
                assertEquals(place == Place.READ ? List.of(12, 30) : BEFORE, Threads.result(reader), place::name);
            }
        }
    }

    @Test
    @Rule("WAI-03")
    void aCommitThatIsNotDurableYetHoldsUpNobodyAndIsSeenAsAWhole() {
        Paused paused = paused();
        Store store = paused.store();
        Stop stop = paused.stopAt(Place.SEALED);
        List<Integer> after = List.of(11, 30);
        try (Script script = script(store)) {
            Future<Integer> first = script.starts(() -> change(store, true));
            stop.untilReached();
            List<Integer> seen = script.beside(() -> store.read(AnomalyTopic::values));
            assertTrue(seen.equals(BEFORE) || seen.equals(after), seen::toString);
            Actor<WriteTransaction> second = script.writes();
            second.sees(after, AnomalyTopic::values);
            second.sees(12, tx -> set(tx, 1, 12));
            second.commits();
            assertEquals(List.of(12, 30), script.beside(() -> store.read(AnomalyTopic::values)));
            stop.letGo();
            assertEquals(1, Threads.result(first).intValue());
        }
        assertEquals(List.of(12, 30), store.read(AnomalyTopic::values));
    }

    @Test
    @Rule("ISO-15")
    void whatAWriteWasRefusedForIsThereAfterwards() {
        Paused paused = paused();
        Store store = paused.store();
        Stop stop = paused.stopAt(Place.SEALED);
        try (Script script = script(store)) {
            Future<Integer> first = script.starts(() -> change(store, true));
            stop.untilReached();
            Audit sameCode = new Audit(0, "row 3", 1.0, null);
            assertThrowsExactly(
                    UniqueViolationException.class, () -> script.beside(() -> store.write(tx -> tx.insert(sameCode))));
            assertEquals(List.of(11, 30), script.beside(() -> store.read(AnomalyTopic::values)));
            stop.letGo();
            assertEquals(1, Threads.result(first).intValue());
        }
    }
}
