package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.UniqueClock;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code explain} tells, in the words of each engine: rule IDX-05. */
public class ExplainContract extends PlanTopic {
    private static final Query<Message> TOOLS = Message.TYPE.where(Message.ROLE.eq(Message.Role.TOOL));

    /** The topic for this engine. */
    public ExplainContract(TestedEngine engine) {
        super(engine);
    }

    private void isSorted(boolean expected, Query<?> query) {
        assertEquals(expected, words(query).contains("sort"), () -> query + ": " + words(query));
    }

    @Test
    @Rule("IDX-05")
    void theIndexIsTold() {
        if (hasIndexes()) {
            tells(Session.TYPE.where(Session.NAME.eq("a")), Session.NAME);
            tells(Session.TYPE.all().orderBy(Session.STARTED_AT).limit(1), Session.STARTED_AT);
            tells(TOOLS.orderBy(Message.SENT_AT), Message.ROLE, Message.SENT_AT);
            for (Predicate<Session> ids : List.of(
                    Session.TYPE.id().eq(1L),
                    Session.TYPE.id().in(1L, 2L),
                    Session.TYPE.id().gt(1L))) {
                tells(Session.TYPE.where(ids), Session.TYPE.id());
            }
            Query<Session> newest =
                    Session.TYPE.all().orderBy(Session.STARTED_AT.descending()).limit(1);
            assertTrue(words(newest).contains("desc"), words(newest));
        }
        opened(Conversations.SCHEMA);
        isSameInAWrite(Session.TYPE.where(Session.NAME.eq("a")));
    }

    @Test
    @Rule("IDX-05")
    void whatIsAskedOfTheRowsIsTold() {
        if (hasIndexes()) {
            Predicate<Session> archived = Session.ARCHIVED.eq(true);
            for (Predicate<Session> beside : List.of(
                    Session.TITLE.eq("a"),
                    Session.TITLE.gt("a"),
                    Session.TITLE.ne("a"),
                    Session.TITLE.in("a", "b"),
                    Session.TITLE.in("a", "b").not(),
                    Session.TITLE.isNull(),
                    Session.TITLE.isNotNull(),
                    Session.TITLE.startsWith("a"),
                    Session.TITLE.startsWith("a").not(),
                    Session.TITLE.contains("a"))) {
                tells(Session.TYPE.where(beside), Session.TITLE);
                tells(Session.TYPE.where(archived.and(beside)), Session.ARCHIVED, Session.TITLE);
                tells(Session.TYPE.where(archived.or(beside)), Session.ARCHIVED, Session.TITLE);
                Predicate<Session> named = Session.NAME.contains("x").and(beside);
                tells(Session.TYPE.where(archived.or(named)), Session.ARCHIVED, Session.NAME, Session.TITLE);
            }
        }
    }

    @Test
    @Rule("IDX-05")
    void whatComesInTheOrderIsNotSorted() {
        if (hasIndexes()) {
            Query<Session> sessions = Session.TYPE.all();
            isSorted(false, sessions);
            isSorted(false, sessions.orderBy(Session.TYPE.id().descending()));
            isSorted(false, sessions.orderBy(Session.STARTED_AT).limit(5));
            isSorted(false, sessions.orderBy(Session.STARTED_AT.descending()).limit(5));
            isSorted(false, Session.TYPE.where(Session.NAME.eq("a")).orderBy(Session.TITLE));
            isSorted(false, Message.TYPE.where(Message.SESSION.eq(1L)).orderBy(Message.POSITION));
            isSorted(false, TOOLS.orderBy(Message.SENT_AT.descending()));
            isSorted(false, TOOLS.orderBy(Message.ROLE, Message.SENT_AT));
            opened(AllTypes.SCHEMA);
            isSorted(false, AllTypes.TYPE.where(AllTypes.OPTIONAL_TEXT.in("a")).orderBy(AllTypes.OPTIONAL_NUMBER));
        }
    }

    @Test
    @Rule("IDX-05")
    void whatDoesNotComeInTheOrderIsSorted() {
        if (hasIndexes()) {
            isSorted(true, Session.TYPE.all().orderBy(Session.TITLE));
            isSorted(
                    true,
                    Session.TYPE.where(Session.STARTED_AT.gt(UniqueClock.START)).orderBy(Session.TITLE));
            isSorted(true, TOOLS.orderBy(Message.POSITION));
            isSorted(true, TOOLS.orderBy(Message.SENT_AT, Message.POSITION));
            isSorted(
                    true,
                    Message.TYPE
                            .all()
                            .orderBy(Message.ROLE, Message.SENT_AT.descending())
                            .limit(5));
        } else {
            opened(Conversations.SCHEMA);
            isSorted(true, Session.TYPE.all().orderBy(Session.STARTED_AT));
        }
    }
}
