package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.User;
import dev.isomer.storage.model.Bytes;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A store as text: rules DMP. */
public class DumpContract extends Contract {
    /** The topic for this engine. */
    public DumpContract(TestedEngine engine) {
        super(engine);
    }

    private static String dump(Store store) throws IOException {
        StringWriter text = new StringWriter();
        store.dump(text);
        return text.toString();
    }

    @Test
    @Rule("DMP-01")
    void typesComeInTheSchemasOrderAndRowsById() throws IOException {
        Store store = open(Conversations.SCHEMA);
        assertEquals("schema conversations\n\nsession: 0 rows\n\nmessage: 0 rows\n", dump(store));
        store.write(tx -> {
            tx.insertWithId(Session.TYPE.withId(Conversations.session(2), 7));
            tx.insertWithId(Session.TYPE.withId(Conversations.session(3), 3));
            return tx.insert(Conversations.message(7, 1));
        });
        assertEquals("""
                schema conversations

                session: 2 rows
                session[id=3, name="session-3", title=null, archived=true, startedAt=2024-02-29T12:00:00.000003Z]
                session[id=7, name="session-2", title="Title 2", archived=false, startedAt=2024-02-29T12:00:00.000002Z]

                message: 1 row
                message[id=1, session=7, position=1, role=ASSISTANT, body="Body of 1", replyTo=null, \
                sentAt=2024-02-29T12:00:01Z]
                """, dump(store));
    }

    @Test
    @Rule("DMP-02")
    void aValueOfEachTypeIsWrittenInFull() throws IOException {
        Store store = open(AllTypes.SCHEMA);
        insert(
                store,
                AllTypes.empty()
                        .with(AllTypes.TEXT, "x".repeat(199) + "y")
                        .with(AllTypes.NUMBER, Long.MIN_VALUE)
                        .with(AllTypes.REAL, 0.1)
                        .with(AllTypes.TIME, Instant.parse("1969-12-31T23:59:59.999999Z"))
                        .with(AllTypes.BYTES, Bytes.of(new byte[] {0, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9, 9, 9}))
                        .with(AllTypes.COLOR, AllTypes.Color.RED_DARK)
                        .with(AllTypes.OPTIONAL_BYTES, Bytes.EMPTY)
                        .with(AllTypes.OPTIONAL_FLAG, true));
        assertEquals(
                "all_types[id=1, text=\"" + "x".repeat(199) + "y\", number=-9223372036854775808, integer=0, real=0.1,"
                        + " flag=false, time=1969-12-31T23:59:59.999999Z,"
                        + " bytes=17 bytes 00ff000102030405060708090909090909, color=RED_DARK, optionalText=null,"
                        + " optionalNumber=null, optionalInteger=null, optionalReal=null, optionalFlag=true,"
                        + " optionalTime=null, optionalBytes=0 bytes, optionalColor=null]",
                dump(store).lines().skip(3).findFirst().orElseThrow());
    }

    @Test
    @Rule("DMP-02")
    void whatCannotBeSeenIsWrittenByItsUnits() throws IOException {
        Store store = open(Conversations.SCHEMA);
        insert(store, Conversations.session(1).withName("a\n\t\"\\\r\u00A0\u200B\u2028\uE000\uDB40\uDC41 é😀"));
        assertEquals(
                "\"a\\n\\t\\\"\\\\\\u000d\\u00a0\\u200b\\u2028\\ue000\\udb40\\udc41 é😀\"",
                dump(store).split("name=|, title")[1]);
    }

    @Test
    @Rule("DMP-02")
    void anyTwoValuesDiffer() throws IOException {
        Store store = open(Conversations.SCHEMA);
        Session session = insert(store, Conversations.session(1).withTitle(null));
        List<String> titles = List.of(
                "", " ", "null", "\\n", "\n", "\\u000a", "\"", "\\\"", "e\u0301", "é", "a\", archived=true", "a");
        Set<String> dumps = new HashSet<>(Set.of(dump(store)));
        for (String title : titles) {
            store.write(tx -> tx.update(session.withTitle(title)));
            dumps.add(dump(store));
        }
        assertEquals(titles.size() + 1, dumps.size());
    }

    @Test
    @Rule("DMP-03")
    void secretsAreNeverWritten() throws IOException {
        Store store = open(Documents.SCHEMA);
        User user = insert(store, Documents.user(1));
        String before = dump(store);
        assertEquals(
                "user[id=1, email=\"user1@example.org\", apiKey=***, passwordHash=***, employeeNumber=1001,"
                        + " portrait=null]",
                before.lines().skip(3).findFirst().orElseThrow());
        store.write(tx -> tx.update(user.withApiKey(null).withPasswordHash("another")));
        assertEquals(before, dump(store));
        store.write(tx -> tx.update(user.withEmployeeNumber(1002L)));
        assertNotEquals(before, dump(store));
    }

    @Test
    @Rule("DMP-04")
    void aFailureToWriteComesOutAsThrown() throws IOException {
        Store store = open(Conversations.SCHEMA);
        insert(store, Conversations.session(1));
        Map<String, List<?>> before = contents(store);
        for (int room : List.of(0, 20, 60)) {
            Narrow out = new Narrow(room);
            assertSame(out.full, assertThrowsExactly(IOException.class, () -> store.dump(out)));
        }
        assertEquals(before, contents(store));
        assertEquals(2, insert(store, Conversations.session(2)).id());
    }

    /** Takes so many characters and no more. */
    private static final class Narrow extends Writer {
        private final IOException full = new IOException("full");
        private int room;

        Narrow(int room) {
            this.room = room;
        }

        @Override
        public void write(char[] units, int offset, int length) throws IOException {
            room -= length;
            if (room < 0) {
                throw full;
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
