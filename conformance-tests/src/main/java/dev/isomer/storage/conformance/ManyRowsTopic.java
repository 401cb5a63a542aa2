package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Ranks;
import dev.isomer.storage.conformance.fixture.Ranks.Ranked;
import dev.isomer.storage.model.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What the topics of many rows begin with: a store, and the numbers that its rows follow from. */
abstract class ManyRowsTopic extends Contract {
    static final int ROWS = 1_200;

    /** What the rows must be: the number that each follows from, by id. */
    final TreeMap<Long, Integer> numbers = new TreeMap<>();

    final Random random = new Random(1);

    ManyRowsTopic(TestedEngine engine) {
        super(engine);
    }

    final List<Integer> shuffled(int from, int to) {
        List<Integer> all = new ArrayList<>(IntStream.range(from, to).boxed().toList());
        Collections.shuffle(all, random);
        return all;
    }

    final void insert(WriteTransaction tx, int number) {
        numbers.put(tx.insert(Ranks.row(number)).id(), number);
    }

    final void delete(WriteTransaction tx, long id) {
        assertTrue(tx.delete(AllTypes.TYPE, id));
        numbers.remove(id);
    }

    final void update(WriteTransaction tx, long id, int number) {
        tx.update(AllTypes.TYPE.withId(Ranks.row(number), id));
        numbers.put(id, number);
    }

    /** Every sixth row changes, every seventh goes, and some come. */
    final void change(WriteTransaction tx) {
        for (long id : List.copyOf(numbers.keySet())) {
            if (random.nextInt(6) == 0) {
                update(tx, id, random.nextInt(2 * ROWS));
            } else if (random.nextInt(7) == 0) {
                delete(tx, id);
            }
        }
        shuffled(ROWS, ROWS + 100).forEach(number -> insert(tx, number));
    }

    private static List<Long> ids(ReadTransaction tx, Query<AllTypes> query) {
        return tx.list(query).stream().map(AllTypes::id).toList();
    }

    static List<Long> reversed(List<Long> ids) {
        List<Long> reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        return reversed;
    }

    /** Asks for all rows, and by every index for the whole, for a range and for pages, upwards and downwards. */
    final void assertHolds(ReadTransaction tx) {
        assertEquals(numbers.size(), tx.count(AllTypes.TYPE));
        assertEquals(
                List.copyOf(numbers.values()),
                tx.list(AllTypes.TYPE.all()).stream().map(AllTypes::integer).toList());
        for (Ranked<?> ranked : Ranks.ALL) {
            assertHolds(tx, ranked);
        }
        List<Long> like = Ranks.ALL.get(0).ids(numbers, rank -> rank >= 1_900);
        assertEquals(like, ids(tx, AllTypes.TYPE.where(Ranks.lastTexts()).orderBy(AllTypes.OPTIONAL_TEXT)));
    }

    private void assertHolds(ReadTransaction tx, Ranked<?> ranked) {
        String name = ranked.attribute().name();
        List<Long> all = ranked.ids(numbers, rank -> true);
        Query<AllTypes> upwards = AllTypes.TYPE.all().orderBy(ranked.attribute());
        Query<AllTypes> downwards =
                AllTypes.TYPE.all().orderBy(ranked.attribute().descending());
        assertEquals(all, ids(tx, upwards), name);
        assertEquals(reversed(all).stream().limit(300).toList(), ids(tx, downwards.limit(300)), name);
        int least = ranked.ranks() / 5;
        int greatest = ranked.ranks() * 3 / 4;
        List<Long> range = ranked.ids(numbers, rank -> rank >= least && rank <= greatest);
        Query<AllTypes> within = AllTypes.TYPE.where(ranked.between(least, greatest));
        assertEquals(range, ids(tx, within.orderBy(ranked.attribute())), name);
        assertEquals(reversed(range), ids(tx, within.orderBy(ranked.attribute().descending())), name);
        assertEquals(range.size(), tx.count(AllTypes.TYPE, ranked.between(least, greatest)), name);
        assertEquals(!range.isEmpty(), tx.exists(AllTypes.TYPE, ranked.between(least, greatest)), name);
        if (!all.isEmpty()) {
            int middle = all.size() / 2;
            AllTypes row = tx.get(AllTypes.TYPE, all.get(middle)).orElseThrow();
            List<Long> after = all.subList(middle + 1, all.size());
            assertEquals(after, ids(tx, upwards.after(upwards.positionOf(row))), name);
            List<Long> before = reversed(all.subList(0, middle));
            assertEquals(
                    before.stream().skip(40).limit(60).toList(),
                    ids(
                            tx,
                            downwards
                                    .after(downwards.positionOf(row))
                                    .offset(40)
                                    .limit(60)),
                    name);
        }
    }

    final void inOneTransaction(Store store, Consumer<WriteTransaction> work) {
        store.write(tx -> {
            work.accept(tx);
            assertEquals(numbers.size(), tx.count(AllTypes.TYPE));
            return null;
        });
        assertEquals(List.of(), store.verify());
        store.read(tx -> {
            assertHolds(tx);
            return null;
        });
    }
}
