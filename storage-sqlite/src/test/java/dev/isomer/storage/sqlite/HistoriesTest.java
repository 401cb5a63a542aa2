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
 * <p>For a long run: {@code mvn verify -pl storage-sqlite -am -Dtest=HistoriesTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dhistories.statements=1000000 -Dhistories.seed=1}.
 */
@Tag("equivalence")
@Tag("property")
final class HistoriesTest {
    @Test
    void memoryAndSqliteDoAsTheModel() {
        int statements = Integer.getInteger("histories.statements", 100_000);
        long seed = Long.getLong("histories.seed", 1);
        Map<String, TestedEngine> engines = new LinkedHashMap<>();
        engines.put("memory", TestedEngine.ofScheme("memory"));
        engines.put("sqlite", TestedEngine.ofScheme("sqlite"));
        Mix mix = HistoryCampaign.run(seed, statements, engines);
        System.out.println("Seed " + seed + ": memory and SQLite do as the model." + System.lineSeparator() + mix);
        assertEquals(statements, mix.total());
        assertEquals(List.of(), mix.shortfalls());
    }
}
