package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Statistics;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a store tells of its size: rules LIM-09 and LIM-10. */
@Tag("memory")
public class StatisticsContract extends Contract {
    private static final int LARGE = 40_000;

    /** The topic for this engine. */
    public StatisticsContract(TestedEngine engine) {
        super(engine);
    }

    private static long used(Store store) {
        return store.statistics().usedBytes().orElseThrow();
    }

    private static Message large(int position) {
        return Conversations.message(1, position).withBody("x".repeat(LARGE));
    }

    private static void fill(Store store, int messages) {
        insert(store, Conversations.session(1));
        for (int position = 1; position <= messages; position++) {
            insert(store, large(position));
        }
    }

    @Test
    @Rule("LIM-09")
    void rowsAndBytesAreToldForEachTypeInTheSchemasOrder() {
        Store store = open(Conversations.SCHEMA);
        fill(store, 3);
        Statistics statistics = store.statistics();
        assertEquals(
                List.of("session", "message"),
                statistics.types().stream()
                        .map(Statistics.TypeStatistics::entityType)
                        .toList());
        assertEquals(
                List.of(1L, 3L),
                statistics.types().stream().map(Statistics.TypeStatistics::rows).toList());
        assertEquals(4, statistics.rows());
        boolean counts = store.capabilities().contains(Capability.MEMORY_LIMIT);
        assertEquals(counts, statistics.usedBytes().isPresent());
        if (counts) {
            long sessions = statistics.types().get(0).bytes().orElseThrow();
            long messages = statistics.types().get(1).bytes().orElseThrow();
            assertTrue(messages >= 3L * LARGE, messages + " bytes of messages");
            assertTrue(sessions > 0 && sessions < LARGE, sessions + " bytes of sessions");
            assertTrue(statistics.usedBytes().orElseThrow() >= sessions + messages, statistics.toString());
        }
    }

    @Test
    @Rule("LIM-10")
    void everyByteOfAValueIsCounted() {
        Store store = open(Documents.SCHEMA);
        if (store.capabilities().contains(Capability.MEMORY_LIMIT)) {
            insert(store, Documents.document(null, 1));
            long before = used(store);
            insert(store, Documents.document(null, 1).withContent(Bytes.of(new byte[1_000_000])));
            assertTrue(used(store) >= before + 1_000_000, used(store) + " after " + before);
            Store texts = open(Conversations.SCHEMA);
            fill(texts, 1);
            long latin = used(texts);
            insert(texts, large(2).withBody("Ж".repeat(LARGE)));
            assertTrue(used(texts) >= latin + 2L * LARGE, used(texts) + " after " + latin);
        } else {
            assertEquals(OptionalLong.empty(), store.statistics().usedBytes());
        }
    }
}
