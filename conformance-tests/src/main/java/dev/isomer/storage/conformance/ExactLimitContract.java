package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Document;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Schema;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The limit is kept to the byte, by an engine that counts bytes: rule LIM-02. */
@Tag("memory")
public class ExactLimitContract extends Contract {
    /** The topic for this engine. */
    public ExactLimitContract(TestedEngine engine) {
        super(engine);
    }

    private static StoreOptions limit(long bytes) {
        return StoreOptions.defaults().withMemoryLimitBytes(bytes);
    }

    private static long used(Store store) {
        return store.statistics().usedBytes().orElseThrow();
    }

    private boolean counts() {
        return open(Conversations.SCHEMA).capabilities().contains(Capability.MEMORY_LIMIT);
    }

    @Test
    @Rule("LIM-02")
    void anInsertMayFillTheStoreExactlyAndNotByOneByteMore() {
        if (counts()) {
            fits(Conversations.SCHEMA, tx -> {}, tx -> tx.insert(Conversations.session(1)));
            fits(
                    Conversations.SCHEMA,
                    tx -> tx.insert(Conversations.session(1)),
                    tx -> tx.insert(Conversations.message(1, 1).withBody("é€😀".repeat(1000))));
            fits(
                    Documents.SCHEMA,
                    tx -> tx.insert(Documents.user(1)),
                    tx -> tx.insert(Documents.document(1L, 1).withContent(Bytes.of(new byte[200_001]))));
            fits(
                    Conversations.SCHEMA,
                    tx -> tx.insert(Conversations.session(1)),
                    tx -> tx.insertWithId(Session.TYPE.withId(Conversations.session(2), 1L << 40)));
        }
    }

    @Test
    @Rule("LIM-02")
    void anUpdateMayFillTheStoreExactlyAndNotByOneByteMore() {
        if (counts()) {
            fits(
                    Conversations.SCHEMA,
                    tx -> {
                        tx.insert(Conversations.session(1));
                        tx.insert(Conversations.message(1, 1));
                    },
                    tx -> tx.update(tx.get(Message.TYPE, 1).orElseThrow().withBody("longer".repeat(100))));
            fits(
                    Documents.SCHEMA,
                    tx -> tx.insert(Documents.document(null, 3)),
                    tx -> tx.update(tx.get(Document.TYPE, 1).orElseThrow().withDigest(Bytes.of(new byte[32]))));
        }
    }

    @Test
    @Rule("LIM-02")
    void theThousandthRowMayFillTheStoreExactlyAndNotByOneByteMore() {
        if (counts()) {
            fits(
                    Conversations.SCHEMA,
                    tx -> {
                        for (int number = 0; number < 999; number++) {
                            tx.insert(Conversations.session(number));
                        }
                    },
                    tx -> tx.insert(Conversations.session(1000)));
        }
    }

    @Test
    @Rule("LIM-02")
    void eachOfTheFirstRowsMayFillTheStoreExactlyAndNotByOneByteMore() {
        if (counts()) {
            for (int rows = 0; rows <= 40; rows++) {
                int number = rows;
                fits(
                        AllTypes.SCHEMA,
                        tx -> IntStream.range(0, number).forEach(i -> tx.insert(AllTypes.empty())),
                        tx -> tx.insert(AllTypes.empty()));
            }
        }
    }

    /** Learns what the statement takes, gives exactly that, and then a byte less. */
    private void fits(Schema schema, Consumer<WriteTransaction> before, Consumer<WriteTransaction> statement) {
        Store free = open(schema);
        run(free, before);
        long held = used(free);
        run(free, statement);
        long needed = used(free);
        assertTrue(needed > held, needed + " bytes after " + held);
        Store exact = open(schema, limit(needed));
        run(exact, before);
        run(exact, statement);
        assertEquals(needed, used(exact));
        assertEquals(contents(free), contents(exact));
        Store tooSmall = open(schema, limit(needed - 1));
        run(tooSmall, before);
        MemoryLimitExceededException refusal = refused(MemoryLimitExceededException.class, tooSmall, statement);
        assertEquals(held, refusal.usedBytes());
        assertEquals(needed - held, refusal.requestedBytes());
        assertEquals(needed - 1, refusal.limitBytes());
        for (long number : new long[] {held, needed - held, needed - 1}) {
            assertTrue(refusal.getMessage().contains(Long.toString(number)), refusal.getMessage());
        }
        assertEquals(held, used(tooSmall));
    }

    private static void run(Store store, Consumer<WriteTransaction> statements) {
        store.write(tx -> {
            statements.accept(tx);
            return null;
        });
    }
}
