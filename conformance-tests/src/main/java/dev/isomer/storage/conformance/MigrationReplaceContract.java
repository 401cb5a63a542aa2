package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Migration;
import dev.isomer.storage.Migration.Count;
import dev.isomer.storage.RowSource;
import dev.isomer.storage.Store;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Annotation;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Document;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Extraction;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Moved;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.User;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Migrations of everything, from anything, in place of what is there, and with a look at it: rules MIG. */
public class MigrationReplaceContract extends Contract {
    /** The topic for this engine. */
    public MigrationReplaceContract(TestedEngine engine) {
        super(engine);
    }

    /** Two users whose portraits are each other's documents, and remarks below each other; and what is gone again. */
    private Store documents(int number) {
        Store store = open(Documents.SCHEMA);
        store.write(tx -> fill(tx, number));
        return store;
    }

    private static boolean fill(WriteTransaction tx, int number) {
        User first = tx.insert(Documents.user(number));
        User second = tx.insert(Documents.user(number + 1));
        Document paper = tx.insert(Documents.document(second.id(), number));
        Document other = tx.insert(Documents.document(first.id(), number + 1));
        tx.update(first.withPortrait(paper.id()));
        tx.update(second.withPortrait(other.id()));
        Extraction page = tx.insert(Documents.extraction(other, number));
        Annotation above = tx.insert(Documents.annotation(page, first, "above " + number));
        Annotation below = tx.insert(Documents.annotation(page, second, "below " + number));
        tx.update(above.withParent(below.id()));
        tx.update(below.withParent(above.id()));
        Annotation own = tx.insert(Documents.annotation(paper, second, "own " + number));
        tx.update(own.withParent(own.id()));
        for (int i = 0; i < number; i++) {
            tx.insert(Documents.user(100 + i));
        }
        for (long id = 3; id < 3 + number; id++) {
            tx.delete(User.TYPE, id);
        }
        return true;
    }

    @Test
    @Rule("MIG-11")
    void rowsComeFromAnythingThatGivesThem() {
        List<Session> sessions = List.of(
                Session.TYPE.withId(Conversations.session(1), 3), Session.TYPE.withId(Conversations.session(2), 7));
        List<String> asked = new ArrayList<>();
        RowSource source = new RowSource() {
            @Override
            public Schema schema() {
                return Conversations.SCHEMA;
            }

            @Override
            public long count(EntityType<?> type) {
                asked.add("count " + type);
                return type == Session.TYPE ? 2 : 0;
            }

            @Override
            public long lastId(EntityType<?> type) {
                asked.add("lastId " + type);
                return type == Session.TYPE ? 9 : 0;
            }

            @Override
            @SuppressWarnings("unchecked")
            public <E> void forEach(EntityType<E> type, Consumer<? super E> consumer) {
                asked.add("rows " + type);
                if (type == Session.TYPE) {
                    sessions.forEach(session -> consumer.accept((E) session));
                }
            }
        };
        Store to = open(Conversations.SCHEMA);
        Migration migration = Migration.from(source).to(to).copy(Session.TYPE).leaveEmpty(Message.TYPE);
        assertThrowsExactly(IllegalStateException.class, migration::run);
        assertThrowsExactly(IllegalArgumentException.class, () -> migration.drop(User.TYPE));
        assertEquals(List.of(), asked);
        List<Count> counts = migration.drop(Message.TYPE).run();
        assertEquals(List.of(new Count(Session.TYPE, 2, 2)), counts);
        assertEquals(
                List.of("count session", "rows session", "lastId session"),
                asked.stream().distinct().toList());
        assertEquals(sessions, list(to, Session.TYPE.all()));
        assertEquals(10, insert(to, Conversations.session(3)).id());
    }

    @Test
    @Rule("MIG-12")
    void copyAllTakesEveryTypeThatNothingWasSaidOf() {
        Store from = documents(1);
        Store same = open(Documents.SCHEMA);
        Migration all = Migration.from(from).to(same).copyAll();
        assertEquals(
                List.of(
                        new Count(User.TYPE, 2, 2),
                        new Count(Document.TYPE, 2, 2),
                        new Count(Extraction.TYPE, 1, 1),
                        new Count(Annotation.TYPE, 3, 3)),
                all.copyAll().run());
        assertEquals(contents(from), contents(same));
        assertEquals(4, insert(same, Documents.user(9)).id());
        Store some = open(Documents.SCHEMA);
        Migration.from(from)
                .to(some)
                .leaveEmpty(Annotation.TYPE)
                .drop(Annotation.TYPE)
                .map(User.TYPE, User.TYPE, user -> user.withEmail("x" + user.id()))
                .copyAll()
                .run();
        assertEquals(List.of(), list(some, Annotation.TYPE.all()));
        assertEquals(
                List.of("x1", "x2"),
                list(some, User.TYPE.all()).stream().map(User::email).toList());
        assertEquals(list(from, Document.TYPE.all()), list(some, Document.TYPE.all()));
        Migration other = Migration.from(open(Conversations.SCHEMA)).to(open(Moved.SCHEMA));
        assertThrowsExactly(IllegalArgumentException.class, other::copyAll);
    }

    @Test
    @Rule("MIG-13")
    void whatTheNewStoreHasIsReplaced() {
        Store from = documents(1);
        Store to = documents(4);
        Migration.from(from).to(to).replacing().copyAll().run();
        assertEquals(contents(from), contents(to));
        assertEquals(7, insert(to, Documents.user(9)).id());
        Migration.from(to).to(from).copyAll().replacing().run();
        assertEquals(contents(to), contents(from));
        assertEquals(8, insert(from, Documents.user(8)).id());
    }

    @Test
    @Rule("MIG-13")
    void whatCannotBeReplacedIsThereAsBefore() {
        Store from = documents(1);
        Store to = documents(4);
        Map<String, List<?>> before = contents(to);
        Migration sameEmail = Migration.from(from)
                .to(to)
                .map(User.TYPE, User.TYPE, user -> user.withEmail("same"))
                .copyAll()
                .replacing();
        assertThrowsExactly(UniqueViolationException.class, sameEmail::run);
        assertEquals(before, contents(to));
        assertEquals(7, insert(to, Documents.user(9)).id());
    }

    @Test
    @Rule("MIG-14")
    void everythingIsLookedAtBeforeItIsKept() {
        Store from = documents(1);
        Store to = documents(4);
        Map<String, List<?>> before = contents(to);
        Map<String, List<?>> wanted = contents(from);
        IllegalStateException own = new IllegalStateException("of the program");
        List<Long> counters = new ArrayList<>();
        Migration migration = Migration.from(from).to(to).copyAll().replacing();
        Migration checked = migration.checkedBy((source, written) -> {
            assertEquals(wanted, RowSourceContract.contents(source));
            assertEquals(wanted, RowSourceContract.contents(written));
            counters.add(source.lastId(User.TYPE));
            counters.add(written.lastId(User.TYPE));
            throw own;
        });
        assertSame(own, assertThrowsExactly(IllegalStateException.class, checked::run));
        assertEquals(List.of(3L, 6L), counters);
        assertEquals(before, contents(to));
        checked.checkedBy((source, written) -> counters.clear()).run();
        assertEquals(List.of(), counters);
        assertEquals(wanted, contents(to));
    }
}
