package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Repository;
import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The statements that read: first, count, exists and forEach agree with list. Rules QRY. */
public class StatementContract extends Contract {
    /** The topic for this engine. */
    public StatementContract(TestedEngine engine) {
        super(engine);
    }

    private Store sessions(int count) {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> {
            IntStream.range(0, count).forEach(number -> tx.insert(Conversations.session(number)));
            return tx.count(Session.TYPE);
        });
        return store;
    }

    @Test
    @Rule("QRY-23")
    void firstCountAndExistsAgreeWithList() {
        Store store = sessions(10);
        List<Predicate<Session>> predicates = List.of(
                Session.ARCHIVED.eq(true),
                Session.TITLE.isNull(),
                Session.TITLE.eq("Title 1"),
                Session.NAME.startsWith("session-").not(),
                Session.NAME.eq("session-3"),
                Session.TYPE.id().gt(4L));
        store.read(tx -> {
            for (Predicate<Session> predicate : predicates) {
                Query<Session> query = Session.TYPE.where(predicate).orderBy(Session.STARTED_AT.descending());
                List<Session> rows = tx.list(query);
                assertEquals(rows.stream().findFirst(), tx.first(query), predicate::toString);
                assertEquals(rows.stream().skip(2).findFirst(), tx.first(query.offset(2)), predicate::toString);
                assertEquals(Optional.empty(), tx.first(query.limit(0)), predicate::toString);
                assertEquals(rows.size(), tx.count(Session.TYPE, predicate), predicate::toString);
                assertEquals(!rows.isEmpty(), tx.exists(Session.TYPE, predicate), predicate::toString);
            }
            assertEquals(10, tx.count(Session.TYPE));
            assertEquals(0, tx.count(Message.TYPE));
            return tx.first(Message.TYPE.all());
        });
    }

    @Test
    @CountsRuns
    @Rule("QRY-24")
    void forEachGivesTheRowsOfListOneByOne() {
        Store store = sessions(25);
        Query<Session> all = Session.TYPE.where(Session.ARCHIVED.eq(false)).orderBy(Session.TITLE.descending());
        Query<Session> query = all.offset(1).limit(9);
        List<Session> given = new ArrayList<>();
        store.read(tx -> {
            tx.forEach(query, given::add);
            assertEquals(tx.list(query), given);
            return 0;
        });
        given.clear();
        store.write(tx -> {
            tx.forEach(query, given::add);
            assertEquals(tx.list(query), given);
            return 0;
        });
    }

    @Test
    @CountsRuns
    @Rule("QRY-25")
    void forEachGivesTheStateAtTheCallWhateverTheTransactionChanges() {
        Store store = sessions(8);
        List<Session> before = store.read(tx -> tx.list(Session.TYPE.all()));
        List<Session> given = new ArrayList<>();
        store.write(tx -> {
            tx.forEach(Session.TYPE.where(Session.STARTED_AT.isNotNull()).orderBy(Session.STARTED_AT), session -> {
                given.add(session);
                tx.insert(Conversations.session(100 + (int) session.id()));
                if (session.id() <= 4) {
                    tx.update(session.withArchived(true).withTitle("seen"));
                    tx.delete(Session.TYPE, session.id() + 4);
                }
            });
            return tx.count(Session.TYPE);
        });
        assertEquals(before, given);
    }

    @Test
    @Rule("QRY-26")
    void theConsumerOfForEachMayRunOtherStatements() {
        Store store = sessions(4);
        List<Session> all = store.read(tx -> tx.list(Session.TYPE.all()));
        List<String> seen = new ArrayList<>();
        store.read(tx -> {
            tx.forEach(Session.TYPE.all(), outer -> {
                assertEquals(Optional.of(outer), tx.get(Session.TYPE, outer.id()));
                assertEquals(Optional.of(outer), tx.find(Session.NAME, outer.name()));
                assertEquals(4, tx.count(Session.TYPE));
                tx.forEach(
                        Session.TYPE.where(Session.TYPE.id().gt(outer.id())),
                        inner -> seen.add(outer.name() + " " + inner.name()));
            });
            return 0;
        });
        List<String> expected = new ArrayList<>();
        all.forEach(outer -> all.stream()
                .filter(inner -> inner.id() > outer.id())
                .forEach(inner -> expected.add(outer.name() + " " + inner.name())));
        assertEquals(expected, seen);
    }

    @Test
    @Rule("QRY-27")
    void whatTheConsumerThrowsComesOutAndTheTransactionGoesOn() {
        Store store = sessions(5);
        List<Session> given = new ArrayList<>();
        IllegalStateException enough = new IllegalStateException("enough");
        store.read(tx -> {
            IllegalStateException thrown = assertThrowsExactly(
                    IllegalStateException.class,
                    () -> tx.forEach(Session.TYPE.all(), session -> {
                        given.add(session);
                        if (session.id() == 2) {
                            throw enough;
                        }
                    }));
            assertSame(enough, thrown);
            assertEquals(2, given.size());
            assertEquals(5, tx.count(Session.TYPE));
            return 0;
        });
        store.write(tx -> {
            assertThrowsExactly(
                    IllegalStateException.class,
                    () -> tx.forEach(Session.TYPE.all(), session -> {
                        tx.delete(Session.TYPE, session.id());
                        throw enough;
                    }));
            return 0;
        });
        assertEquals(4, store.repository(Session.TYPE).count());
    }

    @Test
    @Rule("QRY-28")
    void aRepositoryHasTheSameStatementsOfOneType() {
        Store store = open(Conversations.SCHEMA);
        Repository<Session> sessions = store.repository(Session.TYPE);
        Session first = sessions.insert(Conversations.session(1));
        Session seventh = sessions.insertWithId(Session.TYPE.withId(Conversations.session(7), 7));
        Session second = sessions.update(first.withTitle(null));
        assertEquals(Optional.of(second), sessions.get(1));
        assertEquals(Optional.of(seventh), sessions.find(Session.NAME, "session-7"));
        assertEquals(List.of(second, seventh), sessions.list());
        assertEquals(List.of(seventh), sessions.list(Session.TYPE.where(Session.TITLE.isNotNull())));
        assertEquals(Optional.of(seventh), sessions.first(Session.TYPE.all().orderBy(Session.NAME.descending())));
        assertEquals(2, sessions.count());
        assertEquals(1, sessions.count(Session.TITLE.isNull()));
        assertEquals(false, sessions.exists(Session.ARCHIVED.eq(false)));
        assertEquals(true, sessions.exists(Session.ARCHIVED.eq(true)));
        assertEquals(Session.TYPE, sessions.type());
        assertEquals(List.of(new Group<>(true, 2)), sessions.countBy(Session.ARCHIVED, 9));
        assertEquals(List.of(new Group<>(true, 1)), sessions.countBy(Session.ARCHIVED, Session.TITLE.isNull(), 9));
        List<Session> given = new ArrayList<>();
        sessions.forEach(Session.TYPE.all(), given::add);
        assertEquals(List.of(second, seventh), given);
        assertEquals(true, sessions.delete(1));
        assertEquals(false, sessions.delete(1));
        Session eighth = store.write(tx -> {
            Repository<Session> within = tx.repository(Session.TYPE);
            assertEquals(List.of(seventh), within.list());
            return within.insert(Conversations.session(8));
        });
        assertEquals(8, eighth.id());
        assertEquals(List.of(7L, 8L), sessions.list().stream().map(Session::id).toList());
        store.read(tx -> assertThrowsExactly(
                IllegalStateException.class, () -> tx.repository(Session.TYPE).insert(Conversations.session(9))));
        assertEquals(2, sessions.count());
    }
}
