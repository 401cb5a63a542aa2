package dev.isomer.storage.conformance.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Position;
import dev.isomer.storage.model.Query;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Assertions;

@Tag("property")
final class ValueProperties {
    private static final long SECONDS_OF_YEAR_1 = -62_135_596_800L;
    private static final long SECONDS_OF_YEAR_10000 = 253_402_300_800L;

    private static Store open() {
        return TestedEngine.of(new SortedMapEngine()).open(AllTypes.SCHEMA, StoreOptions.defaults(), Path.of(""));
    }

    @Provide
    Arbitrary<AllTypes> rows() {
        Arbitrary<String> texts = Arbitraries.integers()
                .between(1, 0x10ffff)
                .filter(point -> point < 0xd800 || point > 0xdfff)
                .list()
                .ofMaxSize(30)
                .map(points -> points.stream().map(Character::toString).reduce("", String::concat));
        Arbitrary<Bytes> bytes =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(30).map(Bytes::of);
        Arbitrary<Long> longs =
                Arbitraries.oneOf(Arbitraries.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE), Arbitraries.longs());
        Arbitrary<Integer> integers =
                Arbitraries.oneOf(Arbitraries.of(Integer.MIN_VALUE, 0, Integer.MAX_VALUE), Arbitraries.integers());
        Arbitrary<Double> reals = Arbitraries.oneOf(
                Arbitraries.of(0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE),
                Arbitraries.doubles());
        Arbitrary<Instant> times = Combinators.combine(
                        Arbitraries.longs().between(SECONDS_OF_YEAR_1, SECONDS_OF_YEAR_10000 - 1),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
        Arbitrary<AllTypes.Color> colors = Arbitraries.of(AllTypes.Color.class);
        return Combinators.combine(texts, longs, integers, reals, Arbitraries.of(true, false), times, bytes)
                .flatAs((text, number, integer, real, flag, time, content) -> Combinators.combine(
                                colors, texts.injectNull(0.2), reals.injectNull(0.2), times.injectNull(0.2))
                        .as((color, otherText, otherReal, otherTime) -> new AllTypes(
                                0, text, number, integer, real, flag, time, content, color, otherText, null, integer,
                                otherReal, null, otherTime, null, color)));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aRowComesBackAsInsertReturnedIt(@ForAll("rows") AllTypes row) {
        try (Store store = open()) {
            AllTypes stored = store.write(transaction -> transaction.insert(row));
            assertEquals(Optional.of(stored), store.read(transaction -> transaction.get(AllTypes.TYPE, stored.id())));
            assertEquals(row.text(), stored.text());
            assertEquals(row.bytes(), stored.bytes());
            assertEquals(row.time().truncatedTo(ChronoUnit.MICROS), stored.time());
            assertEquals(Double.doubleToRawLongBits(row.real() + 0.0), Double.doubleToRawLongBits(stored.real()));
            assertEquals(stored, store.write(transaction -> transaction.update(stored)));
            assertEquals(List.of(), store.verify());
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aRowIsFoundByEachOfItsValues(@ForAll("rows") AllTypes row) {
        try (Store store = open()) {
            AllTypes stored = store.write(transaction -> transaction.insert(row));
            long found = store.read(transaction -> transaction.count(
                    AllTypes.TYPE,
                    AllTypes.TEXT
                            .eq(row.text())
                            .and(AllTypes.NUMBER.between(row.number(), row.number()))
                            .and(AllTypes.INTEGER.in(row.integer()))
                            .and(AllTypes.REAL.eq(row.real()))
                            .and(AllTypes.FLAG.eq(row.flag()))
                            .and(AllTypes.TIME.eq(row.time()))
                            .and(AllTypes.BYTES.le(row.bytes()))
                            .and(AllTypes.TEXT.startsWith(row.text()))
                            .and(AllTypes.TYPE.id().eq(stored.id()))));
            assertEquals(1, found);
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void pagesByPositionGiveEachRowOnceInTheOrderOfTheQuery(
            @ForAll("manyRows") List<AllTypes> rows, @ForAll("pageSizes") int pageSize) {
        Query<AllTypes> query =
                AllTypes.TYPE.all().orderBy(AllTypes.OPTIONAL_TEXT.descending(), AllTypes.FLAG, AllTypes.COLOR);
        try (Store store = open()) {
            store.write(transaction -> {
                rows.forEach(transaction::insert);
                return transaction.count(AllTypes.TYPE);
            });
            List<AllTypes> whole = store.read(transaction -> transaction.list(query));
            assertEquals(rows.size(), whole.size());
            for (int from = 0; from < whole.size(); from += pageSize) {
                List<AllTypes> expected = whole.subList(from, Math.min(whole.size(), from + pageSize));
                Query<AllTypes> page = query.limit(pageSize);
                Query<AllTypes> next = from == 0 ? page : page.after(position(query, whole.get(from - 1)));
                assertEquals(expected, store.read(transaction -> transaction.list(next)));
            }
        }
    }

    private static Position position(Query<AllTypes> query, AllTypes row) {
        Position position = query.positionOf(row);
        assertEquals(position, Position.parse(position.toString()));
        return Position.parse(position.toString());
    }

    @Provide
    Arbitrary<List<AllTypes>> manyRows() {
        return rows().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<Integer> pageSizes() {
        return Arbitraries.integers().between(1, 5);
    }

    @Property
    void aTextOfAnyUnitsIsStoredOrRefusedAsTheModelSays(@ForAll String text) {
        AllTypes row = AllTypes.empty().with(AllTypes.TEXT, text);
        try (Store store = open()) {
            if (ModelValues.isValid(AllTypes.TEXT, text, false)) {
                assertEquals(
                        text,
                        store.write(transaction -> transaction.insert(row)).text());
            } else {
                InvalidValueException refused = Assertions.assertThrowsExactly(
                        InvalidValueException.class, () -> store.write(transaction -> transaction.insert(row)));
                assertEquals("text", refused.problems().get(0).attribute());
                assertEquals(0L, (long) store.read(transaction -> transaction.count(AllTypes.TYPE)));
            }
        }
    }
}
