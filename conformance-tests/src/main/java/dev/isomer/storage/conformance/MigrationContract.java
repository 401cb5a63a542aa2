package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Migration;
import dev.isomer.storage.Migration.Count;
import dev.isomer.storage.Migration.Progress;
import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Annotation;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Document;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Extraction;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Moved;
import dev.isomer.storage.conformance.fixture.Moved.Post;
import dev.isomer.storage.conformance.fixture.Moved.Topic;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.User;
import dev.isomer.storage.model.EntityType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a migration gives to a new store: rules MIG. */
@Tag("large")
public class MigrationContract extends Contract {
    /** The topic for this engine. */
    public MigrationContract(TestedEngine engine) {
        super(engine);
    }

    /** Three sessions and 1,200 messages, of which the last of each are deleted; the first answers a later one. */
    private Store conversations() {
        Store store = open(Conversations.SCHEMA);
        store.write(tx -> {
            for (int i = 1; i <= 4; i++) {
                tx.insert(Conversations.session(i));
            }
            for (int i = 1; i <= 1_201; i++) {
                tx.insert(Conversations.message(1 + i % 3, i));
            }
            tx.update(tx.get(Message.TYPE, 1).orElseThrow().withReplyTo(4L));
            tx.delete(Session.TYPE, 4);
            return tx.delete(Message.TYPE, 1_201);
        });
        return store;
    }

    private static Migration migration(Store from, Store to) {
        return Migration.from(from)
                .to(to)
                .map(Session.TYPE, Topic.TYPE, Topic::of)
                .map(Message.TYPE, Post.TYPE, Post::of)
                .leaveEmpty(Moved.Visit.TYPE);
    }

    @Test
    @Rule("MIG-01")
    void everyRowGoesThroughItsFunction() {
        Store from = conversations();
        Map<String, List<?>> before = contents(from);
        Store to = open(Moved.SCHEMA);
        List<Count> counts = migration(from, to).run();
        assertEquals(List.of(new Count(Post.TYPE, 1_200, 1_200), new Count(Topic.TYPE, 3, 3)), counts);
        List<Post> posts = list(to, Post.TYPE.all());
        List<Message> messages = list(from, Message.TYPE.all());
        assertEquals(1_200, posts.size());
        for (int i = 0; i < posts.size(); i++) {
            Message message = messages.get(i);
            String text = message.position() + ": " + message.body();
            assertEquals(new Post(message.id(), message.replyTo(), message.session(), text), posts.get(i));
        }
        assertEquals(List.of("SESSION-1", "SESSION-2", "SESSION-3"), names(to));
        assertEquals(0, to.repository(Moved.Visit.TYPE).count());
        assertEquals(before, contents(from));
    }

    private static List<String> names(Store store) {
        return list(store, Topic.TYPE.all()).stream().map(Topic::name).toList();
    }

    @Test
    @Rule("MIG-02")
    void idsAndCountersAreKept() {
        Store to = open(Moved.SCHEMA);
        migration(conversations(), to).run();
        assertEquals(5, insert(to, new Topic(0, "next")).id());
        assertEquals(1_202, insert(to, new Post(0, null, 1, "next")).id());
        assertEquals(1, insert(to, new Moved.Visit(0, 1)).id());
        Store back = open(Conversations.SCHEMA);
        Store forth = open(Moved.SCHEMA);
        back.write(tx ->
                tx.delete(Session.TYPE, tx.insert(Conversations.session(1)).id()));
        migration(back, forth).run();
        assertEquals(2, insert(forth, new Topic(0, "first")).id());
    }

    @Test
    @Rule("MIG-03")
    void aRowWithoutANewOneIsLeftOut() {
        Store to = open(Moved.SCHEMA);
        List<Count> counts = Migration.from(conversations())
                .to(to)
                .map(Session.TYPE, Topic.TYPE, session -> session.id() == 3 ? null : Topic.of(session))
                .map(Message.TYPE, Post.TYPE, message -> message.session() == 3 ? null : Post.of(message))
                .leaveEmpty(Moved.Visit.TYPE)
                .run();
        assertEquals(List.of(new Count(Post.TYPE, 1_200, 800), new Count(Topic.TYPE, 3, 2)), counts);
        assertEquals(List.of("SESSION-1", "SESSION-2"), names(to));
        assertEquals(800, to.repository(Post.TYPE).count());
        assertEquals(5, insert(to, new Topic(0, "next")).id());
    }

    @Test
    @Rule("MIG-04")
    void referencesHoldInCirclesToo() {
        Store from = open(Documents.SCHEMA);
        from.write(tx -> {
            User first = tx.insert(Documents.user(1));
            User second = tx.insert(Documents.user(2));
            Document paper = tx.insert(Documents.document(second.id(), 1));
            Document other = tx.insert(Documents.document(first.id(), 2));
            Document free = tx.insert(Documents.document(null, 3));
            tx.update(first.withPortrait(paper.id()));
            tx.update(second.withPortrait(free.id()));
            Extraction page = tx.insert(Documents.extraction(other, 1));
            Annotation above = tx.insert(Documents.annotation(page, first, "above"));
            Annotation below = tx.insert(Documents.annotation(page, second, "below"));
            tx.update(above.withParent(below.id()));
            Annotation own = tx.insert(Documents.annotation(paper, second, "own"));
            return tx.update(own.withParent(own.id()));
        });
        Store to = open(Documents.SCHEMA);
        Migration.from(from)
                .to(to)
                .copy(Annotation.TYPE)
                .copy(Extraction.TYPE)
                .copy(Document.TYPE)
                .copy(User.TYPE)
                .run();
        assertEquals(contents(from), contents(to));
        assertTrue(delete(from, User.TYPE, 1));
        assertTrue(delete(to, User.TYPE, 1));
        assertEquals(contents(from), contents(to));
    }

    @Test
    @CountsRuns
    @Rule("MIG-08")
    void itTellsHowFarItIs() {
        List<Progress> told = new ArrayList<>();
        migration(conversations(), open(Moved.SCHEMA)).run(told::add);
        Set<EntityType<?>> types = new HashSet<>();
        long before = 0;
        for (Progress each : told) {
            types.add(each.type());
            assertEquals(2_403, each.rowsInAll());
            assertTrue(before <= each.rowsDone() && each.rowsDone() - before <= 1_000, told::toString);
            before = each.rowsDone();
        }
        assertEquals(2_403, before);
        assertTrue(types.contains(Post.TYPE), told::toString);
        told.clear();
        migration(open(Conversations.SCHEMA), open(Moved.SCHEMA)).run(told::add);
        assertEquals(List.of(), told);
    }

    @Test
    @CountsRuns
    @Rule("MIG-09")
    void oneStateOfTheOldStoreIsRead() {
        Store from = conversations();
        Store to = open(Moved.SCHEMA);
        try (Threads threads = new Threads()) {
            Migration.from(from)
                    .to(to)
                    .map(Session.TYPE, Topic.TYPE, session -> {
                        if (session.id() == 1) {
                            Threads.result(threads.start(() -> insert(from, Conversations.session(9))));
                            Threads.result(threads.start(() -> insert(from, Conversations.message(1, 9_999))));
                        }
                        return Topic.of(session);
                    })
                    .map(Message.TYPE, Post.TYPE, Post::of)
                    .leaveEmpty(Moved.Visit.TYPE)
                    .run();
        }
        assertEquals(List.of("SESSION-1", "SESSION-2", "SESSION-3"), names(to));
        assertEquals(1_200, to.repository(Post.TYPE).count());
        assertEquals(5, insert(to, new Topic(0, "next")).id());
        assertEquals(4, from.repository(Session.TYPE).count());
    }
}
