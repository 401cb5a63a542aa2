package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Document;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.UniqueClock;
import dev.isomer.storage.conformance.fixture.User;
import dev.isomer.storage.model.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Queries that an index answers in part, or at its ends: rules QRY-07, QRY-22 and PAG-05. */
public class IndexAnswersContract extends Contract {
    private static final int ROWS = 12;

    /** The topic for this engine. */
    public IndexAnswersContract(TestedEngine engine) {
        super(engine);
    }

    /** Sessions 1 to 12, each with one message of the same number, whose role goes by its remainder by three. */
    private Store conversations() {
        Store store = open(Conversations.SCHEMA);
        return store.write(tx -> {
            for (int number = 1; number <= ROWS; number++) {
                tx.insert(Conversations.message(tx.insert(Conversations.session(number)), number));
            }
            return store;
        });
    }

    private static List<Long> ids(LongPredicate wanted) {
        return LongStream.rangeClosed(1, ROWS).filter(wanted).boxed().toList();
    }

    private static List<Long> reversed(List<Long> ids) {
        List<Long> reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        return reversed;
    }

    /** The query gives these ids, at once and page by page, and each row after its predecessor. */
    private static <E> void gives(List<Long> expected, Store store, Query<E> query) {
        List<E> rows = list(store, query);
        assertEquals(expected, rows.stream().map(query.entityType()::idOf).toList(), query::toString);
        assertEquals(expected.size(), count(store, query.entityType(), query.predicate()), query::toString);
        for (int size = 1; size <= 3; size++) {
            List<E> paged = new ArrayList<>();
            Query<E> next = query.limit(size);
            for (List<E> page = list(store, next); !page.isEmpty(); page = list(store, next)) {
                paged.addAll(page);
                assertTrue(paged.size() <= rows.size(), query::toString);
                next = query.limit(size).after(query.positionOf(page.get(page.size() - 1)));
            }
            assertEquals(rows, paged, query::toString);
        }
    }

    private static Instant started(int number) {
        return UniqueClock.START.plus(number, ChronoUnit.MICROS);
    }

    @Test
    @Rule("QRY-07")
    void idsAtBothEndsOfTheirRangeAreComparedToo() {
        Store store = conversations();
        gives(ids(id -> true), store, Session.TYPE.where(Session.TYPE.id().ge(Long.MIN_VALUE)));
        gives(ids(id -> true), store, Session.TYPE.where(Session.TYPE.id().lt(Long.MAX_VALUE)));
        gives(List.of(), store, Session.TYPE.where(Session.TYPE.id().gt(Long.MAX_VALUE)));
        gives(List.of(), store, Session.TYPE.where(Session.TYPE.id().lt(Long.MIN_VALUE)));
        Query<Session> some = Session.TYPE.where(Session.TYPE.id().in(2L, 3L, 7L, 99L));
        gives(List.of(2L, 3L, 7L), store, some);
        gives(List.of(7L, 3L, 2L), store, some.orderBy(Session.TYPE.id().descending()));
    }

    @Test
    @Rule("QRY-07")
    void idsFarApartAreFoundFromAnyBound() {
        List<Long> ids = List.of(1L, 31L, 32L, 64L, 1_023L, 1_024L, 32_768L, 32_810L, 1L << 20, 1L << 40, 1L << 62);
        Store store = open(Conversations.SCHEMA);
        for (int i = 0; i < ids.size(); i++) {
            Session session = Session.TYPE.withId(Conversations.session(i), ids.get(i));
            store.write(tx -> tx.insertWithId(session));
        }
        for (int i = 0; i < ids.size(); i++) {
            long id = ids.get(i);
            List<Long> upTo = reversed(ids.subList(0, i + 1));
            Query<Session> before = Session.TYPE.where(Session.TYPE.id().le(id));
            gives(upTo, store, before.orderBy(Session.TYPE.id().descending()));
            Query<Session> below = Session.TYPE.where(Session.TYPE.id().lt(id));
            gives(upTo.subList(1, i + 1), store, below.orderBy(Session.TYPE.id().descending()));
            gives(
                    ids.subList(i, ids.size()),
                    store,
                    Session.TYPE.where(Session.TYPE.id().ge(id)));
        }
        for (int i = ids.size() - 1; i >= 0; i--) {
            delete(store, Session.TYPE, ids.get(i));
            assertEquals(List.of(), store.verify());
        }
    }

    @Test
    @Rule("QRY-22")
    void nullsOfAUniqueKeyAreManyRows() {
        Store store = open(Documents.SCHEMA);
        for (int number = 1; number <= 4; number++) {
            insert(store, Documents.user(number).withEmployeeNumber(null));
            insert(store, Documents.document(null, 9 - number).withPath("/same"));
        }
        insert(store, Documents.document(1L, 1).withPath("/same"));
        gives(
                List.of(4L, 3L, 2L, 1L),
                store,
                User.TYPE.where(User.EMPLOYEE_NUMBER.isNull()).orderBy(User.EMAIL.descending()));
        Query<Document> unowned = Document.TYPE.where(Document.OWNER.isNull().and(Document.PATH.eq("/same")));
        gives(List.of(1L, 2L, 3L, 4L), store, unowned);
        gives(List.of(4L, 3L, 2L, 1L), store, unowned.orderBy(Document.WEIGHT));
        gives(
                List.of(5L),
                store,
                Document.TYPE
                        .where(Document.OWNER.eq(1L).and(Document.PATH.eq("/same")))
                        .orderBy(Document.WEIGHT));
    }

    @Test
    @Rule("QRY-22")
    void anIndexIsReadFromOneEndToTheOtherAndNoFurther() {
        Store store = conversations();
        Message.Role role = Message.Role.values()[1];
        Instant fourth = UniqueClock.START.plusSeconds(4);
        Query<Message> later = Message.TYPE.where(Message.ROLE.eq(role).and(Message.SENT_AT.gt(fourth)));
        gives(List.of(7L, 10L), store, later);
        gives(List.of(10L, 7L), store, later.orderBy(Message.SENT_AT.descending()));
        Query<Message> earlier = Message.TYPE.where(Message.ROLE.eq(role).and(Message.SENT_AT.le(fourth)));
        gives(List.of(1L, 4L), store, earlier);
        gives(List.of(4L, 1L), store, earlier.orderBy(Message.SENT_AT.descending()));
        gives(List.of(4L), store, Message.TYPE.where(Message.SESSION.eq(4L).and(Message.POSITION.ge(2))));
        gives(List.of(), store, Message.TYPE.where(Message.SESSION.eq(4L).and(Message.POSITION.gt(4))));
        gives(
                ids(id -> id > 3 && id < 9),
                store,
                Session.TYPE
                        .where(Session.STARTED_AT.gt(started(3)).and(Session.STARTED_AT.lt(started(9))))
                        .orderBy(Session.STARTED_AT));
        gives(
                reversed(ids(id -> id >= 3 && id <= 9)),
                store,
                Session.TYPE
                        .where(Session.STARTED_AT.between(started(3), started(9)))
                        .orderBy(Session.STARTED_AT.descending()));
    }

    @Test
    @Rule("PAG-05")
    void pagesOfAnOrderThatTheIndexDoesNotGive() {
        Store store = conversations();
        gives(
                List.of(3L, 6L, 9L, 12L, 4L, 8L, 1L, 5L, 2L, 10L, 7L, 11L),
                store,
                Session.TYPE.where(Session.STARTED_AT.gt(started(0))).orderBy(Session.TITLE));
        gives(
                List.of(10L, 7L, 4L, 1L),
                store,
                Message.TYPE.where(Message.ROLE.eq(Message.Role.values()[1])).orderBy(Message.POSITION.descending()));
    }

    @Test
    @Rule("PAG-05")
    void pagesOfAnOrderByWhatIsTheSameInAllRows() {
        Store store = conversations();
        Query<Message> one = Message.TYPE.where(Message.ROLE.eq(Message.Role.values()[1]));
        gives(List.of(1L, 4L, 7L, 10L), store, one.orderBy(Message.ROLE, Message.SENT_AT));
        gives(List.of(10L, 7L, 4L, 1L), store, one.orderBy(Message.ROLE, Message.SENT_AT.descending()));
        gives(List.of(1L, 4L, 7L, 10L), store, one.orderBy(Message.ROLE));
        gives(
                List.of(5L),
                store,
                Session.TYPE.where(Session.NAME.eq("session-5")).orderBy(Session.TITLE));
        gives(
                List.of(5L),
                store,
                Session.TYPE.where(Session.NAME.eq("session-5")).orderBy(Session.NAME));
    }
}
