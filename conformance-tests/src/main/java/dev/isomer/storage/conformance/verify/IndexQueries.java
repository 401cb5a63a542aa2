package dev.isomer.storage.conformance.verify;

import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.UniqueClock;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Queries of the kit's schema of conversations, each of which has an index. */
final class IndexQueries {
    private IndexQueries() {}

    private static Map<String, Query<?>> queries() {
        Map<String, Query<?>> queries = new LinkedHashMap<>();
        queries.put("a session by its unique name", Session.TYPE.where(Session.NAME.eq("session-1")));
        queries.put("sessions whose name starts so", Session.TYPE.where(Session.NAME.startsWith("session-1")));
        queries.put("sessions that are put away", Session.TYPE.where(Session.ARCHIVED.eq(true)));
        queries.put(
                "sessions since an instant",
                Session.TYPE.where(Session.STARTED_AT.ge(UniqueClock.START)).orderBy(Session.STARTED_AT));
        queries.put(
                "messages of a session, in their order",
                Message.TYPE.where(Message.SESSION.eq(1L)).orderBy(Message.POSITION));
        queries.put(
                "the newest messages of a role",
                Message.TYPE
                        .where(Message.ROLE.eq(Message.Role.USER))
                        .orderBy(Message.SENT_AT.descending())
                        .limit(10));
        queries.put("answers to a message", Message.TYPE.where(Message.REPLY_TO.eq(1L)));
        return queries;
    }

    /** How a database with the schema of conversations runs each of them. */
    static List<IndexUse> on(Driver driver) {
        List<IndexUse> uses = new ArrayList<>();
        queries().forEach((words, query) -> {
            Reading reading = driver.read(Driver.Scope.SINGLE);
            try {
                uses.add(new IndexUse(words, reading.index(Selection.of(query))));
            } finally {
                reading.end();
            }
        });
        return uses;
    }
}
