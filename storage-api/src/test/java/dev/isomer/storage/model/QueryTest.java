package dev.isomer.storage.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.isomer.storage.error.InvalidQueryException;
import dev.isomer.storage.error.InvalidValueException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QueryTest {
    private static String refusal(org.junit.jupiter.api.function.Executable build) {
        return assertThrows(InvalidQueryException.class, build).getMessage();
    }

    @Test
    void onlyWhatEveryEngineOrdersAlikeCanBeOrderedBy() {
        String message = refusal(() -> Sample.TYPE.all().orderBy(Sample.TEXT));
        assertEquals(
                "sample.text cannot be ordered or grouped by;"
                        + " only the id, numbers, booleans, enums, instants, and text or"
                        + " bytes with a @MaxLength up to 16383 can, and no secret.",
                message);
        refusal(() -> Sample.TYPE.all().orderBy(Sample.PASSWORD));
    }

    @Test
    void anOrderHasFourTermsEachOnce() {
        refusal(() -> Sample.TYPE.all().orderBy(Sample.NAME, Sample.NAME.descending()));
        refusal(() ->
                Sample.TYPE.all().orderBy(List.of(Sample.NAME, Sample.NUMBER, Sample.SMALL, Sample.REAL, Sample.FLAG)));
        assertEquals(
                4,
                Sample.TYPE
                        .all()
                        .orderBy(Sample.NAME, Sample.NUMBER, Sample.SMALL, Sample.REAL)
                        .orders()
                        .size());
    }

    @Test
    void limitsAndOffsetsAreNotNegative() {
        assertEquals(
                "A limit is 0 or more and was -1.",
                refusal(() -> Sample.TYPE.all().limit(-1)));
        assertEquals(
                "An offset is 0 or more and was -1.",
                refusal(() -> Sample.TYPE.all().offset(-1)));
    }

    @Test
    void aPredicateHasAtMost500Terms() {
        Predicate<Sample> term = Sample.SMALL.eq(1);
        Predicate<Sample> most = new Predicate.Or<>(Collections.nCopies(500, term));
        assertEquals(most, Sample.TYPE.where(most).predicate());
        assertEquals(
                "A predicate has at most 500 terms and this one has 501; use 'in', or ask in several queries.",
                refusal(() -> Sample.TYPE.where(most.or(term))));
    }

    @Test
    void aPredicateIsAtMost50Deep() {
        Predicate<Sample> nested = Sample.SMALL.eq(1);
        for (int depth = 1; depth < 50; depth++) {
            nested = new Predicate.And<>(List.of(nested));
        }
        Predicate<Sample> most = nested;
        assertEquals(most, Sample.TYPE.where(most).predicate());
        refusal(() -> Sample.TYPE.where(new Predicate.And<>(List.of(most))));
    }

    @Test
    void valuesAreCounted() {
        List<Long> thousand = java.util.stream.LongStream.range(0, 1000).boxed().toList();
        Predicate<Sample> in = Sample.NUMBER.in(thousand);
        refusal(() -> Sample.NUMBER.in(
                java.util.stream.LongStream.range(0, 1001).boxed().toList()));
        assertEquals(
                10,
                ((Predicate.Or<Sample>) Sample.TYPE
                                .where(new Predicate.Or<>(Collections.nCopies(10, in)))
                                .predicate())
                        .terms()
                        .size());
        refusal(() -> Sample.TYPE.where(new Predicate.Or<>(Collections.nCopies(11, in))));
    }

    @Test
    void comparingWithNullNamesIsNull() {
        InvalidValueException refused = assertThrows(InvalidValueException.class, () -> Sample.NUMBER.eq(null));
        assertEquals(
                "Correct these values of sample: number cannot be compared with null; use isNull().",
                refused.getMessage());
        assertThrows(InvalidValueException.class, () -> Sample.NUMBER.in(1L, null));
    }

    @Test
    void literalsAreCheckedButHaveNoGreatestLength() {
        assertThrows(InvalidValueException.class, () -> Sample.REAL.lt(Double.NaN));
        assertThrows(InvalidValueException.class, () -> Sample.NAME.contains("\uDE00"));
        assertEquals(
                "name = \"" + "x".repeat(64) + "…\"",
                Sample.NAME.eq("x".repeat(101)).toString());
        assertEquals("password = ***", Sample.PASSWORD.eq("secret").toString());
    }

    @Test
    void queriesReadAsWords() {
        assertEquals(
                "sample where (flag = true and not name starts with \"e\") order by [name descending] limit 5",
                Sample.TYPE
                        .where(Sample.FLAG
                                .eq(true)
                                .and(Sample.NAME.startsWith("e").not()))
                        .orderBy(Sample.NAME.descending())
                        .limit(5)
                        .toString());
    }
}
