package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Samples;
import dev.isomer.storage.conformance.fixture.Samples.Sample;
import dev.isomer.storage.error.InvalidQueryException;
import dev.isomer.storage.model.Order;
import dev.isomer.storage.model.Position;
import dev.isomer.storage.model.Query;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts of an answer by limit, offset and position: rules PAG. */
public class PageContract extends Contract {
    /** The topic for this engine. */
    public PageContract(TestedEngine engine) {
        super(engine);
    }

    private Store samples() {
        Store store = open(AllTypes.SCHEMA);
        store.write(tx -> {
            Samples.rows().forEach(tx::insert);
            return tx.count(AllTypes.TYPE);
        });
        return store;
    }

    /** Every attribute up, down, and with another one in the same and in the other direction. */
    private static List<Query<AllTypes>> orderedQueries() {
        List<Query<AllTypes>> queries = new ArrayList<>(List.of(AllTypes.TYPE.all()));
        List<Sample<?>> samples = Samples.ALL;
        for (int i = 0; i < samples.size(); i++) {
            Order<AllTypes> up = samples.get(i).attribute();
            Order<AllTypes> down = samples.get(i).attribute().descending();
            Order<AllTypes> other = samples.get((i + 3) % samples.size()).attribute();
            Order<AllTypes> otherDown = other.attribute().descending();
            for (List<Order<AllTypes>> orders : List.of(
                    List.of(up),
                    List.of(down),
                    List.of(up, other),
                    List.of(up, otherDown),
                    List.of(down, other),
                    List.of(down, otherDown))) {
                queries.add(AllTypes.TYPE.all().orderBy(orders));
            }
        }
        return queries;
    }

    @Test
    @Rule("PAG-01")
    void limitGivesTheFirstRowsAndZeroNone() {
        Store store = samples();
        store.read(tx -> {
            for (Query<AllTypes> query : orderedQueries()) {
                List<AllTypes> all = tx.list(query);
                for (int limit : new int[] {0, 1, Samples.ROWS - 1, Samples.ROWS, Samples.ROWS + 1}) {
                    assertEquals(all.subList(0, Math.min(limit, all.size())), tx.list(query.limit(limit)));
                }
                assertEquals(all, tx.list(query.limit(Long.MAX_VALUE)));
            }
            return 0;
        });
    }

    @Test
    @Rule("PAG-02")
    void offsetLeavesOutTheFirstRows() {
        Store store = samples();
        store.read(tx -> {
            for (Query<AllTypes> query : orderedQueries()) {
                List<AllTypes> all = tx.list(query);
                for (int offset : new int[] {0, 1, Samples.ROWS - 1, Samples.ROWS, Samples.ROWS + 1}) {
                    int from = Math.min(offset, all.size());
                    assertEquals(all.subList(from, all.size()), tx.list(query.offset(offset)));
                    assertEquals(
                            all.subList(from, Math.min(from + 5, all.size())),
                            tx.list(query.offset(offset).limit(5)));
                }
                assertEquals(List.of(), tx.list(query.offset(Long.MAX_VALUE).limit(Long.MAX_VALUE)));
            }
            return 0;
        });
    }

    @Test
    @Rule("PAG-03")
    void negativeLimitsAndOffsetsAreRefused() {
        Query<AllTypes> all = AllTypes.TYPE.all();
        assertThrowsExactly(InvalidQueryException.class, () -> all.limit(-1));
        assertThrowsExactly(InvalidQueryException.class, () -> all.offset(-1));
    }

    @Test
    @Rule("PAG-04")
    void afterGivesWhatSortsStrictlyAfterAPosition() {
        Store store = samples();
        store.read(tx -> {
            for (Query<AllTypes> query : orderedQueries()) {
                List<AllTypes> all = tx.list(query);
                for (int i = 0; i < all.size(); i += 11) {
                    Position position = query.positionOf(all.get(i));
                    assertEquals(all.subList(i + 1, all.size()), tx.list(query.after(position)), query::toString);
                }
                assertEquals(List.of(), tx.list(query.after(query.positionOf(all.get(all.size() - 1)))));
            }
            return 0;
        });
    }

    @Test
    @Rule("PAG-05")
    void pageByPageEveryRowComesOnce() {
        Store store = samples();
        store.read(tx -> {
            for (Query<AllTypes> query : orderedQueries()) {
                for (int size : new int[] {7, Samples.ROWS - 1}) {
                    assertEquals(tx.list(query), pages(tx, query, size), query::toString);
                }
            }
            return 0;
        });
    }

    private static List<AllTypes> pages(ReadTransaction tx, Query<AllTypes> query, int size) {
        List<AllTypes> joined = new ArrayList<>();
        List<AllTypes> page = tx.list(query.limit(size));
        while (!page.isEmpty() && joined.size() <= Samples.ROWS) {
            joined.addAll(page);
            Position last = query.positionOf(page.get(page.size() - 1));
            page = tx.list(query.limit(size).after(Position.parse(last.toString())));
        }
        return joined;
    }

    @Test
    @Rule("PAG-06")
    void afterComesFirstThenOffsetThenLimit() {
        Store store = samples();
        Query<AllTypes> query = AllTypes.TYPE
                .where(AllTypes.OPTIONAL_NUMBER.isNotNull())
                .orderBy(AllTypes.OPTIONAL_COLOR.descending(), AllTypes.OPTIONAL_NUMBER);
        store.read(tx -> {
            List<AllTypes> all = tx.list(query);
            Position position = query.positionOf(all.get(4));
            assertEquals(
                    all.subList(8, 13), tx.list(query.after(position).offset(3).limit(5)));
            return 0;
        });
    }

    @Test
    @Rule("PAG-07")
    void aPositionOutlivesItsRow() {
        Store store = samples();
        for (Query<AllTypes> query : orderedQueries()) {
            List<AllTypes> all = store.read(tx -> tx.list(query));
            assertEquals(Samples.ROWS, all.size());
            AllTypes row = all.get(17);
            Position position = query.positionOf(row);
            List<AllTypes> rest = all.subList(18, all.size());
            IllegalStateException undo = new IllegalStateException("undo");
            assertThrowsExactly(
                    IllegalStateException.class,
                    () -> store.write(tx -> {
                        tx.update(AllTypes.TYPE.withId(AllTypes.empty().with(AllTypes.TEXT, "elsewhere"), row.id()));
                        tx.delete(AllTypes.TYPE, row.id());
                        assertEquals(rest, tx.list(query.after(position)), query::toString);
                        throw undo;
                    }));
        }
    }

    @Test
    @Rule("PAG-08")
    void aPositionOfARowThatNeverWasWorksToo() {
        Store store = samples();
        Query<AllTypes> query = AllTypes.TYPE.all().orderBy(AllTypes.OPTIONAL_TEXT);
        AllTypes imagined = AllTypes.TYPE.withId(AllTypes.empty().with(AllTypes.OPTIONAL_TEXT, "aaa"), 1_000);
        List<AllTypes> expected = store.read(tx ->
                tx.list(AllTypes.TYPE.where(AllTypes.OPTIONAL_TEXT.gt("aaa")).orderBy(AllTypes.OPTIONAL_TEXT)));
        assertEquals(expected, store.read(tx -> tx.list(query.after(query.positionOf(imagined)))));
    }
}
