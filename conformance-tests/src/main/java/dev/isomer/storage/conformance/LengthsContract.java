package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Prose;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.model.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long values may be: rules VAL, from VAL-09. */
@Tag("large")
public class LengthsContract extends Contract {
    private static final int MEBIBYTE = 1024 * 1024;

    /** The topic for this engine. */
    public LengthsContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("VAL-09")
    void aGreatestLengthCountsCodePointsOfText() {
        Store store = open(AllTypes.SCHEMA);
        for (String unit : List.of("a", "é", "\uFFFD", "😀", " ")) {
            AllTypes row = AllTypes.empty()
                    .with(AllTypes.TEXT, unit.repeat(200))
                    .with(AllTypes.OPTIONAL_TEXT, unit.repeat(200));
            AllTypes kept = insert(store, row);
            assertEquals(Optional.of(kept), get(store, AllTypes.TYPE, kept.id()));
            assertEquals(AllTypes.TYPE.withId(row, kept.id()), kept);
            AllTypes longer = kept.with(AllTypes.TEXT, unit.repeat(201));
            for (InvalidValueException refusal : List.of(
                    refused(InvalidValueException.class, store, tx -> tx.insert(longer)),
                    refused(InvalidValueException.class, store, tx -> tx.update(longer)))) {
                assertEquals(AllTypes.TYPE.problems(longer), refusal.problems());
                assertEquals("text", refusal.problems().get(0).attribute());
            }
        }
    }

    @Test
    @Rule("VAL-09")
    void aGreatestLengthCountsBytesOfBytes() {
        Store store = open(AllTypes.SCHEMA);
        AllTypes kept = insert(store, AllTypes.empty().with(AllTypes.OPTIONAL_BYTES, Bytes.of(new byte[200])));
        assertEquals(Optional.of(kept), get(store, AllTypes.TYPE, 1));
        AllTypes longer = kept.with(AllTypes.OPTIONAL_BYTES, Bytes.of(new byte[201]));
        InvalidValueException refusal = refused(InvalidValueException.class, store, tx -> tx.update(longer));
        assertEquals("optionalBytes", refusal.problems().get(0).attribute());
    }

    @Test
    @Rule("VAL-10")
    void withoutAGreatestLengthTextTakesUpTo4MebibytesOfUtf8() {
        Store store = open(Prose.SCHEMA);
        for (String unit : List.of("a", "éé", "😀")) {
            int units = 4 * MEBIBYTE / Bytes.ofUtf8(unit).length();
            Prose row = Prose.empty().withText(unit.repeat(units));
            Prose kept = insert(store, row);
            assertEquals(row.text(), kept.text());
            assertEquals(Optional.of(kept), get(store, Prose.TYPE, kept.id()));
            Prose longer = kept.withText(
                    unit.repeat(units - 1) + "a".repeat(Bytes.ofUtf8(unit).length() + 1));
            InvalidValueException refusal =
                    assertThrowsExactly(InvalidValueException.class, () -> insert(store, longer));
            assertEquals("text", refusal.problems().get(0).attribute());
            assertEquals(Optional.of(kept), get(store, Prose.TYPE, kept.id()));
        }
    }

    @Test
    @Rule("VAL-10")
    void withoutAGreatestLengthBytesAreUpTo4Mebibytes() {
        Store store = open(Prose.SCHEMA);
        Prose kept = insert(store, Prose.empty().withBytes(Bytes.of(new byte[4 * MEBIBYTE])));
        assertEquals(Optional.of(kept), get(store, Prose.TYPE, 1));
        Prose longer = kept.withBytes(Bytes.of(new byte[4 * MEBIBYTE + 1]));
        assertThrowsExactly(InvalidValueException.class, () -> insert(store, longer));
        assertEquals(List.of(kept), list(store, Prose.TYPE.all()));
    }

    @Test
    @Rule("VAL-11")
    void withAGreatestLengthBytesAreUpTo64Mebibytes() {
        Store store = open(Prose.SCHEMA);
        Bytes greatest = Bytes.of(new byte[64 * MEBIBYTE]);
        insert(store, Prose.empty().withGreatBytes(greatest));
        assertEquals(greatest, get(store, Prose.TYPE, 1).orElseThrow().greatBytes());
        Prose longer = Prose.empty().withGreatBytes(Bytes.of(new byte[64 * MEBIBYTE + 1]));
        InvalidValueException refusal = assertThrowsExactly(InvalidValueException.class, () -> insert(store, longer));
        assertEquals("greatBytes", refusal.problems().get(0).attribute());
        assertEquals(1, list(store, Prose.TYPE.all()).size());
    }

    @Test
    @Rule("VAL-11")
    void withAGreatestLengthTextTakesUpTo64MebibytesOfUtf8() {
        Store store = open(Prose.SCHEMA);
        String greatest = "a".repeat(64 * MEBIBYTE);
        insert(store, Prose.empty().withGreatText(greatest));
        assertEquals(greatest, get(store, Prose.TYPE, 1).orElseThrow().greatText());
        Prose longer = Prose.empty().withGreatText("😀".repeat(16 * MEBIBYTE) + "a");
        InvalidValueException refusal = assertThrowsExactly(InvalidValueException.class, () -> insert(store, longer));
        assertEquals("greatText", refusal.problems().get(0).attribute());
        assertEquals(1, list(store, Prose.TYPE.all()).size());
    }
}
