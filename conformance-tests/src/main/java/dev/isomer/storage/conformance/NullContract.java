package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.AllTypes.Color;
import dev.isomer.storage.conformance.fixture.Audit;
import dev.isomer.storage.conformance.fixture.Audits;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Predicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What null is, and what it is not: rules NUL. */
public class NullContract extends Contract {
    /** The topic for this engine. */
    public NullContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("NUL-01")
    void nullIsRefusedWhereItIsNotAllowed() {
        Store store = open(AllTypes.SCHEMA);
        AllTypes kept = insert(store, AllTypes.empty());
        for (Attribute<AllTypes, ?> attribute :
                List.<Attribute<AllTypes, ?>>of(AllTypes.TEXT, AllTypes.TIME, AllTypes.BYTES, AllTypes.COLOR)) {
            AllTypes bad = kept.with(attribute, null);
            for (InvalidValueException refusal : List.of(
                    refused(InvalidValueException.class, store, tx -> tx.insert(bad)),
                    refused(InvalidValueException.class, store, tx -> tx.update(bad)))) {
                assertEquals(AllTypes.TYPE.problems(bad), refusal.problems());
                assertEquals(attribute.name(), refusal.problems().get(0).attribute());
                assertTrue(refusal.getMessage().contains("null"), refusal.getMessage());
            }
        }
    }

    @Test
    @Rule("NUL-02")
    void nullIsStoredReplacedAndPutBack() {
        eachNullable(NullContract::putsBack);
    }

    private static <V> void putsBack(Store store, Attribute<AllTypes, V> attribute, V value) {
        AllTypes missing = insert(store, AllTypes.empty());
        AllTypes row = get(store, AllTypes.TYPE, missing.id()).orElseThrow();
        assertNull(attribute.get(row));
        AllTypes present = missing.with(attribute, value);
        assertEquals(present, store.write(tx -> tx.update(present)));
        assertEquals(List.of(present), list(store, AllTypes.TYPE.where(attribute.isNotNull())));
        assertEquals(List.of(present), list(store, AllTypes.TYPE.where(attribute.eq(value))));
        assertEquals(missing, store.write(tx -> tx.update(missing)));
        assertEquals(List.of(missing), list(store, AllTypes.TYPE.where(attribute.isNull())));
        assertEquals(List.of(), list(store, AllTypes.TYPE.where(attribute.eq(value))));
    }

    @Test
    @Rule("NUL-03")
    void emptyIsNotNull() {
        Store store = open(AllTypes.SCHEMA);
        AllTypes missing = insert(store, AllTypes.empty());
        AllTypes empty = insert(
                store,
                AllTypes.empty()
                        .with(AllTypes.OPTIONAL_TEXT, "")
                        .with(AllTypes.OPTIONAL_BYTES, Bytes.EMPTY)
                        .with(AllTypes.OPTIONAL_NUMBER, 0L)
                        .with(AllTypes.OPTIONAL_FLAG, false));
        assertEquals(List.of(missing, empty), list(store, AllTypes.TYPE.all()));
        for (Predicate<AllTypes> isEmpty : List.of(
                AllTypes.OPTIONAL_TEXT.eq(""),
                AllTypes.OPTIONAL_TEXT.startsWith(""),
                AllTypes.OPTIONAL_TEXT.contains(""),
                AllTypes.OPTIONAL_BYTES.eq(Bytes.EMPTY),
                AllTypes.OPTIONAL_NUMBER.eq(0L),
                AllTypes.OPTIONAL_FLAG.eq(false),
                AllTypes.OPTIONAL_TEXT.isNotNull(),
                AllTypes.OPTIONAL_BYTES.isNotNull())) {
            assertEquals(List.of(empty), list(store, AllTypes.TYPE.where(isEmpty)), isEmpty.toString());
            assertEquals(List.of(missing), list(store, AllTypes.TYPE.where(isEmpty.not())), isEmpty.toString());
        }
    }

    @Test
    @Rule("NUL-04")
    void nullSortsBeforeEveryValue() {
        eachNullable(NullContract::sortsFirst);
        Store store = open(Audits.SCHEMA);
        Audit without = insert(store, new Audit(0, "b", null, null));
        Audit low = insert(store, new Audit(0, "a", -Double.MAX_VALUE, Instant.parse("0001-01-01T00:00:00Z")));
        Audit also = insert(store, new Audit(0, "c", null, null));
        for (Attribute<Audit, ?> plain : List.<Attribute<Audit, ?>>of(Audit.SCORE, Audit.CLOSED_AT)) {
            assertEquals(
                    List.of(without, also, low), list(store, Audit.TYPE.all().orderBy(plain)));
            assertEquals(
                    List.of(low, also, without), list(store, Audit.TYPE.all().orderBy(plain.descending())));
        }
    }

    private static <V> void sortsFirst(Store store, Attribute<AllTypes, V> attribute, V value) {
        AllTypes first = insert(store, AllTypes.empty().with(attribute, value));
        AllTypes missing = insert(store, AllTypes.empty());
        AllTypes also = insert(store, AllTypes.empty());
        AllTypes last = insert(store, AllTypes.empty().with(attribute, value));
        List<AllTypes> ascending = List.of(missing, also, first, last);
        assertEquals(ascending, list(store, AllTypes.TYPE.all().orderBy(attribute)));
        List<AllTypes> descending = new ArrayList<>(ascending);
        Collections.reverse(descending);
        assertEquals(descending, list(store, AllTypes.TYPE.all().orderBy(attribute.descending())));
    }

    @Test
    @Rule("NUL-05")
    void everyAtomButIsNullIsFalseOnNullAndNotTurnsItRound() {
        eachNullable(NullContract::isFalseOnNull);
        Store store = open(AllTypes.SCHEMA);
        AllTypes missing = insert(store, AllTypes.empty());
        for (Predicate<AllTypes> atom :
                List.of(AllTypes.OPTIONAL_TEXT.startsWith("a"), AllTypes.OPTIONAL_TEXT.contains("a"))) {
            assertEquals(List.of(), list(store, AllTypes.TYPE.where(atom)));
            assertEquals(List.of(missing), list(store, AllTypes.TYPE.where(atom.not())));
        }
    }

    private static <V> void isFalseOnNull(Store store, Attribute<AllTypes, V> attribute, V value) {
        AllTypes missing = insert(store, AllTypes.empty());
        for (Predicate<AllTypes> atom : List.of(
                attribute.eq(value),
                attribute.lt(value),
                attribute.le(value),
                attribute.gt(value),
                attribute.ge(value),
                attribute.in(value),
                attribute.in(List.of()),
                attribute.between(value, value),
                attribute.isNotNull())) {
            assertEquals(List.of(), list(store, AllTypes.TYPE.where(atom)), atom.toString());
            assertEquals(List.of(missing), list(store, AllTypes.TYPE.where(atom.not())), atom.toString());
            assertEquals(List.of(), list(store, AllTypes.TYPE.where(atom.not().not())), atom.toString());
        }
        assertEquals(List.of(missing), list(store, AllTypes.TYPE.where(attribute.isNull())));
        assertEquals(List.of(missing), list(store, AllTypes.TYPE.where(attribute.ne(value))));
        assertEquals(1, count(store, AllTypes.TYPE, attribute.eq(value).or(attribute.ne(value))));
    }

    @Test
    @Rule("NUL-06")
    void aLiteralNullIsRefusedNamingIsNull() {
        for (Attribute<AllTypes, ?> attribute : AllTypes.TYPE.attributes()) {
            for (InvalidValueException refusal : List.of(
                    assertThrowsExactly(InvalidValueException.class, () -> attribute.eq(null)),
                    assertThrowsExactly(InvalidValueException.class, () -> attribute.ne(null)),
                    assertThrowsExactly(InvalidValueException.class, () -> attribute.lt(null)),
                    assertThrowsExactly(InvalidValueException.class, () -> attribute.ge(null)),
                    assertThrowsExactly(InvalidValueException.class, () -> attribute.between(null, null)),
                    assertThrowsExactly(InvalidValueException.class, () -> attribute.in(Arrays.asList(null, null))))) {
                assertEquals(attribute.name(), refusal.problems().get(0).attribute());
                assertTrue(refusal.getMessage().contains("isNull()"), refusal.getMessage());
            }
        }
        assertThrowsExactly(InvalidValueException.class, () -> AllTypes.TEXT.startsWith(null));
        assertThrowsExactly(InvalidValueException.class, () -> AllTypes.TEXT.contains(null));
    }

    private interface Check {
        <V> void on(Store store, Attribute<AllTypes, V> attribute, V value);
    }

    private void eachNullable(Check check) {
        check.on(open(AllTypes.SCHEMA), AllTypes.OPTIONAL_TEXT, "");
        check.on(open(AllTypes.SCHEMA), AllTypes.OPTIONAL_NUMBER, Long.MIN_VALUE);
        check.on(open(AllTypes.SCHEMA), AllTypes.OPTIONAL_INTEGER, Integer.MIN_VALUE);
        check.on(open(AllTypes.SCHEMA), AllTypes.OPTIONAL_REAL, -Double.MAX_VALUE);
        check.on(open(AllTypes.SCHEMA), AllTypes.OPTIONAL_FLAG, false);
        check.on(open(AllTypes.SCHEMA), AllTypes.OPTIONAL_TIME, Instant.parse("0001-01-01T00:00:00Z"));
        check.on(open(AllTypes.SCHEMA), AllTypes.OPTIONAL_BYTES, Bytes.EMPTY);
        check.on(open(AllTypes.SCHEMA), AllTypes.OPTIONAL_COLOR, Color.BLUE);
    }
}
