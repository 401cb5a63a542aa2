package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Migration;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Moved;
import dev.isomer.storage.conformance.fixture.Moved.Post;
import dev.isomer.storage.conformance.fixture.Moved.Topic;
import dev.isomer.storage.conformance.fixture.Moved.Visit;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.TransactionTimeoutException;
import dev.isomer.storage.error.UniqueViolationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When nothing is migrated: rules MIG. */
public class MigrationRefusalContract extends Contract {
    private static final Map<String, List<?>> EMPTY = Map.of("post", List.of(), "visit", List.of(), "topic", List.of());

    /** The topic for this engine. */
    public MigrationRefusalContract(TestedEngine engine) {
        super(engine);
    }

    private Store conversations() {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> {
            for (int i = 1; i <= 3; i++) {
                tx.insert(Conversations.session(i));
                tx.insert(Conversations.message(i, i));
            }
            return tx.update(tx.get(Message.TYPE, 1).orElseThrow().withReplyTo(3L));
        });
        return store;
    }

    private static Migration migration(Store from, Store to, Function<Session, @Nullable Topic> topics) {
        return Migration.from(from)
                .to(to)
                .map(Session.TYPE, Topic.TYPE, topics)
                .map(Message.TYPE, Post.TYPE, Post::of)
                .leaveEmpty(Visit.TYPE);
    }

    /** The store is as new: a migration to it goes well, and gives the first ids that follow. */
    private static void staysEmpty(Store from, Store to) {
        assertEquals(EMPTY, contents(to));
        migration(from, to, Topic::of).run();
        assertEquals(3, to.repository(Post.TYPE).count());
        assertEquals(4, insert(to, new Topic(0, "next")).id());
    }

    @Test
    @Rule("MIG-05")
    void everyTypeOfBothStoresIsSettledOnce() {
        Store from = conversations();
        Store to = open(Moved.SCHEMA);
        AtomicInteger calls = new AtomicInteger();
        Migration missing = Migration.from(from).to(to).map(Session.TYPE, Topic.TYPE, session -> {
            calls.incrementAndGet();
            return Topic.of(session);
        });
        assertEquals(
                "Nothing is migrated: post of the new store is not settled; map, copy, keep or leaveEmpty it once;"
                        + " visit of the new store is not settled; map, copy, keep or leaveEmpty it once; message of"
                        + " the old store is not settled; map, copy or drop it.",
                assertThrowsExactly(IllegalStateException.class, missing::run).getMessage());
        Migration twice = missing.map(Session.TYPE, Topic.TYPE, Topic::of)
                .leaveEmpty(Post.TYPE)
                .leaveEmpty(Visit.TYPE)
                .drop(Session.TYPE)
                .drop(Message.TYPE);
        assertEquals(
                "Nothing is migrated: topic of the new store is settled 2 times; map, copy, keep or leaveEmpty it"
                        + " once; session of the old store is both mapped and dropped; map, copy or drop it.",
                assertThrowsExactly(IllegalStateException.class, twice::run).getMessage());
        assertThrowsExactly(IllegalArgumentException.class, () -> missing.copy(Session.TYPE));
        assertThrowsExactly(IllegalArgumentException.class, () -> missing.leaveEmpty(Session.TYPE));
        assertThrowsExactly(IllegalArgumentException.class, () -> missing.drop(Topic.TYPE));
        assertThrowsExactly(
                IllegalArgumentException.class, () -> Migration.from(from).to(from));
        assertEquals(0, calls.get());
        staysEmpty(from, to);
    }

    @Test
    @Rule("MIG-06")
    void aStoreThatHasOrHadRowsIsNotMigratedTo() {
        Store from = conversations();
        Store to = open(Moved.SCHEMA);
        Topic topic = insert(to, new Topic(0, "there"));
        assertEquals(
                "Nothing is migrated: the new store has, or had, rows of topic; migrate to a new one.",
                assertThrowsExactly(
                                IllegalStateException.class,
                                () -> migration(from, to, Topic::of).run())
                        .getMessage());
        assertEquals(List.of(topic), list(to, Topic.TYPE.all()));
        delete(to, Topic.TYPE, 1);
        assertThrowsExactly(
                IllegalStateException.class,
                () -> migration(from, to, Topic::of).run());
        assertEquals(EMPTY, contents(to));
    }

    @Test
    @Rule("MIG-07")
    void whatTheNewStoreRefusesComesOutAndNothingIsMigrated() {
        Store from = conversations();
        Store to = open(Moved.SCHEMA);
        UniqueViolationException taken = assertThrowsExactly(
                UniqueViolationException.class,
                () -> migration(from, to, session -> new Topic(0, "same")).run());
        assertEquals(List.of("name"), taken.attributes());
        ReferenceViolationException missing = assertThrowsExactly(
                ReferenceViolationException.class,
                () -> migration(from, to, session -> session.id() == 3 ? null : Topic.of(session))
                        .run());
        assertEquals(List.of("topic"), missing.attributes());
        ReferenceViolationException unanswered = assertThrowsExactly(
                ReferenceViolationException.class,
                () -> Migration.from(from)
                        .to(to)
                        .map(Session.TYPE, Topic.TYPE, Topic::of)
                        .map(Message.TYPE, Post.TYPE, message -> message.id() == 3 ? null : Post.of(message))
                        .leaveEmpty(Visit.TYPE)
                        .run());
        assertEquals(List.of("replyTo"), unanswered.attributes());
        assertThrowsExactly(
                InvalidValueException.class,
                () -> migration(from, to, session -> new Topic(0, "x".repeat(61)))
                        .run());
        staysEmpty(from, to);
    }

    @Test
    @Rule("MIG-07")
    void whatAFunctionThrowsComesOutAndNothingIsMigrated() {
        Store from = conversations();
        Store to = open(Moved.SCHEMA);
        IllegalStateException own = new IllegalStateException("of the program");
        assertSame(
                own,
                assertThrowsExactly(
                        IllegalStateException.class,
                        () -> migration(from, to, session -> {
                                    if (session.id() == 3) {
                                        throw own;
                                    }
                                    return Topic.of(session);
                                })
                                .run()));
        staysEmpty(from, to);
    }

    @Test
    @Rule("MIG-10")
    void theNewStoresLimitOnTheTimeOfAWriteHolds() {
        Store from = conversations();
        AtomicLong now = new AtomicLong();
        Store to =
                open(Moved.SCHEMA, StoreOptions.defaults().withTicker(now::get).withWriteLimit(Duration.ofHours(1)));
        assertThrowsExactly(
                TransactionTimeoutException.class,
                () -> migration(from, to, session -> {
                            now.addAndGet(Duration.ofMinutes(21).toNanos());
                            return Topic.of(session);
                        })
                        .run());
        staysEmpty(from, to);
    }
}
