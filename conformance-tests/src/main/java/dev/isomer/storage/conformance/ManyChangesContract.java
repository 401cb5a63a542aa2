package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Ranks;
import dev.isomer.storage.model.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More changes in one transaction than any engine keeps aside: rules VOL-02 and VOL-03. */
@Tag("large")
public class ManyChangesContract extends ManyRowsTopic {
    /** The topic for this engine. */
    public ManyChangesContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @CountsRuns
    @Rule("VOL-02")
    void anyNumberOfChangesIsUndoneAndLeavesNothing() {
        Store store = open(AllTypes.SCHEMA);
        inOneTransaction(store, tx -> shuffled(0, ROWS).forEach(number -> insert(tx, number)));
        inOneTransaction(store, tx -> {
            undone(tx);
            tx.nested(nested -> {
                change(nested);
                undone(nested);
                change(nested);
                return null;
            });
            undone(tx);
        });
        TreeMap<Long, Integer> before = new TreeMap<>(numbers);
        var sizes = store.statistics().types();
        assertThrowsExactly(
                IllegalStateException.class,
                () -> store.write(tx -> {
                    change(tx);
                    throw new IllegalStateException("undone");
                }));
        numbers.clear();
        numbers.putAll(before);
        assertEquals(sizes, store.statistics().types());
        inOneTransaction(store, this::undone);
    }

    private void undone(WriteTransaction tx) {
        TreeMap<Long, Integer> before = new TreeMap<>(numbers);
        assertThrowsExactly(
                IllegalStateException.class,
                () -> tx.nested(nested -> {
                    change(nested);
                    assertHolds(nested);
                    throw new IllegalStateException("undone");
                }));
        numbers.clear();
        numbers.putAll(before);
    }

    @Test
    @CountsRuns
    @Rule("VOL-03")
    void aReadKeepsItsStateWhileAnyNumberOfRowsChanges() {
        Store store = open(AllTypes.SCHEMA);
        inOneTransaction(store, tx -> shuffled(0, ROWS).forEach(number -> insert(tx, number)));
        TreeMap<Long, Integer> before = new TreeMap<>(numbers);
        Query<AllTypes> query = AllTypes.TYPE.all().orderBy(AllTypes.OPTIONAL_REAL);
        List<Long> expected = Ranks.ALL.get(3).ids(before, rank -> true);
        List<Long> given = new ArrayList<>();
        try (Threads threads = new Threads()) {
            store.read(reading -> {
                reading.forEach(query, row -> {
                    given.add(row.id());
                    if (given.size() % 500 == 1) {
                        Threads.result(threads.start(() -> store.write(tx -> {
                            change(tx);
                            return null;
                        })));
                    }
                });
                TreeMap<Long, Integer> after = new TreeMap<>(numbers);
                numbers.clear();
                numbers.putAll(before);
                assertHolds(reading);
                numbers.clear();
                numbers.putAll(after);
                return null;
            });
        }
        assertEquals(expected, given);
        inOneTransaction(store, tx -> {});
    }
}
