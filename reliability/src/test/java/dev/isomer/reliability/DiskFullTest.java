package dev.isomer.reliability;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.isomer.reliability.proof.DiskFull;
import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Workload;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A full disk refuses commits and nothing else: what was there can be read, nothing refused is seen, and with room the
 * store goes on. For more: {@code -Dreliability.refusals=1000000 -Dreliability.seed=7}.
 */
@Tag("mount")
class DiskFullTest {
    private static final long SEED = Long.getLong("reliability.seed", 1);
    private static final long REFUSALS = Long.getLong("reliability.refusals", 10_000);
    private static final Workload WORKLOAD = new Workload(8, 300, 1, Long.MAX_VALUE);

    @ParameterizedTest
    @CsvSource({"JOURNAL_COMMIT, 1", "JOURNAL_OS, 10", "SQLITE, 10"})
    void aFullDiskRefusesCommitsAndNothingElse(StoreKind kind, int part) throws Exception {
        try (DiskFull disk = DiskFull.begin(kind, WORKLOAD, MountHarness.MOUNTS, SEED)) {
            String wrong = disk.run(REFUSALS / part);
            System.out.println("Full disk, " + kind + ", seed " + SEED + ": " + disk);
            assertNull(wrong);
        }
    }

    @ParameterizedTest
    @EnumSource(value = StoreKind.class, names = "ACKNOWLEDGES_EARLY")
    void aStoreThatAcknowledgesEarlyIsFound(StoreKind kind) throws Exception {
        try (DiskFull disk = DiskFull.begin(kind, WORKLOAD, MountHarness.MOUNTS, SEED)) {
            assertNotNull(disk.run(REFUSALS));
        }
    }
}
