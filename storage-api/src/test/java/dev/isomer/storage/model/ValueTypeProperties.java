package dev.isomer.storage.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Tag("property")
final class ValueTypeProperties {
    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars('a', 'b', 'é', '\uD7FF', '\uE000', '\uFFFF')
                .ofMaxLength(4)
                .list()
                .ofMaxSize(3)
                .map(parts -> String.join("\uD83D\uDE00", parts));
    }

    @Property
    void textIsOrderedAsItsUtf8Bytes(@ForAll("text") String left, @ForAll("text") String right) {
        int expected =
                Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
        assertEquals(Integer.signum(expected), Integer.signum(ValueType.compareByCodePoint(left, right)));
    }

    @Example
    void supplementaryCharactersComeAfterTheLastOfTheBasicPlane() {
        assertTrue(ValueType.compareByCodePoint("\uFFFF", "\uD83D\uDE00") < 0);
        assertTrue("\uFFFF".compareTo("\uD83D\uDE00") > 0, "the order of Java's own comparison is the other one");
    }

    @Example
    void nullComesFirst() {
        for (ValueType type : ValueType.values()) {
            assertEquals(0, type.compare(null, null));
        }
        assertTrue(ValueType.TEXT.compare(null, "") < 0);
        assertTrue(ValueType.LONG.compare(Long.MIN_VALUE, null) > 0);
    }

    @Example
    void constantsAreOrderedByName() {
        assertTrue(ValueType.ENUM.compare(Sample.Colour.BLUE, Sample.Colour.RED) < 0);
    }

    @Property(tries = 200)
    void bytesAreOrderedUnsignedAndKeptInChunks(@ForAll byte[] left, @ForAll byte[] right) {
        assertEquals(
                Integer.signum(Arrays.compareUnsigned(left, right)),
                Integer.signum(Bytes.of(left).compareTo(Bytes.of(right))));
        assertEquals(Arrays.equals(left, right), Bytes.of(left).equals(Bytes.of(right)));
    }
}
