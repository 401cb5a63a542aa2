package dev.isomer.storage.conformance;

import static dev.isomer.storage.conformance.fixture.Samples.NULL_RANK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.AllTypes.Color;
import dev.isomer.storage.conformance.fixture.Samples;
import dev.isomer.storage.conformance.fixture.Samples.Sample;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Which rows a predicate selects: rules QRY. Every kind is asked of every type, with null and without, and negated. */
public class QueryContract extends Contract {
    /** The topic for this engine. */
    public QueryContract(TestedEngine engine) {
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

    /** Asks on a store with samples, about each attribute. */
    private void forEachSample(BiConsumer<ReadTransaction, Sample<?>> question) {
        Store store = samples();
        store.read(tx -> {
            Samples.ALL.forEach(sample -> question.accept(tx, sample));
            return tx.count(AllTypes.TYPE);
        });
    }

    private static <V> void check(
            ReadTransaction tx, Sample<V> sample, Predicate<AllTypes> predicate, IntPredicate expected) {
        assertEquals(sample.ids(expected), ids(tx, predicate), predicate::toString);
        assertEquals(sample.ids(expected.negate()), ids(tx, predicate.not()), () -> "not " + predicate);
    }

    private static List<Long> ids(ReadTransaction tx, Predicate<AllTypes> predicate) {
        return tx.list(AllTypes.TYPE.where(predicate)).stream()
                .map(AllTypes::id)
                .toList();
    }

    @Test
    @Rule("QRY-01")
    void comparisonsFollowTheOrderOfEachTypeAndAreFalseOnNull() {
        forEachSample(QueryContract::comparisons);
    }

    private static <V> void comparisons(ReadTransaction tx, Sample<V> sample) {
        Attribute<AllTypes, V> attribute = sample.attribute();
        for (int i = 0; i < sample.ascending().size(); i++) {
            V value = sample.ascending().get(i);
            int than = i;
            check(tx, sample, attribute.eq(value), rank -> rank == than);
            check(tx, sample, attribute.lt(value), rank -> rank != NULL_RANK && rank < than);
            check(tx, sample, attribute.le(value), rank -> rank != NULL_RANK && rank <= than);
            check(tx, sample, attribute.gt(value), rank -> rank > than);
            check(tx, sample, attribute.ge(value), rank -> rank >= than);
        }
    }

    @Test
    @Rule("QRY-02")
    void neIsTheNegationOfEqAndSoTrueOnNull() {
        forEachSample(QueryContract::differences);
    }

    private static <V> void differences(ReadTransaction tx, Sample<V> sample) {
        for (int i = 0; i < sample.ascending().size(); i++) {
            int than = i;
            Attribute<AllTypes, V> attribute = sample.attribute();
            check(tx, sample, attribute.ne(sample.ascending().get(i)), rank -> rank != than);
        }
    }

    @Test
    @Rule("QRY-03")
    void isNullAndIsNotNullTellNullFromEveryValue() {
        forEachSample(QueryContract::nulls);
    }

    private static <V> void nulls(ReadTransaction tx, Sample<V> sample) {
        check(tx, sample, sample.attribute().isNull(), rank -> rank == NULL_RANK);
        check(tx, sample, sample.attribute().isNotNull(), rank -> rank != NULL_RANK);
    }

    @Test
    @Rule("QRY-04")
    void betweenIncludesBothEndsAndIsEmptyWhenTheyAreReversed() {
        forEachSample(QueryContract::ranges);
    }

    private static <V> void ranges(ReadTransaction tx, Sample<V> sample) {
        int last = sample.ascending().size() - 1;
        for (int i = 0; i <= last; i++) {
            int least = i;
            int greatest = Math.min(last, i + 2);
            V from = sample.ascending().get(least);
            V to = sample.ascending().get(greatest);
            IntPredicate within = rank -> rank >= least && rank <= greatest;
            check(tx, sample, sample.attribute().between(from, to), within);
            if (least < greatest) {
                check(tx, sample, sample.attribute().between(to, from), rank -> false);
            }
        }
    }

    @Test
    @Rule("QRY-05")
    void inMatchesExactlyItsValuesOfWhichTheSameMayBeGivenTwice() {
        forEachSample(QueryContract::sets);
    }

    private static <V> void sets(ReadTransaction tx, Sample<V> sample) {
        Attribute<AllTypes, V> attribute = sample.attribute();
        List<V> chosen = new ArrayList<>();
        for (int i = sample.ascending().size() - 1; i >= 0; i -= 2) {
            chosen.add(sample.ascending().get(i));
            chosen.add(sample.ascending().get(i));
        }
        int parity = (sample.ascending().size() - 1) % 2;
        check(tx, sample, attribute.in(chosen), rank -> rank != NULL_RANK && rank % 2 == parity);
        check(tx, sample, attribute.in(sample.ascending()), rank -> rank != NULL_RANK);
        check(tx, sample, attribute.in(), rank -> false);
    }

    @Test
    @Rule("QRY-06")
    void andOrAndNotCombineByTwoValuedLogic() {
        Store store = samples();
        Sample<?> numbers = Samples.of(AllTypes.OPTIONAL_NUMBER);
        Sample<?> texts = Samples.of(AllTypes.OPTIONAL_TEXT);
        Predicate<AllTypes> positive = AllTypes.OPTIONAL_NUMBER.gt(0L);
        Predicate<AllTypes> letter = AllTypes.OPTIONAL_TEXT.ge("A");
        Predicate<AllTypes> red = AllTypes.COLOR.eq(Color.RED);
        store.read(tx -> {
            for (AllTypes row : tx.list(AllTypes.TYPE.all())) {
                boolean p = numbers.rank(row.id()) > 2;
                boolean q = texts.rank(row.id()) > 3;
                boolean r = row.color() == Color.RED;
                assertMatches(tx, row, p && q, positive.and(letter));
                assertMatches(tx, row, p || q, positive.or(letter));
                assertMatches(tx, row, !(p && q), positive.and(letter).not());
                assertMatches(tx, row, !(p || q), positive.or(letter).not());
                assertMatches(tx, row, p && !q, positive.and(letter.not()));
                assertMatches(
                        tx,
                        row,
                        (p || !q) && !(r && p),
                        positive.or(letter.not()).and(red.and(positive).not()));
                assertMatches(tx, row, p && q && r, positive.and(letter).and(red));
                assertMatches(tx, row, p && q || r, positive.and(letter).or(red));
                assertMatches(tx, row, p && (q || r), positive.and(letter.or(red)));
                assertMatches(tx, row, p, positive.not().not());
            }
            return tx.count(AllTypes.TYPE);
        });
    }

    private static void assertMatches(
            ReadTransaction tx, AllTypes row, boolean expected, Predicate<AllTypes> predicate) {
        Predicate<AllTypes> ofThisRow = AllTypes.TYPE.id().eq(row.id()).and(predicate);
        assertEquals(expected, tx.exists(AllTypes.TYPE, ofThisRow), () -> predicate + " on row " + row.id());
    }

    @Test
    @Rule("QRY-07")
    void theIdIsComparedLikeANumber() {
        Store store = samples();
        Attribute<AllTypes, Long> id = AllTypes.TYPE.id();
        store.read(tx -> {
            assertEquals(List.of(7L), ids(tx, id.eq(7L)));
            assertEquals(List.of(), ids(tx, id.eq(Samples.ROWS + 1L)));
            assertEquals(List.of(1L, 2L), ids(tx, id.lt(3L)));
            assertEquals(List.of(35L, 36L), ids(tx, id.ge(35L)));
            assertEquals(List.of(9L, 10L, 11L), ids(tx, id.between(9L, 11L)));
            assertEquals(List.of(1L, 20L, 36L), ids(tx, id.in(36L, 1L, 20L, 1L, 99L, -1L)));
            assertEquals(List.of(), ids(tx, id.isNull()));
            assertEquals(List.of(1L), ids(tx, id.gt(1L).not()));
            return tx.count(AllTypes.TYPE);
        });
    }
}
