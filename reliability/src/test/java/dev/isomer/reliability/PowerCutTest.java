package dev.isomer.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.reliability.proof.PowerCut;
import dev.isomer.reliability.proof.Tally;
import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Workload;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No power cut of a real file system loses what a store promises to keep; and the same check sees those lose that do
 * not force. For more: {@code -Dreliability.cuts=15000 -Dreliability.seed=7}.
 */
@Tag("mount")
class PowerCutTest {
    private static final long SEED = Long.getLong("reliability.seed", 1);
    private static final int CUTS = Integer.getInteger("reliability.cuts", 100);
    private static final int CUTS_OF_CONTROLS = 8;

    @ParameterizedTest
    @CsvSource({"JOURNAL_COMMIT, 1, 2", "JOURNAL_COMMIT, 4, 2", "SQLITE, 1, 5"})
    void aPowerCutLosesNothingThatWasAcknowledged(StoreKind kind, int threads, int part) {
        int cuts = Math.max(1, CUTS / part);
        Tally tally = cut(kind, threads, cuts);

        assertTrue(tally.isSound(), tally::toString);
        assertEquals(cuts, tally.crashes());
        assertTrue(tally.acknowledged() >= cuts, tally::toString);
    }

    /** What is promised to be lost is the end alone. */
    @ParameterizedTest
    @CsvSource("JOURNAL_INTERVAL, 2")
    void whatIsFoundIsABeginning(StoreKind kind, int threads) {
        Tally tally = cut(kind, threads, CUTS_OF_CONTROLS);

        assertEquals(0, tally.wrong(), tally::toString);
        assertEquals(0, tally.unreadable(), tally::toString);
    }

    @ParameterizedTest
    @CsvSource({"JOURNAL_OS, 2", "SQLITE_NORMAL, 1", "JSON, 1", "ACKNOWLEDGES_EARLY, 1"})
    void aStoreThatLosesIsFound(StoreKind kind, int threads) {
        Tally tally = cut(kind, threads, CUTS_OF_CONTROLS);

        assertTrue(tally.lost() > 0, tally::toString);
        // One of ours has a beginning left at least; of a JSON file a power cut may leave a part.
        assertTrue(!kind.isOurs() || tally.wrong() + tally.unreadable() == 0, tally::toString);
    }

    private static Tally cut(StoreKind kind, int threads, int cuts) {
        AtomicInteger done = new AtomicInteger();
        Tally tally = new PowerCut(
                        Harness.WRITERS, kind, Workload.SMALL.by(threads), MountHarness.MOUNTS, SEED + threads)
                .run(() -> {
                    int cut = done.incrementAndGet();
                    if (cut % 1_000 == 0) {
                        System.out.println("Power cuts, " + kind + " by " + threads + ": " + cut + " of " + cuts);
                    }
                    return cut < cuts;
                });
        System.out.println("Power cuts, " + kind + " by " + threads + ", seed " + SEED + ": " + tally);
        return tally;
    }
}
