package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Annotation;
import dev.isomer.storage.conformance.fixture.Audit;
import dev.isomer.storage.conformance.fixture.Audits;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Document;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Event;
import dev.isomer.storage.conformance.fixture.Finding;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Screenshot;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.User;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.model.EntityType;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What keeps a row from being deleted: rules REF, from REF-10. */
public class RestrictContract extends Contract {
    /** The topic for this engine. */
    public RestrictContract(TestedEngine engine) {
        super(engine);
    }

    private static void names(
            ReferenceViolationException refusal, String type, String attribute, String value, long childId) {
        assertEquals(type, refusal.entityType());
        assertEquals(List.of(attribute), refusal.attributes());
        assertEquals(value, refusal.value());
        assertTrue(refusal.getMessage().contains(type + " with id " + childId), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(attribute), refusal.getMessage());
    }

    private static ReferenceViolationException refusal(Store store, EntityType<? extends Record> type, long id) {
        return refused(ReferenceViolationException.class, store, tx -> tx.delete(type, id));
    }

    @Test
    @Rule("REF-10")
    void aRowThatIsReferredToByRestrictIsNotDeleted() {
        Store store = open(Conversations.SCHEMA);
        Session session = insert(store, Conversations.session(1));
        Message question = insert(store, Conversations.message(session, 1));
        Message answer = insert(store, Conversations.message(session, 2).withReplyTo(question.id()));
        ReferenceViolationException refusal =
                refused(ReferenceViolationException.class, store, tx -> tx.delete(Message.TYPE, question.id()));
        names(refusal, "message", "replyTo", "1", answer.id());
        assertTrue(refusal.getMessage().contains("The message with id 1"), refusal.getMessage());
        store.write(tx -> {
            assertThrowsExactly(ReferenceViolationException.class, () -> tx.delete(Message.TYPE, question.id()));
            tx.update(answer.withReplyTo(null));
            return tx.delete(Message.TYPE, question.id());
        });
        assertEquals(List.of(answer.withReplyTo(null)), list(store, Message.TYPE.all()));
        assertTrue(delete(store, Message.TYPE, answer.id()));
    }

    @Test
    @Rule("REF-10")
    void anUndoneReferenceRestrictsNothing() {
        Store store = open(Conversations.SCHEMA);
        Session session = insert(store, Conversations.session(1));
        Message question = insert(store, Conversations.message(session, 1));
        store.write(tx -> {
            assertThrowsExactly(
                    IllegalStateException.class,
                    () -> tx.nested(inner -> {
                        inner.insert(Conversations.message(session, 2).withReplyTo(question.id()));
                        throw new IllegalStateException("undo");
                    }));
            return tx.delete(Message.TYPE, question.id());
        });
        assertEquals(List.of(), list(store, Message.TYPE.all()));
    }

    @Test
    @Rule("REF-11")
    void restrictFromOutsideOfWhatWouldGoRefusesAllOfIt() {
        Store store = open(Documents.SCHEMA);
        User owner = insert(store, Documents.user(1));
        User author = insert(store, Documents.user(2));
        Document document = insert(store, Documents.document(owner.id(), 1));
        insert(store, Documents.extraction(document, 1));
        insert(store, Documents.annotation(document, author, "note"));
        User shown = store.write(tx -> tx.update(author.withPortrait(document.id())));
        names(refusal(store, User.TYPE, owner.id()), "user", "portrait", "1", shown.id());
        names(refusal(store, User.TYPE, author.id()), "annotation", "author", "2", 1);
        store.write(tx -> tx.update(author));
        assertTrue(delete(store, User.TYPE, owner.id()));
        assertEquals(List.of(author), list(store, User.TYPE.all()));
        assertEquals(List.of(), list(store, Annotation.TYPE.all()));
    }

    @Test
    @Rule("REF-12")
    void restrictFromWithinWhatGoesRefusesNothing() {
        Store store = open(Audits.SCHEMA);
        Audit audit = insert(store, Audits.audit(1));
        Screenshot screenshot = insert(store, Audits.screenshot(audit, 1));
        insert(store, Audits.finding(audit, 1).withEvidence(screenshot.id()));
        names(refusal(store, Screenshot.TYPE, 1), "finding", "evidence", "1", 1);
        Audit other = insert(store, Audits.audit(2));
        insert(store, Audits.finding(other, 2).withEvidence(screenshot.id()));
        names(refusal(store, Audit.TYPE, audit.id()), "finding", "evidence", "1", 2);
        assertTrue(delete(store, Audit.TYPE, other.id()));
        assertTrue(delete(store, Audit.TYPE, audit.id()));
        assertEquals(0, store.statistics().rows());
    }

    @Test
    @Rule("REF-12")
    void rowsThatReferToEachOtherByRestrictGoTogether() {
        Store store = open(Conversations.SCHEMA);
        Session session = insert(store, Conversations.session(1));
        Message first = insert(store, Conversations.message(session, 1));
        Message second = insert(store, Conversations.message(session, 2).withReplyTo(first.id()));
        store.write(tx -> tx.update(first.withReplyTo(second.id())));
        refused(ReferenceViolationException.class, store, tx -> tx.delete(Message.TYPE, first.id()));
        refused(ReferenceViolationException.class, store, tx -> tx.delete(Message.TYPE, second.id()));
        assertTrue(delete(store, Session.TYPE, session.id()));
        assertEquals(List.of(), list(store, Message.TYPE.all()));
    }

    @Test
    @Rule("REF-13")
    void theFirstBySchemaOrderThenReferenceOrderThenLowestIdIsReported() {
        Store store = open(Audits.SCHEMA);
        Audit audit = insert(store, Audits.audit(1));
        Audit other = insert(store, Audits.audit(2));
        Screenshot screenshot = insert(store, Audits.screenshot(audit, 1));
        Finding finding = insert(store, Audits.finding(audit, 1));
        List<Event> events = List.of(
                Event.TYPE.withId(Audits.event(null, null, audit.id(), "copied", 1), 3),
                Event.TYPE.withId(Audits.event(null, audit.id(), null, "high", 2), 9),
                Event.TYPE.withId(Audits.event(null, audit.id(), null, "low", 3), 5),
                Event.TYPE.withId(Audits.event(finding.id(), null, null, "found", 4), 20));
        events.forEach(event -> store.write(tx -> tx.insertWithId(event)));
        Finding outside = insert(store, Audits.finding(other, 2).withEvidence(screenshot.id()));
        List<Object[]> expected = List.of(
                new Object[] {"finding", "evidence", outside.id()},
                new Object[] {"event", "finding", 20L},
                new Object[] {"event", "audit", 5L},
                new Object[] {"event", "audit", 9L},
                new Object[] {"event", "copiedFrom", 3L});
        for (Object[] violation : expected) {
            names(
                    refused(ReferenceViolationException.class, store, tx -> tx.delete(Audit.TYPE, audit.id())),
                    (String) violation[0],
                    (String) violation[1],
                    "1",
                    (Long) violation[2]);
            EntityType<? extends Record> type = violation[0].equals("finding") ? Finding.TYPE : Event.TYPE;
            assertTrue(delete(store, type, (Long) violation[2]));
        }
        assertTrue(delete(store, Audit.TYPE, audit.id()));
        assertEquals(List.of(other), list(store, Audit.TYPE.all()));
    }

    @Test
    @Tag("large")
    @Rule("REF-13")
    void theLowestIdIsReportedWhicheverRowItRefersTo() {
        Store store = open(Conversations.SCHEMA);
        Session session = insert(store, Conversations.session(1));
        Session other = insert(store, Conversations.session(2));
        store.write(tx -> {
            for (int position = 1; position <= 1_200; position++) {
                tx.insert(Conversations.message(session, position));
            }
            tx.insert(Conversations.message(other, 1).withReplyTo(1_200L));
            return tx.insert(Conversations.message(other, 2).withReplyTo(1L));
        });
        names(
                refused(ReferenceViolationException.class, store, tx -> tx.delete(Session.TYPE, session.id())),
                "message",
                "replyTo",
                "1200",
                1_201);
    }
}
