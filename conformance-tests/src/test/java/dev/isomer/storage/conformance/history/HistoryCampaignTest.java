package dev.isomer.storage.conformance.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.conformance.TestedEngine;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("equivalence")
final class HistoryCampaignTest {
    @Test
    void aHundredThousandStatementsHaveTheMixThatMakesThemWorthRunning() {
        Mix mix = HistoryCampaign.run(1, 100_000, Map.of());
        System.out.println(mix);
        assertEquals(List.of(), mix.shortfalls());
        assertEquals(100_000, mix.total());
    }

    @Test
    void theThirdEngineDoesAsTheModel() {
        Mix mix = HistoryCampaign.run(2, 20_000, Map.of("sortedmap", TestedEngine.of(new SortedMapEngine())));
        assertEquals(20_000, mix.total());
    }
}
