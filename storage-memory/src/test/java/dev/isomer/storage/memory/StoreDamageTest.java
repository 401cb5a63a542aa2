package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.isomer.storage.memory.journal.DamageCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every bit of a store's folder flips and every file is cut to every length: no row is ever wrong. For more folders:
 * {@code -Ddamage.folders=50}.
 */
@Tag("property")
class StoreDamageTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("damage.folders", 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyBitThatFlipsIsNoticedOrHarmless(long seed) throws IOException {
        DamageCheck<Root> check = DamageCheck.of(new DamagedStore(seed).subject());
        assertNull(check.flipAll());
        System.out.println("Bits of the folder " + seed + " flipped: " + check);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCutLeavesABeginningOrIsRefused(long seed) throws IOException {
        DamageCheck<Root> check = DamageCheck.of(new DamagedStore(seed).subject());
        assertNull(check.cutAll());
        System.out.println("Lengths of the folder " + seed + " cut: " + check);
    }

    /** What would be found if one row of one state were another. */
    @Test
    void aWrongStateIsFound() throws IOException {
        DamageCheck.Subject<Root> sound = new DamagedStore(1).subject();
        List<Root> states = new ArrayList<>(sound.states());
        Collections.swap(states, states.size() - 1, states.size() - 2);
        DamageCheck<Root> check = DamageCheck.of(new DamageCheck.Subject<>(
                sound.files(), sound.schema(), sound.replay(), states, sound.view(), sound.after(), null));
        assertNotNull(check.flipAll());
        assertEquals(7, states.size());
    }
}
