package dev.isomer.storage.memory.journal;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.isomer.storage.memory.journal.PlantedDisk.Defect;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whichever operation of the disk fails, what the journal says about each commit is true: {@link FaultCampaign}. For
 * more: {@code -Dfaults.count=1000000 -Dfaults.seed=7}, or the campaign as a program.
 */
@Tag("property")
@Order(1)
class FaultsTest {
    private static final long SEED = Long.getLong("faults.seed", 1);
    private static final long FAULTS = Long.getLong("faults.count", 4_000);
    private static final long FAULTS_OF_CONTROLS = 5_000;

    /** In halves, which run beside each other where there are two processors. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1L << 32})
    void aDiskThatFailsOnceIsToldTrulyAndLosesNothing(long further) {
        FaultCampaign campaign = new FaultCampaign(Defect.NONE);
        assertNull(campaign.run(SEED + further, FAULTS / 2));
        System.out.println("Disk faults: " + campaign + " from seed " + (SEED + further) + ", nothing lost");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "FAILED_FORCE_IS_TRIED_AGAIN",
                "WHAT_WAS_REFUSED_IS_NOT_CUT_BACK",
                "COMMITS_ARE_NOT_FORCED",
                "WHAT_WAS_RECOVERED_IS_TRUSTED"
            })
    void aPlantedDefectIsFound(Defect defect) {
        FaultCampaign campaign = new FaultCampaign(defect);
        String found = campaign.run(SEED, FAULTS_OF_CONTROLS);
        assertNotNull(found, () -> defect + " was not found in " + campaign);
        System.out.println("Disk faults, " + defect + ": found after " + campaign);
    }
}
