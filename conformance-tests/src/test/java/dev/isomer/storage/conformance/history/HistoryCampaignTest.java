package dev.isomer.storage.conformance.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("equivalence")
@Tag("property")
final class HistoryCampaignTest {
    @Test
    void theThirdEngineDoesAsTheModelInHistoriesOfAGoodMix() {
        Mix mix = HistoryCampaign.run(1, 20_000, Map.of("sortedmap", TestedEngine.of(new SortedMapEngine())));
        assertEquals(20_000, mix.total());
        assertEquals(List.of(), mix.shortfalls(), mix::toString);
    }

    @Test
    void aMixOfTooFewStatementsOfAKindIsNotGood() {
        Mix mix = new Mix();
        assertTrue(mix.shortfalls().contains("the median store has 0 rows and not 50"));
        HistoryGenerator.generate(1, 300).steps().forEach(step -> {
            if (step instanceof Step.Statement statement) {
                mix.add(statement.operation(), new Answer(true, ""), false, 60);
            }
        });
        assertTrue(mix.shortfalls().stream().anyMatch(line -> line.startsWith("refusal missing entity: 0 of ")));
        assertTrue(mix.shortfalls().stream().anyMatch(line -> line.startsWith("0 of ")));
        assertEquals(60, mix.medianRows());
    }

    @Test
    void aSeedAlwaysMakesTheSameHistoryAndAnotherSeedAnother() {
        History history = HistoryGenerator.generate(5, 300);
        assertEquals(300, history.statements());
        assertTrue(history.toString().equals(HistoryGenerator.generate(5, 300).toString()), "made again");
        assertFalse(history.toString().equals(HistoryGenerator.generate(6, 300).toString()), "made of another seed");
    }
}
