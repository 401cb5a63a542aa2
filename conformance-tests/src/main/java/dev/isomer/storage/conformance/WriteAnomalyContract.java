package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.Script.Actor;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Audit;
import dev.isomer.storage.error.MissingEntityException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The anomalies of Hermitage that two writers can have: rules ISO. */
@Tag("concurrency")
public class WriteAnomalyContract extends AnomalyTopic {
    /** The topic for this engine. */
    public WriteAnomalyContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("ISO-01")
    void g0WriteCycles() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<WriteTransaction> t1 = script.writes();
            Actor<WriteTransaction> t2 = script.waits();
            t1.does(tx -> set(tx, 1, 11));
            t1.does(tx -> set(tx, 2, 21));
            t1.commits();
            t2.goesOn();
            t2.does(tx -> set(tx, 1, 12));
            assertEquals(List.of(11, 21), store.read(AnomalyTopic::values));
            t2.does(tx -> set(tx, 2, 22));
            t2.commits();
        }
        assertEquals(List.of(12, 22), store.read(AnomalyTopic::values));
    }

    @Test
    @Rule("ISO-04")
    void g1cCircularInformationFlow() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<WriteTransaction> t1 = script.writes();
            Actor<WriteTransaction> t2 = script.waits();
            t1.does(tx -> set(tx, 1, 11));
            t1.sees(20, tx -> value(tx, 2));
            t1.commits();
            t2.goesOn();
            t2.does(tx -> set(tx, 2, 22));
            t2.sees(11, tx -> value(tx, 1));
            t2.commits();
        }
        assertEquals(List.of(11, 22), store.read(AnomalyTopic::values));
    }

    @Test
    @Rule("ISO-07")
    void pmpPredicateManyPrecedersOfAWrite() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<WriteTransaction> t1 = script.writes();
            Actor<WriteTransaction> t2 = script.waits();
            t1.does(tx -> set(tx, 1, value(tx, 1) + 10));
            t1.does(tx -> set(tx, 2, value(tx, 2) + 10));
            t1.commits();
            t2.goesOn();
            t2.sees(1, tx -> deleteWhere(tx, 20));
            t2.sees(List.of(30), AnomalyTopic::values);
            t2.commits();
        }
        assertEquals(List.of(30), store.read(AnomalyTopic::values));
    }

    @Test
    @Rule("ISO-08")
    void p4LostUpdate() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<WriteTransaction> t1 = script.writes();
            t1.sees(10, tx -> value(tx, 1));
            Actor<WriteTransaction> t2 = script.waits();
            t1.does(tx -> set(tx, 1, value(tx, 1) + 1));
            t1.commits();
            t2.goesOn();
            t2.sees(11, tx -> value(tx, 1));
            t2.does(tx -> set(tx, 1, value(tx, 1) + 1));
            t2.commits();
        }
        assertEquals(List.of(12, 20), store.read(AnomalyTopic::values));
    }

    @Test
    @Rule("ISO-11")
    void gSingleReadSkewOfAWriteByPredicate() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<WriteTransaction> t1 = script.writes();
            t1.sees(10, tx -> value(tx, 1));
            Actor<WriteTransaction> t2 = script.waits();
            t1.sees(1, tx -> deleteWhere(tx, 20));
            t1.commits();
            t2.goesOn();
            t2.sees(List.of(10), AnomalyTopic::values);
            t2.does(tx -> set(tx, 1, 12));
            assertThrowsExactly(MissingEntityException.class, () -> t2.does(tx -> set(tx, 2, 18)));
            t2.commits();
        }
        assertEquals(List.of(12), store.read(AnomalyTopic::values));
    }

    @Test
    @Rule("ISO-11")
    void gSingleReadSkewOfAWriteThatIsRolledBack() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<WriteTransaction> t1 = script.writes();
            t1.sees(10, tx -> value(tx, 1));
            Actor<WriteTransaction> t2 = script.waits();
            t1.sees(1, tx -> deleteWhere(tx, 20));
            t1.rollsBack();
            t2.goesOn();
            t2.sees(List.of(10, 20), AnomalyTopic::values);
            t2.does(tx -> set(tx, 1, 12));
            t2.does(tx -> set(tx, 2, 18));
            t2.commits();
        }
        assertEquals(List.of(12, 18), store.read(AnomalyTopic::values));
    }

    @Test
    @Rule("ISO-12")
    void g2ItemWriteSkew() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<WriteTransaction> t1 = script.writes();
            Actor<WriteTransaction> t2 = script.waits();
            t1.sees(List.of(10, 20), AnomalyTopic::values);
            t1.does(tx -> set(tx, 1, 11));
            t1.commits();
            t2.goesOn();
            t2.sees(List.of(11, 20), AnomalyTopic::values);
            t2.does(tx -> set(tx, 2, 21));
            t2.commits();
        }
        assertEquals(List.of(11, 21), store.read(AnomalyTopic::values));
    }

    @Test
    @Rule("ISO-13")
    void g2AntiDependencyCyclesByPredicate() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<WriteTransaction> t1 = script.writes();
            Actor<WriteTransaction> t2 = script.waits();
            t1.sees(List.of(), tx -> idsOf(tx, 30, 42));
            t1.sees(3L, tx -> add(tx, 30));
            t1.commits();
            t2.goesOn();
            t2.sees(List.of(3L), tx -> idsOf(tx, 30, 42));
            t2.sees(1L, tx -> tx.count(Audit.TYPE, Audit.SCORE.ge(30.0)));
            t2.commits();
        }
        assertEquals(List.of(10, 20, 30), store.read(AnomalyTopic::values));
    }

    @Test
    @Rule("ISO-14")
    void g2AntiDependencyCyclesWithAReaderBetween() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<WriteTransaction> t1 = script.writes();
            t1.sees(List.of(10, 20), AnomalyTopic::values);
            Actor<WriteTransaction> t2 = script.waits();
            Actor<ReadTransaction> t3 = script.reads();
            t3.sees(List.of(10, 20), AnomalyTopic::values);
            t1.does(tx -> set(tx, 1, 0));
            t1.commits();
            t2.goesOn();
            t2.does(tx -> set(tx, 2, value(tx, 2) + 5));
            t2.commits();
            t3.sees(List.of(10, 20), AnomalyTopic::values);
            t3.commits();
        }
        assertEquals(List.of(0, 25), store.read(AnomalyTopic::values));
    }
}
