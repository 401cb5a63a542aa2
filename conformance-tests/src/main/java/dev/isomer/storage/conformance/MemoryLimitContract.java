package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.error.MissingEntityException;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.model.Capability;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The limit of an engine that counts bytes; one that does not has neither bytes nor a limit: rules LIM. */
@Tag("memory")
public class MemoryLimitContract extends Contract {
    /** The topic for this engine. */
    public MemoryLimitContract(TestedEngine engine) {
        super(engine);
    }

    private static StoreOptions limit(long bytes) {
        return StoreOptions.defaults().withMemoryLimitBytes(bytes);
    }

    private static long used(Store store) {
        return store.statistics().usedBytes().orElseThrow();
    }

    /** Whether the engine counts bytes; if not, it has none to tell and holds to no limit. */
    private boolean counts() {
        Store store = open(Conversations.SCHEMA, limit(1));
        boolean counts = store.capabilities().contains(Capability.MEMORY_LIMIT);
        if (!counts) {
            insert(store, Conversations.session(1));
            assertEquals(OptionalLong.empty(), store.statistics().usedBytes());
            assertEquals(OptionalLong.empty(), store.statistics().limitBytes());
            assertEquals(OptionalLong.empty(), store.statistics().pinnedBytesAtMost());
        }
        return counts;
    }

    @Test
    @Rule("LIM-01")
    void theLimitIs100MebibytesUnlessSet() {
        if (counts()) {
            Store unset = open(Conversations.SCHEMA);
            assertEquals(OptionalLong.of(104_857_600), unset.statistics().limitBytes());
            Store store = open(Conversations.SCHEMA, limit(123_456));
            assertEquals(OptionalLong.of(123_456), store.statistics().limitBytes());
        }
    }

    @Test
    @Rule("LIM-03")
    void eachStatementIsHeldToTheLimitNotOnlyTheCommit() {
        if (counts()) {
            Store free = open(Conversations.SCHEMA);
            insert(free, Conversations.session(1));
            Store store = open(Conversations.SCHEMA, limit(used(free) + 50_000));
            Session session = insert(store, Conversations.session(1));
            Message large = Conversations.message(session, 1).withBody("x".repeat(30_000));
            store.write(tx -> {
                Message first = tx.insert(large);
                assertThrowsExactly(MemoryLimitExceededException.class, () -> tx.insert(large.withPosition(2)));
                assertThrowsExactly(
                        MemoryLimitExceededException.class, () -> tx.update(first.withBody("x".repeat(60_000))));
                assertEquals(
                        2, tx.insert(large.withPosition(2).withBody("small")).id());
                tx.delete(Message.TYPE, first.id());
                return tx.insert(large.withPosition(3));
            });
            assertEquals(
                    List.of(2L, 3L),
                    list(store, Message.TYPE.all()).stream().map(Message::id).toList());
        }
    }

    @Test
    @Rule("LIM-04")
    void everyOtherRefusalComesBeforeTheLimit() {
        if (counts()) {
            Store free = open(Conversations.SCHEMA);
            Session session = insert(free, Conversations.session(1));
            insert(free, Conversations.message(session, 1));
            Store full = open(Conversations.SCHEMA, limit(used(free)));
            insert(full, Conversations.session(1));
            Message message = insert(full, Conversations.message(session, 1));
            Message large = message.withBody("x".repeat(9_999));
            refused(InvalidValueException.class, full, tx -> tx.insert(large.withBody("x".repeat(9_999) + "\0")));
            refused(MissingEntityException.class, full, tx -> tx.update(Message.TYPE.withId(large, 7)));
            refused(UniqueViolationException.class, full, tx -> tx.insert(large));
            refused(ReferenceViolationException.class, full, tx -> tx.insert(large.withSession(9)));
            refused(ReferenceViolationException.class, full, tx -> tx.update(large.withReplyTo(9L)));
            refused(MemoryLimitExceededException.class, full, tx -> tx.insert(large.withPosition(2)));
            refused(MemoryLimitExceededException.class, full, tx -> tx.update(large));
        }
    }
}
