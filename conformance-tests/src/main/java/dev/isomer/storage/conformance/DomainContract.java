package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Prose;
import dev.isomer.storage.conformance.fixture.Samples;
import dev.isomer.storage.error.InvalidQueryException;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.ValueProblem;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Limits;
import dev.isomer.storage.model.Predicate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is said of a value outside its domain, before any engine is asked: rules VAL and QRY. */
public class DomainContract extends Contract {
    /** The topic for this engine. */
    public DomainContract(TestedEngine engine) {
        super(engine);
    }

    private static void hasProblem(Prose row, String attribute, String reason) {
        assertEquals(List.of(new ValueProblem(attribute, reason)), Prose.TYPE.problems(row));
    }

    private static <V> void hasProblem(Attribute<AllTypes, V> attribute, V value, String reason) {
        List<ValueProblem> problems = List.of(new ValueProblem(attribute.name(), reason));
        assertEquals(problems, AllTypes.TYPE.problems(AllTypes.empty().with(attribute, value)));
        isRefused(() -> attribute.eq(value), problems);
    }

    private static void isRefused(Executable literal, List<ValueProblem> problems) {
        InvalidValueException refusal = assertThrowsExactly(InvalidValueException.class, literal);
        assertEquals(problems, refusal.problems());
        assertEquals(
                "Correct these values of " + refusal.entityType() + ": " + problems.get(0) + ".", refusal.getMessage());
    }

    @Test
    @Rule("VAL-03")
    void textThatIsNoTextIsRefusedWithThePlace() {
        hasProblem(AllTypes.TEXT, "\0", "must not contain U+0000, found at index 0");
        hasProblem(AllTypes.TEXT, "é\0", "must not contain U+0000, found at index 1");
        hasProblem(AllTypes.TEXT, "\uD83D\uDE00\uD83D", "must not contain a lone surrogate, found at index 2");
        hasProblem(AllTypes.TEXT, "a\uDE00\uD83D", "must not contain a lone surrogate, found at index 1");
        hasProblem(AllTypes.TEXT, "\uD83D\uD83D\uDE00", "must not contain a lone surrogate, found at index 0");
    }

    @Test
    @Rule("VAL-04")
    void aNumberThatIsNotFiniteIsRefusedWithTheNumber() {
        hasProblem(AllTypes.REAL, Double.NaN, "must be a finite number and is NaN");
        hasProblem(AllTypes.REAL, Double.NEGATIVE_INFINITY, "must be a finite number and is -Infinity");
    }

    @Test
    @Rule("VAL-07")
    void anInstantOutsideItsYearsIsRefusedWithTheInstant() {
        String range = "must be from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999Z and is ";
        for (String time : List.of("0000-12-31T23:59:59.999999999Z", "+10000-01-01T00:00:00Z")) {
            hasProblem(AllTypes.TIME, Instant.parse(time), range + time);
        }
        for (String time : List.of("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z")) {
            AllTypes row = AllTypes.empty().with(AllTypes.TIME, Instant.parse(time));
            assertEquals(List.of(), AllTypes.TYPE.problems(row));
        }
    }

    @Test
    @Tag("large")
    @Rule("VAL-10")
    void textIsMeasuredInBytesOfUtf8() {
        Map<String, Integer> bytesOfUnits =
                Map.of("\u0001", 1, "\u007f", 1, "\u0080", 2, "\u07ff", 2, "\u0800", 3, "\uffff", 3, "\ud800\udc00", 4);
        int most = Limits.DEFAULT_VALUE_BYTES;
        bytesOfUnits.forEach((unit, bytes) -> {
            String longest = unit.repeat(most / bytes) + "a".repeat(most % bytes);
            assertEquals(List.of(), Prose.TYPE.problems(Prose.empty().withText(longest)));
            assertEquals(List.of(), Prose.TYPE.problems(Prose.empty().withGreatText(longest + "a")));
            hasProblem(
                    Prose.empty().withText(longest + "a"),
                    "text",
                    "must take at most 4194304 bytes of UTF-8 and takes 4194305");
        });
        Bytes longest = Bytes.of(new byte[most]);
        assertEquals(List.of(), Prose.TYPE.problems(Prose.empty().withBytes(longest)));
        hasProblem(
                Prose.empty().withBytes(Bytes.of(new byte[most + 1])),
                "bytes",
                "must have at most 4194304 bytes and has 4194305");
    }

    @Test
    @Tag("large")
    @Rule("VAL-11")
    void nothingIsLongerThan64Mebibytes() {
        int most = Limits.VALUE_BYTES;
        String text = "a".repeat(most);
        Bytes bytes = Bytes.of(new byte[most]);
        assertEquals(text, Prose.TEXT.literal(text));
        assertSame(bytes, Prose.BYTES.literal(bytes));
        assertEquals(List.of(), Prose.TYPE.problems(Prose.empty().withGreatText(text)));
        assertEquals(List.of(), Prose.TYPE.problems(Prose.empty().withGreatBytes(bytes)));
        String longer = text + "a";
        Bytes more = Bytes.of(new byte[most + 1]);
        hasProblem(
                Prose.empty().withGreatText(longer),
                "greatText",
                "must have at most 67108864 code points and has 67108865");
        hasProblem(
                Prose.empty().withGreatBytes(more), "greatBytes", "must have at most 67108864 bytes and has 67108865");
        String inUtf8 = "must take at most 67108864 bytes of UTF-8 and takes 67108865";
        hasProblem(Prose.empty().withGreatText("\ud83d\ude00".repeat(most / 4) + "a"), "greatText", inUtf8);
        isRefused(() -> Prose.TEXT.eq(longer), List.of(new ValueProblem("text", inUtf8)));
        isRefused(
                () -> Prose.BYTES.eq(more),
                List.of(new ValueProblem("bytes", "must have at most 67108864 bytes and has 67108865")));
    }

    @Test
    @Rule("VAL-06")
    void aRowThatIsAsItWouldBeStoredStaysTheSame() {
        for (AllTypes row : Samples.rows()) {
            AllTypes stored = AllTypes.TYPE.normalise(row);
            assertSame(stored, AllTypes.TYPE.normalise(stored));
        }
        Instant micros = Instant.parse("2024-02-29T12:00:00.123456Z");
        AllTypes row = AllTypes.empty().with(AllTypes.TIME, micros);
        assertSame(row, AllTypes.TYPE.normalise(row));
        AllTypes finer = row.with(AllTypes.TIME, micros.plusNanos(1));
        assertNotSame(finer, AllTypes.TYPE.normalise(finer));
        assertEquals(row, AllTypes.TYPE.normalise(finer));
    }

    @Test
    @Rule("QRY-12")
    void whatIsNegatedCountsToo() {
        Predicate<AllTypes> atom = AllTypes.NUMBER.ne(1L);
        Predicate<AllTypes> deepest = AllTypes.NUMBER.eq(1L).and(AllTypes.FLAG.eq(true));
        for (int depth = 2; depth < Limits.PREDICATE_DEPTH; depth += 2) {
            deepest = deepest.not().and(atom);
        }
        Predicate<AllTypes> most = atom;
        for (int terms = 1; terms < Limits.PREDICATE_TERMS; terms++) {
            most = most.or(atom);
        }
        assertEquals(most, AllTypes.TYPE.where(most).predicate());
        assertEquals(deepest, AllTypes.TYPE.where(deepest).predicate());
        Store store = open(AllTypes.SCHEMA);
        for (Predicate<AllTypes> excessive : List.of(most.or(atom), deepest.not())) {
            assertThrowsExactly(InvalidQueryException.class, () -> AllTypes.TYPE.where(excessive));
            store.read(tx -> assertThrowsExactly(
                    InvalidQueryException.class, () -> tx.countDistinct(AllTypes.COLOR, excessive)));
        }
    }

    @Test
    @Rule("QRY-10")
    @SuppressWarnings("unchecked")
    void aLiteralOfAnotherClassIsRefused() {
        Attribute<AllTypes, Object> text = (Attribute<AllTypes, Object>) (Attribute<AllTypes, ?>) AllTypes.TEXT;
        Attribute<AllTypes, Object> flag = (Attribute<AllTypes, Object>) (Attribute<AllTypes, ?>) AllTypes.FLAG;
        isRefused(() -> text.eq(5), List.of(new ValueProblem("text", "must be a String and is a Integer")));
        isRefused(() -> flag.eq("no"), List.of(new ValueProblem("flag", "must be a Boolean and is a String")));
    }
}
