package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.Script.Actor;
import dev.isomer.storage.conformance.engine.TestedEngine;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The anomalies of Hermitage that a reader beside writers can have: rules ISO. */
@Tag("concurrency")
public class ReadAnomalyContract extends AnomalyTopic {
    /** The topic for this engine. */
    public ReadAnomalyContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("ISO-02")
    void g1aAbortedReads() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<ReadTransaction> t2 = script.reads();
            Actor<WriteTransaction> t1 = script.writes();
            t1.does(tx -> set(tx, 1, 101));
            Actor<ReadTransaction> t3 = script.reads();
            t2.sees(10, tx -> value(tx, 1));
            t3.sees(10, tx -> value(tx, 1));
            t1.rollsBack();
            t2.sees(List.of(10, 20), AnomalyTopic::values);
            t3.sees(List.of(10, 20), AnomalyTopic::values);
            t2.commits();
            t3.commits();
        }
        assertEquals(List.of(10, 20), store.read(AnomalyTopic::values));
    }

    @Test
    @Rule("ISO-03")
    void g1bIntermediateReads() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<WriteTransaction> t1 = script.writes();
            t1.does(tx -> set(tx, 1, 101));
            Actor<ReadTransaction> t2 = script.reads();
            t2.sees(10, tx -> value(tx, 1));
            t1.does(tx -> set(tx, 1, 11));
            t1.commits();
            t2.sees(10, tx -> value(tx, 1));
            t2.commits();
            assertEquals(List.of(11, 20), script.beside(() -> store.read(AnomalyTopic::values)));
        }
    }

    @Test
    @Rule("ISO-05")
    void otvObservedTransactionVanishes() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<WriteTransaction> t1 = script.writes();
            Actor<WriteTransaction> t2 = script.waits();
            t1.does(tx -> set(tx, 1, 11));
            t1.does(tx -> set(tx, 2, 19));
            t1.commits();
            t2.goesOn();
            t2.does(tx -> set(tx, 1, 12));
            Actor<ReadTransaction> t3 = script.reads();
            t3.sees(11, tx -> value(tx, 1));
            t2.does(tx -> set(tx, 2, 18));
            t3.sees(19, tx -> value(tx, 2));
            t2.commits();
            t3.sees(19, tx -> value(tx, 2));
            t3.sees(11, tx -> value(tx, 1));
            t3.commits();
        }
        assertEquals(List.of(12, 18), store.read(AnomalyTopic::values));
    }

    @Test
    @Rule("ISO-06")
    void pmpPredicateManyPrecedersOfARead() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<ReadTransaction> t1 = script.reads();
            t1.sees(List.of(), tx -> idsOf(tx, 30));
            Actor<WriteTransaction> t2 = script.writes();
            t2.sees(3L, tx -> add(tx, 30));
            t2.commits();
            t1.sees(List.of(), tx -> idsOf(tx, 30, 42));
            t1.sees(List.of(10, 20), AnomalyTopic::values);
            t1.commits();
        }
        assertEquals(List.of(10, 20, 30), store.read(AnomalyTopic::values));
    }

    @Test
    @Rule("ISO-09")
    void gSingleReadSkew() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<ReadTransaction> t1 = script.reads();
            t1.sees(10, tx -> value(tx, 1));
            Actor<WriteTransaction> t2 = script.writes();
            t2.sees(List.of(10, 20), AnomalyTopic::values);
            t2.does(tx -> set(tx, 1, 12));
            t2.does(tx -> set(tx, 2, 18));
            t2.commits();
            t1.sees(20, tx -> value(tx, 2));
            t1.commits();
        }
        assertEquals(List.of(12, 18), store.read(AnomalyTopic::values));
    }

    @Test
    @Rule("ISO-10")
    void gSingleReadSkewByPredicate() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<ReadTransaction> t1 = script.reads();
            t1.sees(List.of(1L, 2L), tx -> idsOf(tx, 10, 20));
            Actor<WriteTransaction> t2 = script.writes();
            t2.does(tx -> set(tx, 1, 12));
            t2.commits();
            t1.sees(List.of(), tx -> idsOf(tx, 12));
            t1.sees(List.of(1L, 2L), tx -> idsOf(tx, 10, 20));
            t1.commits();
        }
        assertEquals(List.of(12, 20), store.read(AnomalyTopic::values));
    }

    @Test
    @Rule("ISO-15")
    void staleReadsOfReadersAndWriters() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<ReadTransaction> before = script.reads();
            for (int value = 11; value < 19; value++) {
                int next = value;
                Actor<WriteTransaction> t1 = script.writes();
                t1.sees(next - 1, tx -> value(tx, 1));
                t1.does(tx -> set(tx, 1, next));
                t1.commits();
                Actor<ReadTransaction> t2 = script.reads();
                t2.sees(next, tx -> value(tx, 1));
                Actor<ReadTransaction> t3 = script.reads();
                t3.sees(List.of(1L), tx -> idsOf(tx, next));
                t2.commits();
                t3.commits();
                assertEquals(List.of(next, 20), store.read(AnomalyTopic::values));
            }
            before.sees(10, tx -> value(tx, 1));
            before.commits();
        }
    }
}
