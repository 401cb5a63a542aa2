package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Samples;
import dev.isomer.storage.conformance.fixture.Samples.Sample;
import dev.isomer.storage.model.Order;
import dev.isomer.storage.model.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** In which order rows come: rules QRY. */
public class OrderContract extends Contract {
    /** The topic for this engine. */
    public OrderContract(TestedEngine engine) {
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

    private static List<Long> ids(Store store, Query<AllTypes> query) {
        return store.read(tx -> tx.list(query).stream().map(AllTypes::id).toList());
    }

    /** One term of an order, with the sample that it orders by. */
    private record Term(Sample<?> sample, boolean descending) {
        Order<AllTypes> order() {
            return descending ? sample.attribute().descending() : sample.attribute();
        }

        Comparator<Long> comparator() {
            Comparator<Long> ascending = Comparator.comparingInt(sample::rank);
            return descending ? ascending.reversed() : ascending;
        }
    }

    private static List<Long> expected(List<Term> terms) {
        Comparator<Long> comparator = terms.get(0).comparator();
        for (Term term : terms.subList(1, terms.size())) {
            comparator = comparator.thenComparing(term.comparator());
        }
        boolean descending = terms.get(terms.size() - 1).descending();
        comparator = comparator.thenComparing(descending ? Comparator.reverseOrder() : Comparator.naturalOrder());
        return LongStream.rangeClosed(1, Samples.ROWS)
                .boxed()
                .sorted(comparator)
                .toList();
    }

    private static void check(Store store, Term... terms) {
        List<Order<AllTypes>> orders = new ArrayList<>();
        for (Term term : terms) {
            orders.add(term.order());
        }
        assertEquals(expected(List.of(terms)), ids(store, AllTypes.TYPE.all().orderBy(orders)), orders::toString);
    }

    @Test
    @Rule("QRY-16")
    void withoutAnOrderRowsComeByAscendingId() {
        Store store = samples();
        List<Long> all = LongStream.rangeClosed(1, Samples.ROWS).boxed().toList();
        assertEquals(all, ids(store, AllTypes.TYPE.all()));
        Sample<?> times = Samples.ALL.stream()
                .filter(sample -> sample.attribute() == AllTypes.OPTIONAL_TIME)
                .findFirst()
                .orElseThrow();
        assertEquals(
                times.ids(rank -> rank >= 1),
                ids(
                        store,
                        AllTypes.TYPE.where(AllTypes.OPTIONAL_TIME
                                .isNotNull()
                                .and(AllTypes.OPTIONAL_TIME.gt(Instant.parse("0001-01-01T00:00:00Z"))))));
    }

    @Test
    @Rule("QRY-17")
    void eachTypeHasItsOrderWithNullAsTheLeast() {
        Store store = samples();
        for (Sample<?> sample : Samples.ALL) {
            check(store, new Term(sample, false));
            check(store, new Term(sample, true));
        }
    }

    @Test
    @Rule("QRY-18")
    void severalOrdersCountFromTheFirstToTheLastEachInItsDirection() {
        Store store = samples();
        List<Sample<?>> samples = Samples.ALL;
        for (int i = 0; i < samples.size(); i++) {
            Sample<?> first = samples.get(i);
            Sample<?> second = samples.get((i + 5) % samples.size());
            check(store, new Term(first, false), new Term(second, false));
            check(store, new Term(first, false), new Term(second, true));
            check(store, new Term(first, true), new Term(second, false));
            check(store, new Term(first, true), new Term(second, true));
        }
        check(
                store,
                new Term(samples.get(9), true),
                new Term(samples.get(15), false),
                new Term(samples.get(8), false),
                new Term(samples.get(3), true));
    }

    @Test
    @Rule("QRY-19")
    void rowsThatTieComeByIdInTheDirectionOfTheLastOrder() {
        Store store = open(AllTypes.SCHEMA);
        store.write(tx -> {
            for (int i = 0; i < 6; i++) {
                tx.insert(AllTypes.empty().with(AllTypes.OPTIONAL_FLAG, i % 2 == 0 ? true : null));
            }
            return tx.count(AllTypes.TYPE);
        });
        Query<AllTypes> all = AllTypes.TYPE.all();
        for (var flag : List.of(AllTypes.FLAG, AllTypes.OPTIONAL_FLAG)) {
            boolean tied = flag == AllTypes.FLAG;
            assertEquals(
                    tied ? List.of(1L, 2L, 3L, 4L, 5L, 6L) : List.of(2L, 4L, 6L, 1L, 3L, 5L),
                    ids(store, all.orderBy(flag)));
            assertEquals(
                    tied ? List.of(6L, 5L, 4L, 3L, 2L, 1L) : List.of(5L, 3L, 1L, 6L, 4L, 2L),
                    ids(store, all.orderBy(flag.descending())));
            assertEquals(
                    tied ? List.of(6L, 5L, 4L, 3L, 2L, 1L) : List.of(6L, 4L, 2L, 5L, 3L, 1L),
                    ids(store, all.orderBy(flag, AllTypes.NUMBER.descending())));
            assertEquals(
                    tied ? List.of(1L, 2L, 3L, 4L, 5L, 6L) : List.of(1L, 3L, 5L, 2L, 4L, 6L),
                    ids(store, all.orderBy(flag.descending(), AllTypes.NUMBER)));
        }
    }

    @Test
    @Rule("QRY-20")
    void theIdItselfMayBeAnyOfTheOrders() {
        Store store = open(AllTypes.SCHEMA);
        store.write(tx -> {
            for (int i = 0; i < 4; i++) {
                tx.insert(AllTypes.empty().with(AllTypes.OPTIONAL_NUMBER, i % 2L));
            }
            return tx.count(AllTypes.TYPE);
        });
        var id = AllTypes.TYPE.id();
        Query<AllTypes> all = AllTypes.TYPE.all();
        assertEquals(List.of(1L, 2L, 3L, 4L), ids(store, all.orderBy(id)));
        assertEquals(List.of(4L, 3L, 2L, 1L), ids(store, all.orderBy(id.descending())));
        assertEquals(List.of(3L, 1L, 4L, 2L), ids(store, all.orderBy(AllTypes.OPTIONAL_NUMBER, id.descending())));
        assertEquals(List.of(2L, 4L, 1L, 3L), ids(store, all.orderBy(AllTypes.OPTIONAL_NUMBER.descending(), id)));
        assertEquals(List.of(4L, 3L, 2L, 1L), ids(store, all.orderBy(id.descending(), AllTypes.OPTIONAL_NUMBER)));
    }
}
