package dev.isomer.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.reliability.proof.AckAfterForce;
import dev.isomer.reliability.proof.ForceLog;
import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Workload;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No acknowledgement comes before the force of what it acknowledges; and the same reading of the log sees those that
 * do. For more: {@code -Dreliability.acknowledgements=100000}.
 */
@Tag("strace")
class AckAfterForceTest {
    private static final int ACKNOWLEDGEMENTS = Integer.getInteger("reliability.acknowledgements", 1_000);
    private static final int OF_CONTROLS = 100;

    @ParameterizedTest
    @CsvSource({"JOURNAL_COMMIT, 1", "JOURNAL_COMMIT, 4", "SQLITE, 1"})
    void everyAcknowledgementComesAfterItsForce(StoreKind kind, int threads) throws IOException {
        ForceLog log = watch(kind, threads, ACKNOWLEDGEMENTS);

        assertEquals(List.of(), log.early());
        assertEquals(ACKNOWLEDGEMENTS, log.acknowledgements());
    }

    /** The planted fault commits 20 at a time, so 1 of 20 has been written. */
    @ParameterizedTest
    @CsvSource({"JOURNAL_OS, 100", "SQLITE_NORMAL, 100", "JSON, 100", "ACKNOWLEDGES_EARLY, 95"})
    void acknowledgementsThatDoNotWaitAreSeen(StoreKind kind, int early) throws IOException {
        assertEquals(early, watch(kind, 1, OF_CONTROLS).early().size());
    }

    private static ForceLog watch(StoreKind kind, int threads, int commits) throws IOException {
        Workload workload = Workload.SMALL.by(threads).ofCommits(commits);
        String name = kind + "-" + threads;
        ForceLog log =
                AckAfterForce.run(Harness.WRITERS, kind, workload, Harness.folder(AckAfterForceTest.class, name));
        System.out.println("Acknowledgements of " + name + ": " + log.acknowledgements() + ", before their force "
                + log.early().size());
        return log;
    }
}
