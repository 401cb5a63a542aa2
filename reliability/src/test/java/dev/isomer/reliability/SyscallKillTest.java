package dev.isomer.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.reliability.proof.SyscallKill;
import dev.isomer.reliability.proof.Tally;
import dev.isomer.reliability.store.StoreKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A kill in place of the N-th call of the operating system loses nothing that was acknowledged. For more:
 * {@code -Dreliability.syscalls=5000 -Dreliability.seed=7}.
 */
@Tag("strace")
class SyscallKillTest {
    private static final long SEED = Long.getLong("reliability.seed", 1);
    private static final int KILLS = Integer.getInteger("reliability.syscalls", 30);

    /** A run may end before it comes to the call. */
    private static final int RUNS_OF_KILL = 4;

    @ParameterizedTest
    @CsvSource({"JOURNAL_COMMIT, 3, 0", "JOURNAL_COMMIT, 3, 1", "SQLITE, 3, 2"})
    void aKillAtACallLosesNothingThatWasAcknowledged(StoreKind kind, int part, int lane) {
        long seed = SEED + lane;
        Path folder = Harness.folder(SyscallKillTest.class, kind + "-" + seed);
        SyscallKill calls = new SyscallKill(Harness.WRITERS, kind, folder, seed);
        int most = (KILLS + part - 1) / part;
        int kills = 0;
        for (int runs = 0; kills < most && runs < most * RUNS_OF_KILL; runs++) {
            kills += calls.kill() ? 1 : 0;
        }
        Tally tally = calls.end();

        System.out.println("Killed at calls, " + kind + ", seed " + seed + ", " + kills + ": " + calls.kills());
        assertTrue(tally.isSound(), tally::toString);
        assertEquals(most, kills);
        assertTrue(tally.acknowledged() > 0, tally::toString);
    }

    @ParameterizedTest
    @CsvSource("ACKNOWLEDGES_EARLY, 4")
    void aStoreThatAcknowledgesEarlyIsFound(StoreKind kind, int runs) {
        SyscallKill calls = new SyscallKill(Harness.WRITERS, kind, Harness.folder(SyscallKillTest.class, kind), 1);
        for (int i = 0; i < runs; i++) {
            calls.kill();
        }
        Tally tally = calls.end();

        System.out.println("Killed at calls, " + kind + ": " + tally);
        assertTrue(tally.lost() > 0, tally::toString);
    }
}
