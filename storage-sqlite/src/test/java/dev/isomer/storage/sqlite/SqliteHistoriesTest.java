package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.conformance.TestedEngine;
import dev.isomer.storage.conformance.history.HistoryCampaign;
import dev.isomer.storage.conformance.history.Mix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random histories on the in-memory engine and on SQLite, each held against the model. */
@Tag("equivalence")
final class SqliteHistoriesTest {
    private static final long SEED = 20_261_121;
    private static final int STATEMENTS = 100_000;

    @Test
    void answersAsTheModelAndTheInMemoryEngineDo() {
        Map<String, TestedEngine> engines = new LinkedHashMap<>();
        engines.put("memory", TestedEngine.ofScheme("memory"));
        engines.put("sqlite", TestedEngine.ofScheme("sqlite"));
        Mix mix = HistoryCampaign.run(SEED, STATEMENTS, engines);
        assertEquals(STATEMENTS, mix.total());
        assertEquals(List.of(), mix.shortfalls(), mix::toString);
    }
}
