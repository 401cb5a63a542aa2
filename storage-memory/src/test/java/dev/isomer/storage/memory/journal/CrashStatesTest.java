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
 * No power cut loses what was acknowledged, in states that {@link CrashCampaign} makes; and the same check finds each
 * defect that is planted. For more: {@code -Dcrash.states=100000000 -Dcrash.seed=7}, or the campaign as a program.
 */
@Tag("property")
@Order(1)
class CrashStatesTest {
    private static final long SEED = Long.getLong("crash.seed", 1);
    private static final long STATES = Long.getLong("crash.states", 50_000);
    /** Each planted defect is found in far fewer. */
    private static final long STATES_OF_CONTROLS = 300_000;

    /** In halves, which run beside each other where there are two processors. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1L << 32})
    void aPowerCutLosesNothingThatWasAcknowledged(long further) {
        CrashCampaign campaign = new CrashCampaign(Defect.NONE);
        assertNull(campaign.run(SEED + further, STATES / 2));
        System.out.println("Power cuts: " + campaign + " from seed " + (SEED + further) + ", nothing lost");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "COMMITS_ARE_NOT_FORCED",
                "ACKNOWLEDGED_BEFORE_THE_FORCE",
                "NEW_FILES_ARE_NOT_FORCED",
                "FOLDER_IS_NOT_FORCED",
                "WHAT_WAS_RECOVERED_IS_TRUSTED",
                "CHECKSUMS_ARE_NOT_LOOKED_AT",
                "FRAMES_PAST_A_BAD_ONE_ARE_READ"
            })
    void aPlantedDefectIsFound(Defect defect) {
        CrashCampaign campaign = new CrashCampaign(defect);
        String found = campaign.run(SEED, STATES_OF_CONTROLS);
        assertNotNull(found, () -> defect + " was not found in " + campaign);
        System.out.println("Power cuts, " + defect + ": found after " + campaign);
    }
}
