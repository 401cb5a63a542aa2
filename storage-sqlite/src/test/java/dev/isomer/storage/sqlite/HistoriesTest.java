package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.history.HistoryCampaign;
import dev.isomer.storage.conformance.history.Mix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The in-memory engine and SQLite side by side: both do as the model and refuse with the same sentences.
 *
 * <p>Each commit waits for the disk, so this takes about 25 seconds on two cores. For a long run, in memory and with a
 * line that tells how far it is: {@code ./campaign.sh 5000000 42}.
 */
@Tag("equivalence")
@Tag("property")
final class HistoriesTest {
    private static final int STATEMENTS = 40_000;
    private static final long SEED = 1;
    private static final int THREADS = 2;

    @Test
    void memoryAndSqliteDoAsTheModel() {
        Map<String, TestedEngine> engines = new LinkedHashMap<>();
        engines.put("memory", TestedEngine.ofScheme("memory"));
        engines.put("sqlite", TestedEngine.ofScheme("sqlite"));
        Mix mix = HistoryCampaign.run(SEED, STATEMENTS, engines, THREADS, done -> {});
        System.out.println("Seed " + SEED + ": memory and SQLite do as the model." + System.lineSeparator() + mix);
        assertEquals(STATEMENTS, mix.total());
        assertEquals(List.of(), mix.shortfalls());
    }
}
