package dev.isomer.storage.memory.journal;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.isomer.storage.memory.journal.PlantedDisk.Defect;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every bit of a small folder flips and every file is cut to every length: nothing wrong is ever read. */
@Tag("property")
class DamageTest {
    @Test
    void everyBitThatFlipsIsNoticedOrHarmless() {
        DamageCheck<List<String>> check = DamageCheck.of(new DamagedFolder().subject());
        assertNull(check.flipAll());
        System.out.println("Bits flipped: " + check);
    }

    @Test
    void everyCutLeavesABeginningOrIsRefused() {
        DamageCheck<List<String>> check = DamageCheck.of(new DamagedFolder().subject());
        assertNull(check.cutAll());
        System.out.println("Lengths cut: " + check);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHECKSUMS_ARE_NOT_LOOKED_AT", "FRAMES_PAST_A_BAD_ONE_ARE_READ"})
    void aPlantedDefectIsFound(Defect defect) {
        DamageCheck<List<String>> check = new DamageCheck<>(new DamagedFolder().subject(), defect);
        assertNotNull(check.flipAll(), () -> defect + " was not found in " + check);
        System.out.println("Bits flipped, " + defect + ": found after " + check);
    }
}
