package dev.isomer.storage.conformance;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The order of text wherever it differs in one bit, of a code point or of the eighth byte: rule TXT-01. */
public class TextPointsContract extends Contract {
    private static final int GREATEST_BIT = 20;

    /** The topic for this engine. */
    public TextPointsContract(TestedEngine engine) {
        super(engine);
    }

    private void isOrdered(List<String> ascending) {
        Orders.check(open(AllTypes.SCHEMA), AllTypes.TEXT, AllTypes.OPTIONAL_TEXT, ascending);
    }

    @Test
    @Rule("TXT-01")
    void everyBitOfACodePointCounts() {
        for (int high = 5; high <= GREATEST_BIT; high++) {
            TreeSet<Integer> points = new TreeSet<>(List.of((1 << high) - 1, 1 << high));
            for (int low = 0; low < high; low++) {
                points.add(1 << high | 1 << low);
            }
            points.removeIf(point -> point > Character.MAX_CODE_POINT || (point >= 0xD800 && point <= 0xDFFF));
            isOrdered(points.stream().map(Character::toString).toList());
        }
    }

    @Test
    @Rule("TXT-01")
    void textOfOneKindIsOrderedBesideTextOfAnother() {
        isOrdered(List.of(
                "abcd",
                "abcde",
                "abcdefg",
                "abcdefgh",
                "abcdefghi",
                "abcdefgz",
                "abcdefé",
                "abcdéfgh",
                "\u0080",
                "\u0080".repeat(7),
                "\u0080".repeat(8),
                "\u0080".repeat(9),
                "ééééa",
                "ééééz",
                "éééê",
                "êa",
                "\uFFFF",
                "😀a",
                "😀é",
                "😀😀"));
    }

    @Test
    @Rule("TXT-01")
    void aCharacterBeyondAsciiCountsAtEveryPlace() {
        for (int place = 0; place <= 8; place++) {
            String before = "b".repeat(place);
            Stream<String> differing = Stream.of("a", "c", "\u0080", "\u0162", "\u0163", "ca", "c\u0080", "c\u0162");
            isOrdered(differing.map(end -> before + end + "bbbbbbbb").sorted().toList());
        }
    }

    @Test
    @Rule("TXT-01")
    void textsThatAllBeginWithTheSameHalfOfACharacterAreOrderedByTheOther() {
        isOrdered(IntStream.range(0x1F600, 0x1F624)
                .mapToObj(point -> "the same beginning " + Character.toString(point))
                .toList());
    }

    @Test
    @Rule("TXT-01")
    void textsThatAllHaveSurrogatesAreOrderedByCodePointToo() {
        List<String> beginnings = List.of("😀😀", "\uFFFD\uFFFD\uFFFD");
        for (String beginning : beginnings) {
            isOrdered(Stream.of("", "\uE000", "\uFFFF", "\uD800\uDC00", "😀")
                    .map(end -> beginning + end)
                    .toList());
        }
    }

    @Test
    @Rule("TXT-01")
    void textsOfAnyNumberThatBeginAlikeAreOrderedByCodePoint() {
        List<String> ascending = new ArrayList<>();
        for (String last : List.of("a", "é", "\uD7FF", "\uE000", "\uFFFF", "😀")) {
            for (int i = 10; i < 30; i++) {
                ascending.add("the same beginning " + last + i);
            }
        }
        isOrdered(ascending);
    }
}
