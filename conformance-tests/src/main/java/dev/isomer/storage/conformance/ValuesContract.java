package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.AllTypes.Color;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What values a store holds, which it refuses and how it changes them: rules VAL. */
public class ValuesContract extends Contract {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** The topic for this engine. */
    public ValuesContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("VAL-01")
    void everyValueOfEveryTypeComesBack() {
        keeps(AllTypes.NUMBER, AllTypes.OPTIONAL_NUMBER, List.of(Long.MIN_VALUE, -1L, 0L, 1L << 53, Long.MAX_VALUE));
        keeps(AllTypes.INTEGER, AllTypes.OPTIONAL_INTEGER, List.of(Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE));
        keeps(
                AllTypes.REAL,
                AllTypes.OPTIONAL_REAL,
                List.of(
                        -Double.MAX_VALUE,
                        -Double.MIN_VALUE,
                        0.0,
                        Double.MIN_NORMAL,
                        0.1,
                        1e15 + 0.3,
                        Double.MAX_VALUE));
        keeps(AllTypes.FLAG, AllTypes.OPTIONAL_FLAG, List.of(false, true));
        keeps(
                AllTypes.TIME,
                AllTypes.OPTIONAL_TIME,
                List.of(
                        EARLIEST,
                        Instant.EPOCH.minusNanos(1000),
                        Instant.EPOCH,
                        Instant.EPOCH.plusNanos(1000),
                        LATEST));
        byte[] every = new byte[200];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) (i + 100);
        }
        keeps(AllTypes.BYTES, AllTypes.OPTIONAL_BYTES, List.of(Bytes.EMPTY, Bytes.of(new byte[3]), Bytes.of(every)));
        keeps(AllTypes.COLOR, AllTypes.OPTIONAL_COLOR, List.of(Color.values()));
        keeps(AllTypes.TEXT, AllTypes.OPTIONAL_TEXT, List.of("", " ", "null", "0", "x".repeat(200)));
    }

    @Test
    @Rule("VAL-02")
    void textComesBackUnitByUnit() {
        List<String> texts = List.of(
                " leading and trailing \t\r\n",
                "Case KEPT case kept",
                "é e\u0301 Å A\u030A \uFB01 ß \u200B\u00A0\uFEFF",
                "\u0001\u001F\u007F\u0085\u2028",
                "\uD7FF\uE000\uFFFD\uFFFE\uFFFF",
                "\uD800\uDC00\uDBFF\uDFFF\uD83D\uDE00",
                "%_\\'\"`;--/*",
                "😀".repeat(200));
        keeps(AllTypes.TEXT, AllTypes.OPTIONAL_TEXT, texts);
    }

    private <V> void keeps(Attribute<AllTypes, V> attribute, Attribute<AllTypes, V> optional, List<V> values) {
        Store store = open(AllTypes.SCHEMA);
        List<AllTypes> expected = new ArrayList<>();
        for (V value : values) {
            AllTypes row = AllTypes.empty().with(attribute, value).with(optional, value);
            AllTypes inserted = insert(store, row);
            assertEquals(AllTypes.TYPE.withId(row, expected.size() + 1), inserted);
            assertEquals(Optional.of(inserted), get(store, AllTypes.TYPE, inserted.id()));
            assertEquals(List.of(inserted), store.read(tx -> tx.list(AllTypes.TYPE.where(attribute.eq(value)))));
            assertEquals(List.of(inserted), store.read(tx -> tx.list(AllTypes.TYPE.where(optional.eq(value)))));
            expected.add(inserted);
        }
        assertEquals(expected, list(store, AllTypes.TYPE.all()));
    }

    @Test
    @Rule("VAL-03")
    void textWithNulOrALoneSurrogateIsRefused() {
        for (String bad : List.of("\0", "a\0b", "\uD800", "x\uD83D", "\uDC00x", "\uDE00\uD83D", "\uD83D\uD83D\uDE00")) {
            refusesOnEveryWay(AllTypes.empty().with(AllTypes.TEXT, bad), "text");
            refusesOnEveryWay(AllTypes.empty().with(AllTypes.OPTIONAL_TEXT, bad), "optionalText");
            assertThrowsExactly(InvalidValueException.class, () -> AllTypes.TEXT.eq(bad), "as a literal");
        }
    }

    @Test
    @Rule("VAL-04")
    void numbersThatAreNotFiniteAreRefused() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            refusesOnEveryWay(AllTypes.empty().with(AllTypes.REAL, bad), "real");
            refusesOnEveryWay(AllTypes.empty().with(AllTypes.OPTIONAL_REAL, bad), "optionalReal");
            assertThrowsExactly(InvalidValueException.class, () -> AllTypes.REAL.le(bad), "as a literal");
        }
    }

    @Test
    @Rule("VAL-05")
    void minusZeroIsStoredAsZero() {
        Store store = open(AllTypes.SCHEMA);
        AllTypes row = AllTypes.empty().with(AllTypes.REAL, -0.0).with(AllTypes.OPTIONAL_REAL, -0.0);
        AllTypes inserted = insert(store, row);
        AllTypes zero = AllTypes.empty().with(AllTypes.OPTIONAL_REAL, 0.0);
        assertEquals(AllTypes.TYPE.withId(zero, 1), inserted);
        assertEquals(Optional.of(inserted), get(store, AllTypes.TYPE, 1));
        assertEquals(inserted, store.write(tx -> tx.update(AllTypes.TYPE.withId(row, 1))));
        for (double either : new double[] {0.0, -0.0}) {
            assertEquals(1, count(store, AllTypes.TYPE, AllTypes.OPTIONAL_REAL.eq(either)));
            assertEquals(1, count(store, AllTypes.TYPE, AllTypes.REAL.in(either, 1.0)));
            assertEquals(0, count(store, AllTypes.TYPE, AllTypes.REAL.lt(either)));
        }
    }

    @Test
    @Rule("VAL-06")
    void instantsAreCutToMicrosecondsBeforeTheyAreStored() {
        Store store = open(AllTypes.SCHEMA);
        List<List<String>> cuts = List.of(
                List.of("2024-02-29T12:00:00.123456999Z", "2024-02-29T12:00:00.123456Z"),
                List.of("2024-12-31T23:59:59.999999999Z", "2024-12-31T23:59:59.999999Z"),
                List.of("1969-12-31T23:59:59.999999999Z", "1969-12-31T23:59:59.999999Z"),
                List.of("0001-01-01T00:00:00.000000001Z", "0001-01-01T00:00:00Z"),
                List.of("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999Z"));
        for (List<String> cut : cuts) {
            Instant fine = Instant.parse(cut.get(0));
            Instant kept = Instant.parse(cut.get(1));
            AllTypes inserted = insert(store, AllTypes.empty().with(AllTypes.TIME, fine));
            assertEquals(kept, inserted.time());
            assertEquals(Optional.of(inserted), get(store, AllTypes.TYPE, inserted.id()));
            AllTypes updated = store.write(tx -> tx.update(inserted.with(AllTypes.OPTIONAL_TIME, fine)));
            assertEquals(kept, updated.optionalTime());
            assertEquals(List.of(updated), store.read(tx -> tx.list(AllTypes.TYPE.where(AllTypes.TIME.eq(fine)))));
        }
    }

    @Test
    @Rule("VAL-07")
    void instantsOutsideTheYears1To9999AreRefused() {
        Instant tooEarly = EARLIEST.minusNanos(1);
        Instant tooLate = Instant.parse("+10000-01-01T00:00:00Z");
        for (Instant bad : List.of(tooEarly, tooLate, Instant.MIN, Instant.MAX)) {
            refusesOnEveryWay(AllTypes.empty().with(AllTypes.TIME, bad), "time");
            refusesOnEveryWay(AllTypes.empty().with(AllTypes.OPTIONAL_TIME, bad), "optionalTime");
            assertThrowsExactly(InvalidValueException.class, () -> AllTypes.TIME.gt(bad), "as a literal");
        }
    }

    private void refusesOnEveryWay(AllTypes row, String attribute) {
        Store store = open(AllTypes.SCHEMA);
        AllTypes kept = insert(store, AllTypes.empty());
        AllTypes withFreeId = AllTypes.TYPE.withId(row, 7);
        AllTypes withId = AllTypes.TYPE.withId(row, kept.id());
        List<InvalidValueException> refusals = List.of(
                refused(InvalidValueException.class, store, tx -> tx.insert(row)),
                refused(InvalidValueException.class, store, tx -> tx.insertWithId(withFreeId)),
                refused(InvalidValueException.class, store, tx -> tx.update(withId)));
        for (InvalidValueException refusal : refusals) {
            assertEquals("all_types", refusal.entityType());
            assertEquals(AllTypes.TYPE.problems(row), refusal.problems());
            assertEquals(attribute, refusal.problems().get(0).attribute());
            assertEquals(1, refusal.problems().size());
        }
    }
}
