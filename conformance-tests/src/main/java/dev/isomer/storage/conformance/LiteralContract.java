package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.User;
import dev.isomer.storage.error.InvalidQueryException;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Limits;
import dev.isomer.storage.model.Predicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What may be written in a query, and what is made of it: rules QRY. */
public class LiteralContract extends Contract {
    /** The topic for this engine. */
    public LiteralContract(TestedEngine engine) {
        super(engine);
    }

    private static void assertMatchesTheOnlyRow(Store store, Predicate<AllTypes> predicate) {
        long matching = store.read(tx -> tx.count(AllTypes.TYPE, predicate));
        assertEquals(1, matching, predicate::toString);
    }

    @Test
    @Rule("QRY-08")
    void literalsAreNormalisedAsStoredValuesAre() {
        Store store = open(AllTypes.SCHEMA);
        Instant fine = Instant.parse("2024-02-29T12:00:00.123456789Z");
        Instant cut = Instant.parse("2024-02-29T12:00:00.123456Z");
        store.write(tx -> tx.insert(AllTypes.empty()
                .with(AllTypes.TIME, fine)
                .with(AllTypes.OPTIONAL_TIME, fine)
                .with(AllTypes.REAL, -0.0)
                .with(AllTypes.OPTIONAL_REAL, 0.0)));
        for (var time : List.of(AllTypes.TIME, AllTypes.OPTIONAL_TIME)) {
            assertMatchesTheOnlyRow(store, time.eq(fine));
            assertMatchesTheOnlyRow(store, time.eq(cut));
            assertMatchesTheOnlyRow(store, time.in(fine));
            assertMatchesTheOnlyRow(store, time.between(fine, fine));
            assertMatchesTheOnlyRow(store, time.lt(fine).not());
            assertMatchesTheOnlyRow(store, time.gt(fine).not());
        }
        for (var real : List.of(AllTypes.REAL, AllTypes.OPTIONAL_REAL)) {
            assertMatchesTheOnlyRow(store, real.eq(-0.0));
            assertMatchesTheOnlyRow(store, real.eq(0.0));
            assertMatchesTheOnlyRow(store, real.in(-0.0, 0.0));
            assertMatchesTheOnlyRow(store, real.lt(0.0).not());
            assertMatchesTheOnlyRow(store, real.gt(-0.0).not());
        }
    }

    @Test
    @Rule("QRY-09")
    void aLiteralMayBeLongerThanWhatCanBeStored() {
        Store store = open(AllTypes.SCHEMA);
        String longest = "m".repeat(200);
        Bytes longestBytes = Bytes.ofUtf8(longest);
        store.write(tx -> tx.insert(AllTypes.empty()
                .with(AllTypes.TEXT, longest)
                .with(AllTypes.OPTIONAL_TEXT, longest)
                .with(AllTypes.BYTES, longestBytes)
                .with(AllTypes.OPTIONAL_BYTES, longestBytes)));
        for (var text : List.of(AllTypes.TEXT, AllTypes.OPTIONAL_TEXT)) {
            assertMatchesTheOnlyRow(store, text.lt(longest + "m"));
            assertMatchesTheOnlyRow(store, text.eq(longest + "m").not());
            assertMatchesTheOnlyRow(store, text.in(longest + "m", longest));
            assertMatchesTheOnlyRow(store, text.startsWith(longest + "m").not());
            assertMatchesTheOnlyRow(store, text.contains(longest + "m").not());
        }
        for (var bytes : List.of(AllTypes.BYTES, AllTypes.OPTIONAL_BYTES)) {
            assertMatchesTheOnlyRow(store, bytes.lt(Bytes.ofUtf8(longest + "m")));
            assertMatchesTheOnlyRow(store, bytes.eq(Bytes.ofUtf8(longest + "m")).not());
        }
    }

    private static void assertRefused(String attribute, Executable literal) {
        InvalidValueException refusal = assertThrowsExactly(InvalidValueException.class, literal);
        assertEquals("all_types", refusal.entityType());
        assertEquals(1, refusal.problems().size());
        assertEquals(attribute, refusal.problems().get(0).attribute());
    }

    @Test
    @Rule("QRY-10")
    void aLiteralOutsideItsDomainIsRefusedWhenThePredicateIsMade() {
        assertRefused("real", () -> AllTypes.REAL.lt(Double.NaN));
        assertRefused("optionalReal", () -> AllTypes.OPTIONAL_REAL.in(1.0, Double.POSITIVE_INFINITY));
        assertRefused("text", () -> AllTypes.TEXT.eq("a\u0000b"));
        assertRefused("text", () -> AllTypes.TEXT.startsWith("a\uD83D"));
        assertRefused("optionalText", () -> AllTypes.OPTIONAL_TEXT.contains("\uDE00"));
        assertRefused("time", () -> AllTypes.TIME.between(Instant.EPOCH, Instant.parse("+10000-01-01T00:00:00Z")));
        assertRefused("time", () -> AllTypes.TIME.ge(Instant.parse("0000-12-31T23:59:59.999999Z")));
    }

    @Test
    @Rule("QRY-11")
    void nullAsALiteralIsRefusedWithWhatToUseInstead() {
        List<Executable> literals = List.of(
                () -> AllTypes.OPTIONAL_TEXT.eq(null),
                () -> AllTypes.OPTIONAL_NUMBER.ne(null),
                () -> AllTypes.OPTIONAL_TIME.lt(null),
                () -> AllTypes.OPTIONAL_COLOR.in(Collections.singletonList(null)),
                () -> AllTypes.OPTIONAL_TEXT.in("a", null),
                () -> AllTypes.OPTIONAL_TEXT.startsWith(null),
                () -> AllTypes.OPTIONAL_BYTES.between(Bytes.EMPTY, null));
        for (Executable literal : literals) {
            InvalidValueException refusal = assertThrowsExactly(InvalidValueException.class, literal);
            assertTrue(refusal.getMessage().contains("isNull()"), refusal::getMessage);
        }
    }

    @Test
    @Rule("QRY-12")
    void whatSomeDatabaseCouldNotTakeIsRefusedByAll() {
        List<Long> most = LongStream.rangeClosed(1, Limits.IN_VALUES).boxed().toList();
        List<Long> tooMany = LongStream.rangeClosed(0, Limits.IN_VALUES).boxed().toList();
        Predicate<AllTypes> atom = AllTypes.NUMBER.eq(1L);
        Predicate<AllTypes> terms = disjunction(atom, Limits.PREDICATE_TERMS);
        Predicate<AllTypes> values = disjunction(AllTypes.NUMBER.in(most), 10);
        Predicate<AllTypes> deep = nestedTo(Limits.PREDICATE_DEPTH);
        Store store = open(AllTypes.SCHEMA);
        store.write(tx -> tx.insert(AllTypes.empty().with(AllTypes.NUMBER, 1L)));
        assertMatchesTheOnlyRow(store, terms);
        assertMatchesTheOnlyRow(store, values);
        assertMatchesTheOnlyRow(store, deep);

        assertThrowsExactly(InvalidQueryException.class, () -> AllTypes.NUMBER.in(tooMany));
        for (Predicate<AllTypes> excessive :
                List.of(terms.or(atom), values.or(atom), nestedTo(Limits.PREDICATE_DEPTH + 1))) {
            assertThrowsExactly(InvalidQueryException.class, () -> AllTypes.TYPE.where(excessive));
            store.read(tx -> {
                assertThrowsExactly(InvalidQueryException.class, () -> tx.count(AllTypes.TYPE, excessive));
                assertThrowsExactly(InvalidQueryException.class, () -> tx.exists(AllTypes.TYPE, excessive));
                return assertThrowsExactly(InvalidQueryException.class, () -> tx.countBy(AllTypes.COLOR, excessive, 1));
            });
        }
    }

    private static Predicate<AllTypes> disjunction(Predicate<AllTypes> term, int times) {
        Predicate<AllTypes> all = term;
        for (int i = 1; i < times; i++) {
            all = all.or(term);
        }
        return all;
    }

    /** A predicate of the given depth that matches where number is 1. */
    private static Predicate<AllTypes> nestedTo(int depth) {
        Predicate<AllTypes> inner = AllTypes.NUMBER.eq(1L);
        for (int i = 1; i < depth; i++) {
            inner = i % 2 == 1 ? inner.and(AllTypes.FLAG.eq(false)) : inner.or(AllTypes.FLAG.eq(true));
        }
        return inner;
    }

    @Test
    @Rule("QRY-13")
    void onlyWhatEveryEngineCanOrderIsOrderedBy() {
        List<Executable> orders = new ArrayList<>();
        orders.add(() -> Message.TYPE.all().orderBy(Message.BODY));
        orders.add(() -> User.TYPE.all().orderBy(User.PASSWORD_HASH.descending()));
        orders.add(() -> AllTypes.TYPE.all().orderBy(AllTypes.TEXT, AllTypes.TEXT.descending()));
        orders.add(() -> AllTypes.TYPE
                .all()
                .orderBy(AllTypes.TEXT, AllTypes.NUMBER, AllTypes.FLAG, AllTypes.TIME, AllTypes.COLOR));
        for (Executable order : orders) {
            assertThrowsExactly(InvalidQueryException.class, order);
        }
    }

    @Test
    @Rule("QRY-29")
    void findTakesItsValueAsItIs() {
        Store store = open(Conversations.SCHEMA);
        Session session = store.write(tx -> tx.insert(Conversations.session(1).withName("Caf\u00E9 %_")));
        assertEquals(Optional.of(session), store.read(tx -> tx.find(Session.NAME, "Caf\u00E9 %_")));
        for (String other :
                List.of("caf\u00E9 %_", "Caf\u00E9 %_ ", " Caf\u00E9 %_", "Cafe\u0301 %_", "Caf\u00E9 %", "")) {
            assertEquals(Optional.empty(), store.read(tx -> tx.find(Session.NAME, other)), other);
        }
        insert(store, Conversations.session(2).withName("caf\u00E9"));
        assertEquals(Optional.empty(), store.read(tx -> tx.find(Session.NAME, "CAF\u00C9")));
    }
}
