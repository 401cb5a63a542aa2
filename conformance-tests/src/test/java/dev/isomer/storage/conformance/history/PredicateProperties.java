package dev.isomer.storage.conformance.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Predicate;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

@Tag("property")
final class PredicateProperties {
    private static final int ROWS = 40;

    /** Forty rows of the type with all values, and a predicate on them. */
    private record Given(List<Record> rows, EntityType<Record> type, Predicate<Record> one, Predicate<Record> other) {
        static Given of(long seed) {
            Random random = new Random(seed);
            EntityType<Record> type = Family.ALL_TYPES.types().get(0);
            ModelStore model = new ModelStore(Family.ALL_TYPES.schema());
            RandomRows rows = new RandomRows(Family.ALL_TYPES.schema(), model, random);
            for (int i = 0; i < ROWS; i++) {
                model.insert(rows.row(type, 0));
            }
            RandomQueries queries = new RandomQueries(model, random, rows);
            return new Given(model.rows(type), type, queries.predicate(type), queries.predicate(type));
        }

        Store open() {
            Store store = TestedEngine.of(new SortedMapEngine())
                    .open(Family.ALL_TYPES.schema(), StoreOptions.defaults(), Path.of(""));
            store.write(transaction -> {
                rows.forEach(transaction::insert);
                return true;
            });
            return store;
        }

        TreeSet<Long> ids(Store store, Predicate<Record> predicate) {
            TreeSet<Long> ids = new TreeSet<>();
            store.read(transaction -> transaction.list(type.where(predicate))).forEach(row -> ids.add(type.idOf(row)));
            assertEquals(ids.size(), store.repository(type).count(predicate), predicate::toString);
            assertEquals(!ids.isEmpty(), store.repository(type).exists(predicate), predicate::toString);
            return ids;
        }
    }

    @Property(tries = 200)
    void aPredicateAndItsNegationPartitionTheRows(@ForAll long seed) {
        Given given = Given.of(seed);
        try (Store store = given.open()) {
            TreeSet<Long> ids = given.ids(store, given.one);
            TreeSet<Long> others = given.ids(store, given.one.not());
            assertEquals(ROWS, ids.size() + others.size(), given.one::toString);
            ids.addAll(others);
            assertEquals(LongStream.rangeClosed(1, ROWS).boxed().toList(), List.copyOf(ids), given.one::toString);
        }
    }

    @Property(tries = 200)
    void combinationsAreThoseOfSets(@ForAll long seed) {
        Given given = Given.of(seed);
        try (Store store = given.open()) {
            TreeSet<Long> both = given.ids(store, given.one);
            TreeSet<Long> either = given.ids(store, given.one);
            both.retainAll(given.ids(store, given.other));
            either.addAll(given.ids(store, given.other));
            assertEquals(both, given.ids(store, given.one.and(given.other)));
            assertEquals(either, given.ids(store, given.one.or(given.other)));
            assertEquals(
                    given.ids(store, given.one.or(given.other).not()),
                    given.ids(store, given.one.not().and(given.other.not())));
        }
    }

    @Property(tries = 200)
    void theRowsAreThoseOfTheModel(@ForAll long seed) {
        Given given = Given.of(seed);
        try (Store store = given.open()) {
            TreeSet<Long> expected = new TreeSet<>();
            for (Record row : given.rows) {
                if (ModelQueries.matches(given.one, row)) {
                    expected.add(given.type.idOf(row));
                }
            }
            assertEquals(expected, given.ids(store, given.one), given.one::toString);
        }
    }
}
