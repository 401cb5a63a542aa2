package dev.isomer.storage.conformance.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("property")
final class ShrinkerTest {
    private static HistoryMismatch found(PlantedDefect defect, long seed) {
        Map<String, TestedEngine> engines = Map.of("broken", defect.engine());
        return assertThrowsExactly(HistoryMismatch.class, () -> HistoryCampaign.run(seed, 10_000, engines));
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedDefectIsFoundAndShrunkToAHandfulOfStatements(PlantedDefect defect) {
        HistoryMismatch mismatch = found(defect, 3);
        History shrunk = mismatch.shrunk();
        assertTrue(mismatch.statements() <= 6, mismatch::getMessage);
        assertNotNull(HistoryRunner.difference(shrunk, "broken", defect.engine()), "it fails when it is run again");
        assertNull(HistoryRunner.difference(shrunk, "sortedmap", TestedEngine.of(new SortedMapEngine())));
        assertEquals(3, mismatch.seed());
    }

    @Test
    void theSameSeedFindsTheSameProgram() {
        assertEquals(
                found(PlantedDefect.SAVEPOINT_KEPT, 4).getMessage(),
                found(PlantedDefect.SAVEPOINT_KEPT, 4).getMessage());
    }
}
