package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Audit;
import dev.isomer.storage.conformance.fixture.Audits;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Screenshot;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.User;
import dev.isomer.storage.error.InvalidQueryException;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.UniqueViolationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Attributes that are unique by themselves: rules UNQ. */
public class UniqueContract extends Contract {
    /** The topic for this engine. */
    public UniqueContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("UNQ-01")
    void insertOfATakenValueIsRefused() {
        Store store = open(Conversations.SCHEMA);
        insert(store, Conversations.session(1));
        UniqueViolationException refusal = refused(
                UniqueViolationException.class,
                store,
                tx -> tx.insert(Conversations.session(2).withName("session-1")));
        assertEquals("session", refusal.entityType());
        assertEquals(List.of("name"), refusal.attributes());
        assertEquals("\"session-1\"", refusal.value());
        for (String word : List.of("session", "name", "\"session-1\"")) {
            assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
        }
        Session withId = Session.TYPE.withId(Conversations.session(1), 20);
        refused(UniqueViolationException.class, store, tx -> tx.insertWithId(withId));
    }

    @Test
    @Rule("UNQ-02")
    void updateToATakenValueIsRefusedAndToItsOwnIsNot() {
        Store store = open(Conversations.SCHEMA);
        Session first = insert(store, Conversations.session(1));
        Session second = insert(store, Conversations.session(2));
        UniqueViolationException refusal =
                refused(UniqueViolationException.class, store, tx -> tx.update(second.withName(first.name())));
        assertEquals(List.of("name"), refusal.attributes());
        assertEquals("\"session-1\"", refusal.value());
        Session same = second.withTitle("changed");
        assertEquals(same, store.write(tx -> tx.update(same)));
        assertEquals(Optional.of(same), store.read(tx -> tx.find(Session.NAME, second.name())));
    }

    @Test
    @Rule("UNQ-03")
    void nullsDoNotCollide() {
        Store store = open(Documents.SCHEMA);
        for (int number : new int[] {3, 6, 9}) {
            User user = insert(store, Documents.user(number));
            assertEquals(Optional.of(user), store.read(tx -> tx.find(User.EMAIL, user.email())));
        }
        User keyed = insert(store, Documents.user(1));
        store.write(tx -> tx.update(keyed.withApiKey(null).withEmployeeNumber(null)));
        assertEquals(4, count(store, User.TYPE, User.API_KEY.isNull().and(User.EMPLOYEE_NUMBER.isNull())));
        insert(store, Documents.user(2).withApiKey(keyed.apiKey()));
    }

    @Test
    @Rule("UNQ-04")
    void aValueIsFreeOnceItsRowIsGoneOrChanged() {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> {
            Session first = tx.insert(Conversations.session(1));
            tx.update(first.withName("renamed"));
            Session second = tx.insert(Conversations.session(1));
            tx.delete(Session.TYPE, second.id());
            return tx.insert(Conversations.session(1));
        });
        assertTrue(delete(store, Session.TYPE, 3));
        Session fourth = insert(store, Conversations.session(1));
        store.write(tx -> tx.update(fourth.withName("other")));
        assertEquals(5, insert(store, Conversations.session(1)).id());
        assertEquals(Optional.of(fourth.withName("other")), store.read(tx -> tx.find(Session.NAME, "other")));
    }

    @Test
    @Rule("UNQ-05")
    void anUndoneValueIsFreeAndAnUndoneChangeTakesItAgain() {
        Store store = open(Conversations.SCHEMA);
        Session kept = insert(store, Conversations.session(1));
        assertThrowsExactly(
                IllegalStateException.class,
                () -> store.write(tx -> {
                    tx.insert(Conversations.session(2));
                    tx.update(kept.withName("renamed"));
                    throw new IllegalStateException("undo");
                }));
        insert(store, Conversations.session(2));
        insert(store, Conversations.session(3).withName("renamed"));
        refused(UniqueViolationException.class, store, tx -> tx.insert(Conversations.session(1)));
        store.write(tx -> {
            assertThrowsExactly(
                    IllegalStateException.class,
                    () -> tx.nested(inner -> {
                        inner.delete(Session.TYPE, kept.id());
                        inner.insert(Conversations.session(1));
                        inner.insert(Conversations.session(4));
                        throw new IllegalStateException("undo");
                    }));
            assertThrowsExactly(UniqueViolationException.class, () -> tx.insert(Conversations.session(1)));
            return tx.insert(Conversations.session(4));
        });
        assertEquals(Optional.of(kept), store.read(tx -> tx.find(Session.NAME, kept.name())));
    }

    @Test
    @Rule("UNQ-06")
    void uniquenessHoldsAfterEachStatementNotOnlyAtTheEnd() {
        Store store = open(Conversations.SCHEMA);
        Session first = insert(store, Conversations.session(1));
        Session second = insert(store, Conversations.session(2));
        store.write(tx -> {
            assertThrowsExactly(UniqueViolationException.class, () -> tx.update(first.withName(second.name())));
            tx.update(first.withName("in between"));
            tx.update(second.withName(first.name()));
            return tx.update(first.withName(second.name()));
        });
        assertEquals(
                List.of(first.withName(second.name()), second.withName(first.name())), list(store, Session.TYPE.all()));
    }

    @Test
    @Rule("UNQ-07")
    void theFirstViolationInDeclaredOrderIsReported() {
        Store store = open(Documents.SCHEMA);
        User one = insert(store, Documents.user(1));
        User two = insert(store, Documents.user(2));
        User both = two.withApiKey(one.apiKey()).withEmployeeNumber(one.employeeNumber());
        UniqueViolationException key = refused(UniqueViolationException.class, store, tx -> tx.update(both));
        assertEquals(List.of("apiKey"), key.attributes());
        UniqueViolationException email =
                refused(UniqueViolationException.class, store, tx -> tx.insert(both.withEmail(one.email())));
        assertEquals(List.of("email"), email.attributes());
        UniqueViolationException number = refused(
                UniqueViolationException.class, store, tx -> tx.update(two.withEmployeeNumber(one.employeeNumber())));
        assertEquals(List.of("employeeNumber"), number.attributes());
        assertEquals("1001", number.value());
    }

    @Test
    @Rule("UNQ-08")
    void everyTypeOfValueCanBeUnique() {
        Store store = open(Audits.SCHEMA);
        Audit audit = insert(store, Audits.audit(1));
        Screenshot screenshot = insert(store, Audits.screenshot(audit, 255));
        insert(store, Audits.screenshot(audit, 256));
        assertEquals(Optional.of(screenshot), store.read(tx -> tx.find(Screenshot.DIGEST, screenshot.digest())));
        UniqueViolationException refusal =
                refused(UniqueViolationException.class, store, tx -> tx.insert(Audits.screenshot(audit, 255)));
        assertEquals(List.of("digest"), refusal.attributes());
        assertEquals("2 bytes 00ff", refusal.value());
        Store users = open(Documents.SCHEMA);
        User user = insert(users, Documents.user(1).withEmployeeNumber(Long.MIN_VALUE));
        assertEquals(Optional.of(user), users.read(tx -> tx.find(User.EMPLOYEE_NUMBER, Long.MIN_VALUE)));
    }

    @Test
    @Rule("UNQ-09")
    void findTakesAUniqueAttributeOrTheId() {
        Store store = open(Documents.SCHEMA);
        User user = insert(store, Documents.user(1));
        assertEquals(Optional.of(user), store.read(tx -> tx.find(User.EMAIL, user.email())));
        assertEquals(Optional.of(user), store.read(tx -> tx.find(User.API_KEY, user.apiKey())));
        assertEquals(Optional.of(user), store.read(tx -> tx.find(User.TYPE.id(), 1L)));
        assertEquals(Optional.empty(), store.read(tx -> tx.find(User.EMAIL, "nobody")));
        assertEquals(Optional.empty(), store.read(tx -> tx.find(User.EMAIL, "x".repeat(101))));
        store.write(tx -> {
            InvalidQueryException refusal = assertThrowsExactly(
                    InvalidQueryException.class, () -> tx.find(User.PASSWORD_HASH, user.passwordHash()));
            assertTrue(refusal.getMessage().contains("passwordHash"), refusal.getMessage());
            assertThrowsExactly(InvalidQueryException.class, () -> tx.find(User.PORTRAIT, 1L));
            assertThrowsExactly(InvalidValueException.class, () -> tx.find(User.EMAIL, null));
            assertThrowsExactly(InvalidValueException.class, () -> tx.find(User.EMAIL, "\0"));
            return tx.update(user.withApiKey(null));
        });
        assertEquals(Optional.empty(), store.read(tx -> tx.find(User.API_KEY, "key-1")));
    }
}
