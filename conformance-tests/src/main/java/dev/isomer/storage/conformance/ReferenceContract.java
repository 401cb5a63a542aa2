package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Annotation;
import dev.isomer.storage.conformance.fixture.Audit;
import dev.isomer.storage.conformance.fixture.Audits;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Document;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Event;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.User;
import dev.isomer.storage.error.ReferenceViolationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a row may refer to: rules REF. */
public class ReferenceContract extends Contract {
    /** The topic for this engine. */
    public ReferenceContract(TestedEngine engine) {
        super(engine);
    }

    private static void names(ReferenceViolationException refusal, String type, String attribute, String value) {
        assertEquals(type, refusal.entityType());
        assertEquals(List.of(attribute), refusal.attributes());
        assertEquals(value, refusal.value());
        for (String word : List.of(type, attribute, value)) {
            assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
        }
    }

    @Test
    @Rule("REF-01")
    void insertOfARowThatRefersToNoneIsRefused() {
        Store store = open(Conversations.SCHEMA);
        insert(store, Conversations.session(1));
        for (long id : new long[] {2, 0, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            Message orphan = Conversations.message(id, 1);
            ReferenceViolationException refusal =
                    refused(ReferenceViolationException.class, store, tx -> tx.insert(orphan));
            names(refusal, "message", "session", Long.toString(id));
            assertTrue(refusal.getMessage().contains("no session with id " + id), refusal.getMessage());
            refused(ReferenceViolationException.class, store, tx -> tx.insertWithId(Message.TYPE.withId(orphan, 30)));
        }
        Message answer = Conversations.message(1, 1).withReplyTo(7L);
        refused(ReferenceViolationException.class, store, tx -> tx.insert(answer));
    }

    @Test
    @Rule("REF-02")
    void updateToARowThatIsNotThereIsRefused() {
        Store store = open(Conversations.SCHEMA);
        Session session = insert(store, Conversations.session(1));
        Message message = insert(store, Conversations.message(session, 1));
        ReferenceViolationException refusal =
                refused(ReferenceViolationException.class, store, tx -> tx.update(message.withSession(2)));
        names(refusal, "message", "session", "2");
        names(
                refused(ReferenceViolationException.class, store, tx -> tx.update(message.withReplyTo(2L))),
                "message",
                "replyTo",
                "2");
        assertEquals(message.withBody("changed"), store.write(tx -> tx.update(message.withBody("changed"))));
    }

    @Test
    @Rule("REF-03")
    void nullRefersToNothing() {
        Store store = open(Documents.SCHEMA);
        Document document = insert(store, Documents.document(null, 1));
        User user = insert(store, Documents.user(1));
        Document owned = store.write(tx -> tx.update(document.withOwner(user.id())));
        assertEquals(document, store.write(tx -> tx.update(owned.withOwner(null))));
        assertTrue(delete(store, User.TYPE, user.id()));
        assertEquals(List.of(document), list(store, Document.TYPE.all()));
    }

    @Test
    @Rule("REF-04")
    void theFirstMissingRowInDeclaredOrderIsReported() {
        Store store = open(Documents.SCHEMA);
        User user = insert(store, Documents.user(1));
        Document document = insert(store, Documents.document(null, 1));
        Annotation bad = new Annotation(0, 71, 72L, 73L, 74, "note");
        Annotation better = new Annotation(0, document.id(), 72L, 73L, 74, "note");
        Annotation good = new Annotation(0, document.id(), null, 73L, 74, "note");
        names(refused(ReferenceViolationException.class, store, tx -> tx.insert(bad)), "annotation", "document", "71");
        names(
                refused(ReferenceViolationException.class, store, tx -> tx.insert(better)),
                "annotation",
                "extraction",
                "72");
        names(refused(ReferenceViolationException.class, store, tx -> tx.insert(good)), "annotation", "parent", "73");
        Annotation kept = insert(store, Documents.annotation(document, user, "note"));
        Annotation worse = Annotation.TYPE.withId(good.withParent(kept.id()), kept.id());
        names(refused(ReferenceViolationException.class, store, tx -> tx.update(worse)), "annotation", "author", "74");
        Annotation own = good.withParent(kept.id() + 1);
        names(refused(ReferenceViolationException.class, store, tx -> tx.insert(own)), "annotation", "author", "74");
    }

    @Test
    @Rule("REF-05")
    void referencesHoldAfterEachStatementNotOnlyAtTheEnd() {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> {
            assertThrowsExactly(ReferenceViolationException.class, () -> tx.insert(Conversations.message(1, 1)));
            Session session = tx.insert(Conversations.session(1));
            Message message = tx.insert(Conversations.message(session, 1));
            tx.delete(Session.TYPE, session.id());
            assertThrowsExactly(ReferenceViolationException.class, () -> tx.insert(message));
            Session second = tx.insert(Conversations.session(1));
            return tx.insert(message.withSession(second.id()));
        });
        assertEquals(
                List.of(2L),
                list(store, Message.TYPE.all()).stream().map(Message::id).toList());
    }

    @Test
    @Rule("REF-06")
    void aRowMayReferToItself() {
        Store store = open(Conversations.SCHEMA);
        Session session = insert(store, Conversations.session(1));
        Message message = insert(store, Conversations.message(session, 1));
        Message own = store.write(tx -> tx.update(message.withReplyTo(message.id())));
        assertEquals(Optional.of(own), get(store, Message.TYPE, own.id()));
        Message given = Message.TYPE.withId(Conversations.message(session, 2).withReplyTo(40L), 40);
        assertEquals(given, store.write(tx -> tx.insertWithId(given)));
        Message next = insert(store, Conversations.message(session, 3).withReplyTo(41L));
        assertEquals(41, next.id());
        names(
                refused(
                        ReferenceViolationException.class,
                        store,
                        tx -> tx.insert(Conversations.message(session, 4).withReplyTo(43L))),
                "message",
                "replyTo",
                "43");
        for (long id : new long[] {own.id(), 40, 41}) {
            assertTrue(delete(store, Message.TYPE, id));
        }
        assertEquals(List.of(), list(store, Message.TYPE.all()));
    }

    @Test
    @Rule("REF-07")
    void rowsOfTwoTypesMayReferToEachOther() {
        Store store = open(Documents.SCHEMA);
        User user = insert(store, Documents.user(1));
        Document document = insert(store, Documents.document(user.id(), 1));
        User shown = store.write(tx -> tx.update(user.withPortrait(document.id())));
        assertEquals(List.of(shown), list(store, User.TYPE.where(User.PORTRAIT.eq(document.id()))));
        ReferenceViolationException refusal =
                refused(ReferenceViolationException.class, store, tx -> tx.delete(Document.TYPE, document.id()));
        names(refusal, "user", "portrait", "1");
        assertTrue(delete(store, User.TYPE, user.id()));
        assertEquals(List.of(), list(store, Document.TYPE.all()));
    }

    @Test
    @Rule("REF-08")
    void severalAttributesMayReferToOneRow() {
        Store store = open(Audits.SCHEMA);
        Audit audit = insert(store, Audits.audit(1));
        Audit other = insert(store, Audits.audit(2));
        Consumer<WriteTransaction> deletion = tx -> tx.delete(Audit.TYPE, audit.id());
        Event event = insert(store, Audits.event(null, audit.id(), audit.id(), "opened", 1));
        names(refused(ReferenceViolationException.class, store, deletion), "event", "audit", "1");
        store.write(tx -> tx.update(new Event(event.id(), null, other.id(), audit.id(), "moved", event.at())));
        names(refused(ReferenceViolationException.class, store, deletion), "event", "copiedFrom", "1");
        store.write(tx -> tx.update(new Event(event.id(), null, other.id(), null, "moved", event.at())));
        assertTrue(delete(store, Audit.TYPE, audit.id()));
    }

    @Test
    @Rule("REF-09")
    void rowsAreFoundByWhatTheyReferTo() {
        Store store = open(Conversations.SCHEMA);
        Session one = insert(store, Conversations.session(1));
        Session two = insert(store, Conversations.session(2));
        Message first = insert(store, Conversations.message(one, 1));
        Message second = insert(store, Conversations.message(two, 1));
        Message moved = store.write(tx -> tx.update(first.withSession(two.id()).withPosition(2)));
        assertEquals(List.of(), list(store, Message.TYPE.where(Message.SESSION.eq(one.id()))));
        assertEquals(List.of(moved, second), list(store, Message.TYPE.where(Message.SESSION.eq(two.id()))));
        assertTrue(delete(store, Session.TYPE, one.id()));
        assertEquals(List.of(moved, second), list(store, Message.TYPE.all()));
    }
}
