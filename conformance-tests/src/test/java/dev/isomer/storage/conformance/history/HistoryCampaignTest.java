package dev.isomer.storage.conformance.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import java.util.ArrayList;
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
        History history = HistoryGenerator.generate(5, 300);
        ModelStage stage = new ModelStage(history.family());
        MixListener listener = new MixListener(stage);
        HistoryRunner.expected(new History(history.family(), history.steps().subList(0, 5)), stage, listener);
        Mix small = listener.mix();
        assertTrue(small.shortfalls().stream().anyMatch(line -> line.startsWith("refusal missing entity: 0 of ")));
        assertTrue(small.shortfalls().stream().anyMatch(line -> line.startsWith("event REOPEN: 0 of ")));
        assertTrue(small.medianRows() > 0, small::toString);
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        Map<String, TestedEngine> engines = Map.of("sortedmap", KeptInMemory.engine());
        List<Integer> totals = new ArrayList<>();
        Mix mix = HistoryCampaign.run(7, 5_000, engines, 3, done -> totals.add(done.total()));
        assertEquals(HistoryCampaign.run(7, 5_000, engines).toString(), mix.toString());
        assertEquals(3, totals.size());
        assertEquals(5_000, totals.get(2));
    }

    @Test
    void aLineTellsRateAndTimes() {
        long[] now = {5_000_000_000L};
        ProgressLine progress = new ProgressLine(10_000, System.out, () -> now[0]);
        now[0] += 4_000_000_000L;
        assertEquals("2,000 of 10,000 statements, 500 a second, 4 s gone, about 16 s to go", progress.line(2_000));
    }

    @Test
    void aSeedAlwaysMakesTheSameHistoryAndAnotherSeedAnother() {
        History history = HistoryGenerator.generate(5, 300);
        assertEquals(300, history.statements());
        assertTrue(history.toString().equals(HistoryGenerator.generate(5, 300).toString()), "made again");
        assertFalse(history.toString().equals(HistoryGenerator.generate(6, 300).toString()), "made of another seed");
    }
}
