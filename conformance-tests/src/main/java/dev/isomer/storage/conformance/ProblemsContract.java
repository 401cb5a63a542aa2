package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.User;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.error.ValueProblem;
import dev.isomer.storage.model.Predicate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an error says of values, and what it hides: rules VAL, from VAL-12. */
public class ProblemsContract extends Contract {
    /** The topic for this engine. */
    public ProblemsContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("VAL-12")
    void everyProblemOfARowIsListedInDeclaredOrder() {
        Store store = open(AllTypes.SCHEMA);
        AllTypes kept = insert(store, AllTypes.empty());
        AllTypes bad = kept.with(AllTypes.OPTIONAL_TEXT, "a\0")
                .with(AllTypes.TIME, Instant.MAX)
                .with(AllTypes.COLOR, null)
                .with(AllTypes.REAL, Double.NaN)
                .with(AllTypes.TEXT, "x".repeat(201));
        for (InvalidValueException refusal : List.of(
                refused(InvalidValueException.class, store, tx -> tx.insert(bad)),
                refused(InvalidValueException.class, store, tx -> tx.insertWithId(AllTypes.TYPE.withId(bad, 9))),
                refused(InvalidValueException.class, store, tx -> tx.update(bad)))) {
            assertEquals("all_types", refusal.entityType());
            assertEquals(AllTypes.TYPE.problems(bad), refusal.problems());
            assertEquals(
                    List.of("text", "real", "time", "color", "optionalText"),
                    refusal.problems().stream().map(ValueProblem::attribute).toList());
            for (ValueProblem problem : refusal.problems()) {
                assertTrue(refusal.getMessage().contains(problem.toString()), refusal.getMessage());
            }
        }
    }

    @Test
    @Rule("VAL-12")
    void whatIsNewInARowIsCheckedInItsPlace() {
        Store store = open(Conversations.SCHEMA);
        Session kept = insert(store, Conversations.session(1).withTitle("x".repeat(61)));
        store.write(tx -> {
            Session read = tx.get(Session.TYPE, kept.id()).orElseThrow();
            Session bad = read.withName(Objects.requireNonNull(read.title()));
            InvalidValueException refusal = assertThrowsExactly(InvalidValueException.class, () -> tx.update(bad));
            assertEquals(Session.TYPE.problems(bad), refusal.problems());
            assertEquals("name", refusal.problems().get(0).attribute());
            assertEquals(read.withTitle("b"), tx.update(read.withTitle("b")));
            return true;
        });
        assertEquals(List.of(kept.withTitle("b")), list(store, Session.TYPE.all()));
    }

    @Test
    @Rule("VAL-12")
    void aLiteralOutsideItsDomainNamesItsAttribute() {
        InvalidValueException refusal = assertThrowsExactly(InvalidValueException.class, () -> Session.NAME.eq("\0"));
        assertEquals("session", refusal.entityType());
        assertEquals("name", refusal.problems().get(0).attribute());
        assertEquals(1, refusal.problems().size());
    }

    @Test
    @Rule("VAL-12")
    void aLiteralMayBeLongerThanAnyStoredValue() {
        Store store = open(Conversations.SCHEMA);
        Session kept = insert(store, Conversations.session(1).withName("x".repeat(60)));
        assertEquals(List.of(), list(store, Session.TYPE.where(Session.NAME.eq("x".repeat(61)))));
        assertEquals(List.of(kept), list(store, Session.TYPE.where(Session.NAME.lt("x".repeat(61)))));
        assertEquals(List.of(), list(store, Session.TYPE.where(Session.NAME.startsWith("x".repeat(61)))));
    }

    @Test
    @Rule("VAL-13")
    void secretsAreNeverShown() {
        Store store = open(Documents.SCHEMA);
        User user = insert(store, Documents.user(1).withApiKey("TOP-SECRET"));
        UniqueViolationException taken = refused(
                UniqueViolationException.class,
                store,
                tx -> tx.insert(Documents.user(2).withApiKey("TOP-SECRET")));
        assertEquals("***", taken.value());
        hides("TOP-SECRET", taken.getMessage());
        User bad = user.withPasswordHash("TOP-SECRET\0").withApiKey("TOP-SECRET\0");
        InvalidValueException invalid = refused(InvalidValueException.class, store, tx -> tx.update(bad));
        hides("TOP-SECRET", invalid.getMessage());
        hides("TOP-SECRET", invalid.problems().toString());
        Predicate<User> predicate = User.API_KEY
                .eq("TOP-SECRET")
                .or(User.PASSWORD_HASH.startsWith("TOP-SECRET"))
                .or(User.PASSWORD_HASH.in("TOP-SECRET").not());
        hides("TOP-SECRET", predicate.toString());
        hides("TOP-SECRET", User.TYPE.where(predicate).toString());
        hides("TOP-SECRET", store.read(tx -> tx.explain(User.TYPE.where(predicate))));
        hides("TOP-SECRET", User.TYPE.show(user));
        assertTrue(User.TYPE.show(user).contains("apiKey=***"), User.TYPE.show(user));
        assertTrue(predicate.toString().contains("***"), predicate.toString());
    }

    private static void hides(String secret, String shown) {
        assertFalse(shown.contains(secret), shown);
    }

    @Test
    @Rule("VAL-14")
    void valuesAreShownUpTo64CodePoints() {
        Store store = open(Conversations.SCHEMA);
        String shown = "😀".repeat(59) + "!";
        insert(store, Conversations.session(1).withName(shown));
        UniqueViolationException whole = refused(
                UniqueViolationException.class,
                store,
                tx -> tx.insert(Conversations.session(2).withName(shown)));
        assertEquals("\"" + shown + "\"", whole.value());
        Store users = open(Documents.SCHEMA);
        String exactly = "é".repeat(63) + "😀";
        for (String email : List.of(exactly, exactly + "x", exactly + "y".repeat(36))) {
            insert(users, Documents.user(3).withEmail(email));
            UniqueViolationException taken = refused(
                    UniqueViolationException.class,
                    users,
                    tx -> tx.insert(Documents.user(6).withEmail(email)));
            String value = email.equals(exactly) ? "\"" + exactly + "\"" : "\"" + exactly + "…\"";
            assertEquals(value, taken.value());
            assertTrue(taken.getMessage().contains(value), taken.getMessage());
            assertTrue(User.TYPE.show(Documents.user(3).withEmail(email)).contains("email=" + value), value);
        }
    }
}
