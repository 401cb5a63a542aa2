package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.InvalidQueryException;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Order;
import dev.isomer.storage.model.Position;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.spi.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Positions as text, and which queries they serve: rules PAG. */
public class PositionContract extends Contract {
    private static final Predicate<Session> OPEN = Session.ARCHIVED.eq(false);

    /** The topic for this engine. */
    public PositionContract(TestedEngine engine) {
        super(engine);
    }

    private Store sessions() {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> {
            IntStream.range(0, 12).forEach(number -> tx.insert(Conversations.session(number)));
            return tx.count(Session.TYPE);
        });
        return store;
    }

    @Test
    @Rule("PAG-09")
    void aPositionPrintsAsTextForALinkAndParsesBack() {
        List<Order<AllTypes>> orders = List.of(
                AllTypes.OPTIONAL_TEXT,
                AllTypes.TIME.descending(),
                AllTypes.OPTIONAL_BYTES,
                AllTypes.COLOR.descending());
        Query<AllTypes> query = AllTypes.TYPE.all().orderBy(orders);
        Store store = open(AllTypes.SCHEMA);
        AllTypes row = store.write(tx -> tx.insert(
                AllTypes.empty().with(AllTypes.OPTIONAL_TEXT, "ä/?&😀\n").with(AllTypes.OPTIONAL_BYTES, null)));
        Position position = query.positionOf(row);
        assertTrue(position.toString().matches("[A-Za-z0-9_-]+"), position::toString);
        assertEquals(position, Position.parse(position.toString()));
        assertEquals(position.toString(), Position.parse(position.toString()).toString());
        assertEquals(List.of(), store.read(tx -> tx.list(query.after(Position.parse(position.toString())))));
    }

    @Test
    @Rule("PAG-10")
    void aPositionServesItsQueryWithAnotherLimitAndOffset() {
        Store store = sessions();
        Query<Session> query = Session.TYPE.where(OPEN).orderBy(Session.TITLE.descending());
        store.read(tx -> {
            List<Session> all = tx.list(query);
            Position position = query.limit(3).offset(1).positionOf(all.get(1));
            assertEquals(all.subList(2, 6), tx.list(query.after(position)));
            assertEquals(all.subList(3, 5), tx.list(query.limit(2).offset(1).after(position)));
            Query<Session> sameAgain =
                    Session.TYPE.where(Session.ARCHIVED.eq(false)).orderBy(Session.TITLE.descending());
            assertEquals(all.subList(2, 6), tx.list(sameAgain.after(position)));
            return 0;
        });
    }

    @Test
    @Rule("PAG-11")
    void aPositionRefusesToServeAnotherQuery() {
        Store store = sessions();
        Query<Session> query = Session.TYPE.where(OPEN).orderBy(Session.TITLE, Session.STARTED_AT);
        Position position =
                query.positionOf(store.read(tx -> tx.get(Session.TYPE, 2)).orElseThrow());
        List<Query<?>> others = List.of(
                Session.TYPE.all().orderBy(Session.TITLE, Session.STARTED_AT),
                Session.TYPE.where(OPEN),
                Session.TYPE.where(OPEN).orderBy(Session.TITLE),
                Session.TYPE.where(OPEN).orderBy(Session.STARTED_AT, Session.TITLE),
                Session.TYPE.where(OPEN).orderBy(Session.TITLE, Session.STARTED_AT.descending()),
                Session.TYPE.where(OPEN.not()).orderBy(Session.TITLE, Session.STARTED_AT),
                Session.TYPE.where(Session.ARCHIVED.eq(true)).orderBy(Session.TITLE, Session.STARTED_AT),
                AllTypes.TYPE.all().orderBy(AllTypes.OPTIONAL_TEXT, AllTypes.TIME));
        for (Query<?> other : others) {
            assertThrowsExactly(InvalidQueryException.class, () -> other.after(position), other::toString);
            assertThrowsExactly(
                    InvalidQueryException.class,
                    () -> other.after(Position.parse(position.toString())),
                    other::toString);
        }
        assertThrowsExactly(
                InvalidQueryException.class, () -> query.after(position).orderBy(Session.NAME));
    }

    @Test
    @Rule("PAG-11")
    void noTwoPredicatesServeOneAnother() {
        List<Predicate<AllTypes>> atoms = List.of(
                AllTypes.TEXT.eq("a"),
                AllTypes.TEXT.eq("b"),
                AllTypes.OPTIONAL_TEXT.eq("a"),
                AllTypes.TEXT.le("a"),
                AllTypes.TEXT.startsWith("a"),
                AllTypes.TEXT.startsWith("b"),
                AllTypes.TEXT.contains("a"),
                AllTypes.TEXT.in("a", "b"),
                AllTypes.TEXT.in("a b"),
                AllTypes.TEXT.in("a", "c"),
                AllTypes.COLOR.eq(AllTypes.Color.RED),
                AllTypes.COLOR.eq(AllTypes.Color.RED_DARK),
                AllTypes.BYTES.eq(Bytes.of(new byte[20])),
                AllTypes.BYTES.eq(Bytes.ofUtf8("\0".repeat(19) + "7")),
                AllTypes.OPTIONAL_TEXT.isNull(),
                AllTypes.OPTIONAL_NUMBER.isNull());
        List<Predicate<AllTypes>> predicates = new ArrayList<>(atoms);
        for (Predicate<AllTypes> atom : atoms) {
            predicates.add(atom.not());
            predicates.add(atom.and(AllTypes.FLAG.eq(true)));
            predicates.add(atom.or(AllTypes.FLAG.eq(true)));
        }
        AllTypes row = AllTypes.TYPE.withId(AllTypes.empty(), 5);
        Set<Position> positions = new HashSet<>();
        for (Predicate<AllTypes> predicate : predicates) {
            assertTrue(positions.add(AllTypes.TYPE.where(predicate).positionOf(row)), predicate::toString);
        }
    }

    @Test
    @Rule("PAG-04")
    void whatAnEngineComparesIsStrictlyAfterThePosition() {
        List<AllTypes> rows = new ArrayList<>();
        for (int id = 1; id <= 6; id++) {
            rows.add(AllTypes.TYPE.withId(AllTypes.empty().with(AllTypes.NUMBER, (long) (id / 2)), id));
        }
        for (Query<AllTypes> query : List.of(
                AllTypes.TYPE.all(),
                AllTypes.TYPE.all().orderBy(AllTypes.NUMBER),
                AllTypes.TYPE.all().orderBy(AllTypes.NUMBER.descending()))) {
            Comparator<AllTypes> order = Selection.of(query).comparator();
            for (AllTypes place : rows) {
                Selection<AllTypes> selection = Selection.of(query.after(query.positionOf(place)));
                for (AllTypes row : rows) {
                    assertEquals(order.compare(row, place) > 0, selection.isAfter(row), query::toString);
                    assertTrue(Selection.of(query).isAfter(row));
                }
            }
        }
    }

    @Test
    @Rule("PAG-12")
    void damagedTextIsNoPosition() {
        Query<AllTypes> query = AllTypes.TYPE.all().orderBy(AllTypes.OPTIONAL_TEXT, AllTypes.REAL, AllTypes.BYTES);
        AllTypes row = AllTypes.TYPE.withId(AllTypes.empty().with(AllTypes.OPTIONAL_TEXT, "where"), 5);
        String text = query.positionOf(row).toString();
        for (int i = 0; i < text.length(); i++) {
            assertNoPosition(text.substring(0, i));
            assertNoPosition(text.substring(0, i) + other(text.charAt(i)) + text.substring(i + 1));
            assertNoPosition(text.substring(0, i) + "%" + text.substring(i + 1));
        }
        for (String wrong :
                List.of(text + "A", text + "AAAA", text + text, " " + text, "null", "😀", "A".repeat(500_000))) {
            assertNoPosition(wrong);
        }
    }

    private static char other(char digit) {
        return digit == 'A' ? 'Q' : 'A';
    }

    private static void assertNoPosition(String text) {
        assertThrowsExactly(InvalidQueryException.class, () -> Position.parse(text), text);
    }
}
