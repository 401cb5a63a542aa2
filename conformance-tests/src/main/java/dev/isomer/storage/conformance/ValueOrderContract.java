package dev.isomer.storage.conformance;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.AllTypes.Color;
import dev.isomer.storage.model.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The order of the values of each type: rule VAL-08. */
public class ValueOrderContract extends Contract {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** The topic for this engine. */
    public ValueOrderContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("VAL-08")
    void everyTypeHasItsOrderWithAndWithoutAnIndex() {
        Orders.check(
                open(AllTypes.SCHEMA),
                AllTypes.NUMBER,
                AllTypes.OPTIONAL_NUMBER,
                List.of(Long.MIN_VALUE, -2L, 9L, 10L, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE));
        Orders.check(
                open(AllTypes.SCHEMA),
                AllTypes.INTEGER,
                AllTypes.OPTIONAL_INTEGER,
                List.of(Integer.MIN_VALUE, -2, 9, 10, Integer.MAX_VALUE));
        Orders.check(
                open(AllTypes.SCHEMA),
                AllTypes.REAL,
                AllTypes.OPTIONAL_REAL,
                List.of(-1e300, -2.5, -Double.MIN_VALUE, 0.0, 9.5, 10.0));
        Orders.check(open(AllTypes.SCHEMA), AllTypes.FLAG, AllTypes.OPTIONAL_FLAG, List.of(false, true));
        Orders.check(
                open(AllTypes.SCHEMA),
                AllTypes.TIME,
                AllTypes.OPTIONAL_TIME,
                List.of(EARLIEST, Instant.EPOCH.minusSeconds(1), LATEST));
        Orders.check(
                open(AllTypes.SCHEMA),
                AllTypes.BYTES,
                AllTypes.OPTIONAL_BYTES,
                Stream.of("", "00", "0000", "0001", "01", "7f", "80", "80ff", "ff")
                        .map(hexadecimal -> Bytes.of(HexFormat.of().parseHex(hexadecimal)))
                        .toList());
        Orders.check(
                open(AllTypes.SCHEMA),
                AllTypes.COLOR,
                AllTypes.OPTIONAL_COLOR,
                List.of(Color.BLUE, Color.RED, Color.RED_DARK));
    }

    @Test
    @Rule("VAL-08")
    void bytesThatDifferAtAnyPlaceAreOrderedByTheFirstOfThem() {
        List<String> ends = new ArrayList<>();
        for (int place = 0; place <= 8; place++) {
            for (String different : List.of("01", "7f", "80", "ff")) {
                ends.add("00".repeat(place) + different + "ff".repeat(8 - place));
            }
        }
        inOrder("", ends);
        inOrder("cafe00ff80", ends);
    }

    @Test
    @Rule("VAL-08")
    void bytesOfAnyLengthThatBeginAlikeAreOrdered() {
        List<String> ends = new ArrayList<>(List.of(""));
        for (String first : List.of("00", "41", "80", "ff")) {
            for (int length = 0; length <= 8; length++) {
                ends.add(first + "80".repeat(length));
            }
        }
        inOrder("", ends);
        inOrder("cafe00ff80", ends);
    }

    /** Hexadecimal digits have the order of the bytes that they stand for. */
    private void inOrder(String beginning, List<String> ends) {
        Orders.check(
                open(AllTypes.SCHEMA),
                AllTypes.BYTES,
                AllTypes.OPTIONAL_BYTES,
                ends.stream()
                        .sorted()
                        .map(end -> Bytes.of(HexFormat.of().parseHex(beginning + end)))
                        .toList());
    }
}
