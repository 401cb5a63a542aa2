package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.AllTypes.Color;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Samples;
import dev.isomer.storage.conformance.fixture.Samples.Sample;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Position;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.model.Reference;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What types, attributes and queries tell of themselves, the same whichever engine runs them: rules WRD. */
public class WordsContract extends Contract {
    /** The topic for this engine. */
    public WordsContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("WRD-01")
    void aQueryPrintsAsItReads() {
        Query<Session> query = Session.TYPE
                .where(Session.NAME.eq("a").and(Session.TITLE.isNull().not()).and(Session.TITLE.contains("b")))
                .orderBy(Session.STARTED_AT.descending(), Session.NAME);
        assertEquals(
                "session where (name = \"a\" and not title is null and title contains \"b\")"
                        + " order by [startedAt descending, name]",
                query.toString());
        assertEquals(
                "session where all limit 3 offset 2",
                Session.TYPE.all().limit(3).offset(2).toString());
        Session row = Session.TYPE.withId(Conversations.session(1), 5);
        Position position = query.positionOf(row);
        assertEquals(query + " after " + position, query.after(position).toString());
        assertEquals(
                "(id < 3 or id <= 4 or id > 5 or id >= 6 or title starts with \"x\" or archived in (false, true))",
                Session.TYPE
                        .id()
                        .lt(3L)
                        .or(Session.TYPE.id().le(4L))
                        .or(Session.TYPE.id().gt(5L))
                        .or(Session.TYPE.id().ge(6L).or(Session.TITLE.startsWith("x")))
                        .or(Session.ARCHIVED.in(true, false))
                        .toString());
        assertEquals(
                "optionalColor = RED_DARK",
                AllTypes.OPTIONAL_COLOR.eq(Color.RED_DARK).toString());
    }

    @Test
    @Rule("WRD-02")
    void aComponentIsAskedForByItsNameAndClass() {
        assertSame(Session.NAME, Session.TYPE.text("name"));
        assertSame(Session.ARCHIVED, Session.TYPE.attribute("archived", Boolean.class));
        IllegalArgumentException absent =
                assertThrowsExactly(IllegalArgumentException.class, () -> Session.TYPE.text("nam"));
        assertTrue(absent.getMessage().contains("Session has no component nam"), absent.getMessage());
        assertTrue(absent.getMessage().contains("[id, name, title, archived, startedAt]"), absent.getMessage());
        IllegalArgumentException other = assertThrowsExactly(
                IllegalArgumentException.class, () -> Session.TYPE.attribute("archived", Long.class));
        assertTrue(other.getMessage().contains("Session.archived is a Boolean"), other.getMessage());
        assertTrue(other.getMessage().contains("Long"), other.getMessage());
        assertSame(Color.RED_DARK, AllTypes.COLOR.constant("RED_DARK"));
        IllegalArgumentException constant =
                assertThrowsExactly(IllegalArgumentException.class, () -> AllTypes.COLOR.constant("GREEN"));
        assertEquals("Color has no constant GREEN", constant.getMessage());
    }

    @Test
    @Rule("WRD-03")
    void aTypeTellsWhatItIsMadeOf() {
        assertEquals("message", Message.TYPE.toString());
        assertEquals("all_types", AllTypes.TYPE.storedName());
        assertSame(Message.class, Message.TYPE.recordClass());
        assertEquals(Message.TYPE.id(), Message.TYPE.components().get(0));
        assertEquals(Message.TYPE.attributes(), Message.TYPE.components().subList(1, 7));
        assertEquals(
                List.of(
                        "unique key [session, position] of message",
                        "index [session] of message",
                        "index [replyTo] of message",
                        "index [role, sentAt] of message"),
                Message.TYPE.keys().stream().map(Key::toString).toList());
        assertEquals(
                List.of("message.session -> Session", "message.replyTo -> Message"),
                Message.TYPE.references().stream().map(Reference::toString).toList());
        Key<Session> name = Session.TYPE.keys().get(0);
        assertSame(name, Session.TYPE.uniqueKeyOn(Session.NAME));
        assertNull(Session.TYPE.uniqueKeyOn(Session.STARTED_AT));
        assertNull(Message.TYPE.uniqueKeyOn(Message.SESSION));
        assertEquals(name, name);
        assertNotEquals(name, Session.TYPE.keys().get(1));
        assertEquals(name.hashCode(), Session.TYPE.keys().get(0).hashCode());
        assertNotEquals(
                1, Message.TYPE.keys().stream().map(Key::hashCode).distinct().count());
        assertEquals("sent_at", Message.SENT_AT.storedName());
        assertEquals(200, Session.TITLE.maxLength());
        assertEquals("conversations(session, message)", Conversations.SCHEMA.toString());
    }

    @Test
    @Rule("WRD-04")
    void aRowIsTakenApartAndPutTogether() {
        Message row = Message.TYPE.withId(Conversations.message(3, 4), 7);
        assertEquals(7, row.id());
        assertEquals(7, Message.TYPE.idOf(row));
        assertSame(row, Message.TYPE.withId(row, 7));
        assertArrayEquals(
                new Object[] {7L, 3L, 4, row.role(), "Body of 4", null, row.sentAt()}, Message.TYPE.valuesOf(row));
        assertEquals(row, Message.TYPE.create(Message.TYPE.valuesOf(row)));
        assertEquals(
                "message[id=7, session=3, position=4, role=ASSISTANT, body=\"Body of 4\", replyTo=null, sentAt="
                        + row.sentAt() + "]",
                Message.TYPE.show(row));
    }

    @Test
    @Rule("WRD-05")
    void equalSchemasHaveEqualDescriptions() {
        assertEquals(
                List.of(
                        "schema conversations",
                        "type session",
                        "attribute session.id LONG id",
                        "attribute session.name TEXT(60)",
                        "attribute session.title TEXT(200) nullable",
                        "attribute session.archived BOOLEAN",
                        "attribute session.started_at INSTANT",
                        "unique session(name)",
                        "index session(archived)",
                        "index session(started_at)",
                        "type message",
                        "attribute message.id LONG id",
                        "attribute message.session LONG",
                        "attribute message.position INT",
                        "attribute message.role ENUM(USER, ASSISTANT, TOOL)",
                        "attribute message.body TEXT",
                        "attribute message.reply_to LONG nullable",
                        "attribute message.sent_at INSTANT",
                        "unique message(session, position)",
                        "index message(session)",
                        "index message(reply_to)",
                        "index message(role, sent_at)",
                        "reference message.session -> session CASCADE",
                        "reference message.reply_to -> message RESTRICT"),
                Conversations.SCHEMA.description());
    }

    @Test
    @Rule("PAG-09")
    void aPositionHoldsValuesOfEveryType() {
        List<AllTypes> rows = Samples.rows();
        for (Sample<?> sample : Samples.ALL) {
            Query<AllTypes> query = AllTypes.TYPE.all().orderBy(sample.attribute());
            for (int i = 0; i < rows.size(); i++) {
                Position position = query.positionOf(AllTypes.TYPE.withId(rows.get(i), i + 1));
                Position parsed = Position.parse(position.toString());
                assertEquals(position, parsed);
                assertEquals(position.hashCode(), parsed.hashCode());
                assertEquals(i + 1, parsed.id());
                assertEquals(value(sample.attribute(), rows.get(i)), parsed.values(query));
                Position next = query.positionOf(AllTypes.TYPE.withId(rows.get(i), i + 2));
                assertNotEquals(position, next);
                assertNotEquals(position.hashCode(), next.hashCode());
                assertNotEquals(position.toString(), next.toString());
                assertNotEquals(position, position.toString());
            }
        }
    }

    private static List<?> value(Attribute<AllTypes, ?> attribute, AllTypes row) {
        Object value = attribute.get(row);
        return value == null ? Collections.singletonList(null) : List.of(value);
    }
}
