package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Migration;
import dev.isomer.storage.Migration.Count;
import dev.isomer.storage.Migration.Progress;
import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.User;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.model.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Types that a migration leaves as they are in the new store: rules MIG. */
public class MigrationKeepContract extends Contract {
    /** The topic for this engine. */
    public MigrationKeepContract(TestedEngine engine) {
        super(engine);
    }

    /** Sessions, of which the last is deleted, and messages in the first one, the last of which answers the first. */
    private Store conversations(int sessions, int messages) {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> {
            for (int i = 1; i <= sessions; i++) {
                tx.insert(Conversations.session(i));
            }
            for (int i = 1; i <= messages; i++) {
                tx.insert(Conversations.message(1, i));
            }
            if (messages > 1) {
                tx.update(tx.get(Message.TYPE, messages).orElseThrow().withReplyTo(1L));
            }
            return tx.delete(Session.TYPE, sessions);
        });
        return store;
    }

    private static Migration keeping(Store from, Store to, EntityType<?>... types) {
        Migration migration = Migration.from(from).to(to);
        for (EntityType<?> type : types) {
            migration = migration.keep(type).drop(type);
        }
        return migration.copyAll();
    }

    @Test
    @Rule("MIG-15")
    void aTypeIsKeptWhileAnotherIsReplaced() {
        Store from = conversations(6, 4);
        Store to = conversations(3, 2);
        List<Session> sessions = list(to, Session.TYPE.all());
        assertEquals(
                List.of(new Count(Message.TYPE, 4, 4)),
                keeping(from, to, Session.TYPE).replacing().run());
        assertEquals(sessions, list(to, Session.TYPE.all()));
        assertEquals(list(from, Message.TYPE.all()), list(to, Message.TYPE.all()));
        assertEquals(4, insert(to, Conversations.session(9)).id());
        assertEquals(5, insert(to, Conversations.message(1, 9)).id());
    }

    @Test
    @Rule("MIG-15")
    void rowsOfATypeThatIsKeptAreNotInTheWay() {
        Store from = conversations(6, 4);
        Store to = conversations(3, 0);
        List<Session> sessions = list(to, Session.TYPE.all());
        keeping(from, to, Session.TYPE).run();
        assertEquals(sessions, list(to, Session.TYPE.all()));
        assertEquals(list(from, Message.TYPE.all()), list(to, Message.TYPE.all()));
        assertThrowsExactly(
                IllegalStateException.class,
                () -> keeping(from, to, Session.TYPE).run());
    }

    @Test
    @Rule("MIG-15")
    void whatIsKeptMustHaveTheRowsThatOthersReferTo() {
        Store from = conversations(6, 4);
        Store to = open(Conversations.SCHEMA);
        ReferenceViolationException missing = assertThrowsExactly(
                ReferenceViolationException.class,
                () -> keeping(from, to, Session.TYPE).run());
        assertEquals(List.of("session"), missing.attributes());
        Map<String, List<?>> nothing = Map.of("session", List.of(), "message", List.of());
        assertEquals(nothing, contents(to));
    }

    @Test
    @Rule("MIG-15")
    void everythingCanBeKept() {
        Store from = conversations(6, 4);
        Store to = conversations(3, 2);
        Map<String, List<?>> before = contents(to);
        assertEquals(
                List.of(),
                keeping(from, to, Session.TYPE, Message.TYPE).replacing().run());
        assertEquals(before, contents(to));
        assertEquals(4, insert(to, Conversations.session(9)).id());
    }

    @Test
    @CountsRuns
    @Rule("MIG-08")
    void theEndIsTold() {
        List<Progress> told = new ArrayList<>();
        Migration.from(conversations(6, 4))
                .to(open(Conversations.SCHEMA))
                .copyAll()
                .run(told::add);
        assertEquals(List.of(new Progress(Message.TYPE, 13, 13)), told);
    }

    @Test
    @Rule("MIG-16")
    void aTypeThatRefersToWhatIsReplacedIsNotKept() {
        Store from = conversations(6, 4);
        Store to = conversations(3, 2);
        Map<String, List<?>> before = contents(to);
        assertEquals(
                "Nothing is migrated: message of the new store refers to session, whose rows are replaced; keep both.",
                assertThrowsExactly(
                                IllegalStateException.class,
                                () -> keeping(from, to, Message.TYPE)
                                        .replacing()
                                        .run())
                        .getMessage());
        assertEquals(before, contents(to));
        Store fresh = open(Conversations.SCHEMA);
        assertEquals(
                List.of(new Count(Session.TYPE, 5, 5)),
                keeping(from, fresh, Message.TYPE).run());
        assertEquals(list(from, Session.TYPE.all()), list(fresh, Session.TYPE.all()));
        assertEquals(1, insert(fresh, Conversations.message(1, 1)).id());
        assertThrowsExactly(
                IllegalArgumentException.class,
                () -> Migration.from(from).to(to).keep(User.TYPE));
        assertEquals(
                "Nothing is migrated: session of the new store is settled 2 times; map, copy, keep or leaveEmpty it"
                        + " once.",
                assertThrowsExactly(
                                IllegalStateException.class,
                                () -> keeping(from, fresh, Session.TYPE)
                                        .keep(Session.TYPE)
                                        .run())
                        .getMessage());
    }
}
