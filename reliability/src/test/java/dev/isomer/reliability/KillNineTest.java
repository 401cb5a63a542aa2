package dev.isomer.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.reliability.proof.KillNine;
import dev.isomer.reliability.proof.Tally;
import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Workload;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No kill of a real process loses what was acknowledged, whatever the durability; and the same check sees a store that
 * acknowledges early, and one that writes late, lose. For more: {@code -Dreliability.kills=30000 -Dreliability.seed=7}.
 */
@Tag("property")
class KillNineTest {
    private static final long SEED = Long.getLong("reliability.seed", 1);
    private static final int KILLS = Integer.getInteger("reliability.kills", 60);
    private static final int KILLS_OF_CONTROLS = 3;

    /** With how many threads, and which of how many parts of the kills. */
    @ParameterizedTest
    @CsvSource({
        "JOURNAL_COMMIT, 1, 4",
        "JOURNAL_COMMIT, 4, 4",
        "SQLITE, 2, 4",
        "JOURNAL_INTERVAL, 2, 8",
        "JOURNAL_OS, 2, 8"
    })
    void aKillLosesNothingThatWasAcknowledged(StoreKind kind, int threads, int part) {
        Path folder = Harness.folder(KillNineTest.class, kind + "-" + threads);
        KillNine kills = new KillNine(Harness.WRITERS, kind, Workload.SMALL.by(threads), folder, SEED);
        int most = (KILLS + part - 1) / part;
        for (int i = 1; i <= most; i++) {
            kills.kill();
            if (i % 1_000 == 0) {
                System.out.println("kill -9, " + kind + " by " + threads + ": " + i + " of " + most);
            }
        }
        Tally tally = kills.end();

        System.out.println("kill -9, " + kind + " by " + threads + ", seed " + SEED + ": " + tally);
        assertTrue(tally.isSound(), tally::toString);
        assertEquals(most, tally.crashes());
        assertTrue(tally.acknowledged() >= most, tally::toString);
    }

    @ParameterizedTest
    @EnumSource(
            value = StoreKind.class,
            names = {"ACKNOWLEDGES_EARLY", "H2"})
    void aStoreThatLosesIsFound(StoreKind kind) {
        Path folder = Harness.folder(KillNineTest.class, kind);
        KillNine kills = new KillNine(Harness.WRITERS, kind, Workload.SMALL, folder, SEED);
        for (int i = 0; i < KILLS_OF_CONTROLS; i++) {
            kills.kill();
        }
        Tally tally = kills.end();

        System.out.println("kill -9, " + kind + ", seed " + SEED + ": " + tally);
        assertFalse(tally.isSound(), tally::toString);
        assertTrue(tally.lost() > 0, tally::toString);
    }
}
