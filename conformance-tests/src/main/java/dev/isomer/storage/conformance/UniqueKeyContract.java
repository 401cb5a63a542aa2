package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AtTheLimit;
import dev.isomer.storage.conformance.fixture.Audit;
import dev.isomer.storage.conformance.fixture.Audits;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Document;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Finding;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.User;
import dev.isomer.storage.error.InvalidSchemaException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several attributes that are unique together: rules UNQ, from UNQ-10. */
public class UniqueKeyContract extends Contract {
    /** The topic for this engine. */
    public UniqueKeyContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("UNQ-10")
    void aKeyOfSeveralAttributesCollidesOnlyAsAWhole() {
        Store store = open(Conversations.SCHEMA);
        Session one = insert(store, Conversations.session(1));
        Session two = insert(store, Conversations.session(2));
        insert(store, Conversations.message(one, 1));
        Message other = insert(store, Conversations.message(one, 2));
        Message elsewhere = insert(store, Conversations.message(two, 1));
        UniqueViolationException inserted =
                refused(UniqueViolationException.class, store, tx -> tx.insert(Conversations.message(one, 1)));
        assertEquals("message", inserted.entityType());
        assertEquals(List.of("session", "position"), inserted.attributes());
        assertEquals("1, 1", inserted.value());
        assertTrue(inserted.getMessage().contains("session, position"), inserted.getMessage());
        UniqueViolationException updated =
                refused(UniqueViolationException.class, store, tx -> tx.update(other.withPosition(1)));
        assertEquals("1, 1", updated.value());
        UniqueViolationException moved =
                refused(UniqueViolationException.class, store, tx -> tx.update(elsewhere.withSession(one.id())));
        assertEquals("1, 1", moved.value());
        assertEquals(
                elsewhere.withSession(one.id()).withPosition(3),
                store.write(tx -> tx.update(elsewhere.withSession(one.id()).withPosition(3))));
        insert(store, Conversations.message(two, 1));
    }

    @Test
    @Rule("UNQ-11")
    void aNullInAKeyCollidesWithNothing() {
        Store store = open(Documents.SCHEMA);
        Document first = insert(store, Documents.document(null, 1));
        Document second = insert(store, Documents.document(null, 1));
        User owner = insert(store, Documents.user(1));
        Document owned = store.write(tx -> tx.update(second.withOwner(owner.id())));
        UniqueViolationException refusal =
                refused(UniqueViolationException.class, store, tx -> tx.update(first.withOwner(owner.id())));
        assertEquals(List.of("owner", "path"), refusal.attributes());
        assertEquals("1, \"/path/1\"", refusal.value());
        store.write(tx -> tx.update(owned.withOwner(null)));
        assertEquals(first.withOwner(owner.id()), store.write(tx -> tx.update(first.withOwner(owner.id()))));
        assertEquals(2, count(store, Document.TYPE, Document.PATH.eq("/path/1")));
    }

    @Test
    @Rule("UNQ-11")
    void aNullInTheMiddleOfAKeyCollidesWithNothing() {
        Store store = open(Audits.SCHEMA);
        Audit audit = insert(store, Audits.audit(1));
        Finding judged = insert(store, Audits.finding(audit, 1));
        Finding first = insert(store, judged.withSeverity(null));
        Finding second = insert(store, judged.withSeverity(null));
        assertEquals(2, count(store, Finding.TYPE, Finding.SEVERITY.isNull()));
        UniqueViolationException refusal =
                refused(UniqueViolationException.class, store, tx -> tx.update(first.withSeverity(judged.severity())));
        assertEquals(List.of("audit", "severity", "title"), refusal.attributes());
        assertEquals("1, WARNING, \"Finding 1\"", refusal.value());
        store.write(tx -> tx.update(second.withSeverity(Finding.Severity.CRITICAL)));
        refused(UniqueViolationException.class, store, tx -> tx.update(first.withSeverity(Finding.Severity.CRITICAL)));
    }

    @Test
    @Rule("UNQ-12")
    void neighboursInAKeyAreNotRunTogether() {
        Store store = open(Audits.SCHEMA);
        Audit one = insert(store, Audits.audit(1));
        Audit eleven = store.write(tx -> tx.insertWithId(Audit.TYPE.withId(Audits.audit(2), 11)));
        for (Finding.Severity severity : Finding.Severity.values()) {
            for (Audit audit : List.of(one, eleven)) {
                for (String title : List.of("", "1", "1\u0001", "E", "\uDBFF\uDFFF")) {
                    insert(store, new Finding(0, audit.id(), null, severity, title));
                }
            }
        }
        assertEquals(30, list(store, Finding.TYPE.all()).size());
        refused(
                UniqueViolationException.class,
                store,
                tx -> tx.insert(new Finding(0, 11, null, Finding.Severity.NOTE, "")));
    }

    @Test
    @Rule("SCH-06")
    void aKeyHasUpToEightAttributesAndServesAllThatAreOnTheSame() {
        EntityType<AtTheLimit.MostAttributes> type = EntityType.of(AtTheLimit.MostAttributes.class);
        assertEquals(
                List.of("unique key [parent] of most_attributes", "index [a, b, c, d, e, f, g, h] of most_attributes"),
                type.keys().stream().map(Key::toString).toList());
        assertSame(type.keys().get(0), type.references().get(0).key());
        Store store = open(Schema.of("limits", type));
        assertEquals(
                1,
                insert(store, new AtTheLimit.MostAttributes(0, 1, 2, 3, 4, 5, 6, 7, 8, 1L))
                        .id());
        InvalidSchemaException nine = assertThrowsExactly(
                InvalidSchemaException.class, () -> EntityType.of(AtTheLimit.TooManyAttributes.class));
        assertEquals(
                List.of("the key [a, b, c, d, e, f, g, h, i] takes up to 72 bytes; a key has 1 to 8 different"
                        + " attributes and takes at most 2560 bytes (4 a code point, 8 a number)"),
                nine.problems());
    }

    @Test
    @Rule("UNQ-11")
    void aNullIsNotWhatIsReportedAsTaken() {
        Store store = open(Documents.SCHEMA);
        User first = insert(store, Documents.user(1).withApiKey(null));
        User second = Documents.user(2).withApiKey(null).withEmployeeNumber(first.employeeNumber());
        UniqueViolationException refusal = refused(UniqueViolationException.class, store, tx -> tx.insert(second));
        assertEquals(List.of("employeeNumber"), refusal.attributes());
    }
}
