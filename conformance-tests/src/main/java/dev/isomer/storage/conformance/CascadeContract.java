package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Annotation;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Document;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Extraction;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.User;
import dev.isomer.storage.error.ReferenceViolationException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes with a row that is deleted: rules CAS. */
public class CascadeContract extends Contract {
    private static final int DEPTH = 1_500;
    private static final int WIDTH = 2_500;

    /** The topic for this engine. */
    public CascadeContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("CAS-01")
    void whatRefersByCascadeGoesTooThroughSeveralTypes() {
        Store store = open(Documents.SCHEMA);
        User author = insert(store, Documents.user(1));
        User owner = insert(store, Documents.user(2));
        Document kept = insert(store, Documents.document(author.id(), 1));
        Extraction keptExtraction = insert(store, Documents.extraction(kept, 1));
        Annotation keptAnnotation = insert(store, Documents.annotation(keptExtraction, author, "kept"));
        for (int number = 2; number < 5; number++) {
            Document document = insert(store, Documents.document(owner.id(), number));
            for (int page = 1; page < 4; page++) {
                Extraction extraction = insert(store, Documents.extraction(document, page));
                insert(store, Documents.annotation(extraction, author, "gone"));
            }
        }
        assertTrue(delete(store, User.TYPE, owner.id()));
        assertEquals(List.of(author), list(store, User.TYPE.all()));
        assertEquals(List.of(kept), list(store, Document.TYPE.all()));
        assertEquals(List.of(keptExtraction), list(store, Extraction.TYPE.all()));
        assertEquals(List.of(keptAnnotation), list(store, Annotation.TYPE.all()));
        assertFalse(delete(store, User.TYPE, owner.id()));
    }

    @Test
    @Tag("large")
    @Rule("CAS-02")
    void aChainOfAnyDepthGoes() {
        Store store = open(Documents.SCHEMA);
        User author = insert(store, Documents.user(1));
        Document document = insert(store, Documents.document(null, 1));
        Annotation root = insert(store, Documents.annotation(document, author, "root"));
        store.write(tx -> {
            for (long above = root.id(); above <= DEPTH; above++) {
                tx.insert(root.withParent(above));
            }
            return null;
        });
        Annotation middle = get(store, Annotation.TYPE, DEPTH / 2).orElseThrow();
        assertTrue(delete(store, Annotation.TYPE, middle.id()));
        assertEquals(DEPTH / 2 - 1, list(store, Annotation.TYPE.all()).size());
        assertTrue(delete(store, Annotation.TYPE, root.id()));
        assertEquals(List.of(), list(store, Annotation.TYPE.all()));
    }

    @Test
    @Tag("large")
    @Rule("CAS-02")
    void manyChildrenGo() {
        Store store = open(Conversations.SCHEMA);
        Session session = insert(store, Conversations.session(2));
        store.write(tx -> {
            for (int position = 0; position < WIDTH; position++) {
                Long replyTo = position == 0 ? null : (long) position;
                tx.insert(Conversations.message(session, position).withReplyTo(replyTo));
            }
            return null;
        });
        assertEquals(WIDTH, count(store, Message.TYPE, Message.SESSION.eq(session.id())));
        assertTrue(delete(store, Session.TYPE, session.id()));
        assertEquals(0, store.statistics().rows());
    }

    @Test
    @Rule("CAS-03")
    void aRowThatIsReachedInSeveralWaysGoesOnce() {
        Store store = open(Documents.SCHEMA);
        User author = insert(store, Documents.user(1));
        Document document = insert(store, Documents.document(null, 1));
        Document other = insert(store, Documents.document(null, 2));
        Extraction extraction = insert(store, Documents.extraction(document, 1));
        Annotation diamond = insert(store, Documents.annotation(extraction, author, "both ways"));
        insert(store, Documents.annotation(extraction, author, "three ways").withParent(diamond.id()));
        Annotation across = new Annotation(0, other.id(), extraction.id(), diamond.id(), author.id(), "across");
        insert(store, across);
        Annotation stays = insert(store, Documents.annotation(other, author, "stays"));
        assertTrue(delete(store, Document.TYPE, document.id()));
        assertEquals(List.of(stays), list(store, Annotation.TYPE.all()));
        assertEquals(List.of(other), list(store, Document.TYPE.all()));
        assertEquals(List.of(), list(store, Extraction.TYPE.all()));
    }

    @Test
    @Rule("CAS-04")
    void rowsThatReferToEachOtherInACircleGo() {
        Store store = open(Documents.SCHEMA);
        User author = insert(store, Documents.user(1));
        Document document = insert(store, Documents.document(null, 1));
        List<Annotation> circle = store.write(tx -> {
            Annotation first = tx.insert(Documents.annotation(document, author, "first"));
            Annotation second = tx.insert(first.withParent(first.id()));
            Annotation third = tx.insert(first.withParent(second.id()));
            Annotation self = tx.insert(first);
            return List.of(tx.update(first.withParent(third.id())), second, tx.update(self.withParent(self.id())));
        });
        assertTrue(delete(store, Annotation.TYPE, circle.get(2).id()));
        assertEquals(3, list(store, Annotation.TYPE.all()).size());
        assertTrue(delete(store, Annotation.TYPE, circle.get(1).id()));
        assertEquals(List.of(), list(store, Annotation.TYPE.all()));
    }

    @Test
    @Rule("CAS-05")
    void keysAndIndexesForgetWhatWent() {
        Store store = open(Documents.SCHEMA);
        User owner = insert(store, Documents.user(1));
        Document document = insert(store, Documents.document(owner.id(), 1));
        insert(store, Documents.extraction(document, 1));
        assertTrue(delete(store, User.TYPE, owner.id()));
        assertEquals(0, count(store, Document.TYPE, Document.WEIGHT.eq(document.weight())));
        User again = insert(store, Documents.user(1));
        Document second = insert(store, Documents.document(again.id(), 1));
        insert(store, Documents.extraction(second, 1));
        assertEquals(List.of(second), list(store, Document.TYPE.where(Document.WEIGHT.eq(document.weight()))));
        assertEquals(3, store.statistics().rows());
    }

    @Test
    @Rule("CAS-06")
    void aCascadeIsUndoneAsAWhole() {
        Store store = openWithOneOfEach();
        var before = contents(store);
        assertThrowsExactly(
                IllegalStateException.class,
                () -> store.write(tx -> {
                    assertTrue(tx.delete(User.TYPE, 2));
                    throw new IllegalStateException("undo");
                }));
        assertEquals(before, contents(store));
        store.write(tx -> {
            assertThrowsExactly(
                    IllegalStateException.class,
                    () -> tx.nested(inner -> {
                        assertTrue(inner.delete(User.TYPE, 2));
                        assertEquals(0, inner.count(Annotation.TYPE));
                        throw new IllegalStateException("undo");
                    }));
            assertEquals(before, contents(store.schema(), tx));
            return null;
        });
        assertEquals(before, contents(store));
        assertTrue(delete(store, User.TYPE, 2));
        assertEquals(1, store.statistics().rows());
    }

    @Test
    @Rule("CAS-07")
    void aRefusedCascadeDeletesNothing() {
        Store store = openWithOneOfEach();
        store.write(tx -> tx.update(tx.get(User.TYPE, 1).orElseThrow().withPortrait(1L)));
        ReferenceViolationException refusal =
                refused(ReferenceViolationException.class, store, tx -> tx.delete(User.TYPE, 2));
        assertEquals("user", refusal.entityType());
        assertEquals(List.of("portrait"), refusal.attributes());
        store.write(tx -> {
            assertThrowsExactly(ReferenceViolationException.class, () -> tx.delete(User.TYPE, 2));
            tx.update(tx.get(User.TYPE, 1).orElseThrow().withPortrait(null));
            return tx.delete(User.TYPE, 2);
        });
        assertEquals(1, store.statistics().rows());
    }

    private Store openWithOneOfEach() {
        Store store = open(Documents.SCHEMA);
        store.write(Documents::insertOneOfEach);
        return store;
    }
}
