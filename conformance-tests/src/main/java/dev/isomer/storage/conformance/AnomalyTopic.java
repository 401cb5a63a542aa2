package dev.isomer.storage.conformance;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Audit;
import dev.isomer.storage.conformance.fixture.Audits;
import java.util.List;

/** What the anomalies begin with, as in Martin Kleppmann's Hermitage: row 1 has the value 10, row 2 the value 20. */
abstract class AnomalyTopic extends Contract {
    AnomalyTopic(TestedEngine engine) {
        super(engine);
    }

    /** A store of the two rows. */
    final Store tenAndTwenty() {
        Store store = open(Audits.SCHEMA);
        store.write(tx -> {
            add(tx, 10);
            return add(tx, 20);
        });
        return store;
    }

    /** Adds a row of this value under the next id. */
    static long add(WriteTransaction tx, int value) {
        long next = tx.count(Audit.TYPE) + 1;
        return tx.insert(new Audit(0, "row " + next, (double) value, null)).id();
    }

    static int value(ReadTransaction tx, long id) {
        return valueOf(tx.get(Audit.TYPE, id).orElseThrow());
    }

    private static int valueOf(Audit row) {
        return (int) (double) row.score();
    }

    /** Gives a row a value, which comes back. */
    static int set(WriteTransaction tx, long id, int value) {
        return valueOf(tx.update(new Audit(id, "row " + id, (double) value, null)));
    }

    /** The values of all rows, by id. */
    static List<Integer> values(ReadTransaction tx) {
        return tx.list(Audit.TYPE.all()).stream().map(AnomalyTopic::valueOf).toList();
    }

    /** The ids of the rows that have one of these values. */
    static List<Long> idsOf(ReadTransaction tx, double... values) {
        Double[] boxed = new Double[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = values[i];
        }
        return tx.list(Audit.TYPE.where(Audit.SCORE.in(boxed))).stream()
                .map(Audit::id)
                .toList();
    }

    /** Deletes the rows of this value; how many there were. */
    static int deleteWhere(WriteTransaction tx, int value) {
        List<Long> ids = idsOf(tx, value);
        ids.forEach(id -> tx.delete(Audit.TYPE, id));
        return ids.size();
    }
}
