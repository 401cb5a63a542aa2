package dev.isomer.storage.memory.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.memory.journal.SimulatedDisk.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random commits, snapshots and reopenings on a simulated disk, with power cuts after every operation in many
 * conditions each: what was acknowledged is there, and what is there is a beginning of what was committed.
 */
@Tag("property")
class CrashStatesTest {
    private static final long SEED = Long.getLong("crash.seed", 1);
    private static final int STATES = Integer.getInteger("crash.states", 200_000);
    private static final int STATES_OF_ONE_POINT = 20;
    private static final int STEPS = 30;

    /** A journal on a disk, with all that was committed. */
    private static final class Run {
        private final SimulatedDisk disk;
        private final Random random;
        private final List<String> committed = new ArrayList<>();
        private Journal journal;

        private Run(SimulatedDisk disk, Random random) {
            this.disk = disk;
            this.random = random;
            open();
        }

        private void open() {
            JournalFolder<List<String>> folder = CrashStatesTest.open(disk, random);
            assertEquals(committed, folder.recovered().state());
            journal = folder.journal();
        }

        private void step() throws IOException {
            switch (random.nextInt(10)) {
                case 0 -> snapshot();
                case 1 -> journal.seal();
                case 2 -> {
                    journal.close();
                    open();
                }
                default -> commit();
            }
        }

        private void commit() {
            String line = "transaction " + committed.size() + "!".repeat(random.nextInt(20));
            long number = journal.append(Transcript.content(List.of(line)));
            committed.add(line);
            journal.await(number);
            disk.acknowledge(committed.size());
        }

        private void snapshot() throws IOException {
            Journal.Rotation rotation = journal.rotate();
            if (!committed.isEmpty()) {
                journal.snapshot(rotation, Transcript.content(committed));
            }
        }
    }

    private static JournalFolder<List<String>> open(Disk disk, Random random) {
        return JournalFolder.open(
                disk, new Transcript(), RecoverMode.REFUSE, new Durability.EachCommit(), random, Transcript.SCHEMA);
    }

    @Test
    void aPowerCutLosesNothingThatWasAcknowledged() throws IOException {
        int states = 0;
        for (long seed = SEED; states < STATES; seed++) {
            Random random = new Random(seed);
            Run run = new Run(new SimulatedDisk(), random);
            for (int step = 0; step < STEPS; step++) {
                run.step();
            }
            CrashStates crash = new CrashStates();
            for (Operation operation : List.copyOf(run.disk.trace())) {
                crash.advance(operation);
                check(seed, run.committed, crash.acknowledged(), crash.least(), random);
                for (int i = 1; i < STATES_OF_ONE_POINT; i++) {
                    check(seed, run.committed, crash.acknowledged(), crash.any(random), random);
                }
                states += STATES_OF_ONE_POINT;
            }
        }
    }

    /** Recovers, commits once more, and recovers again from what was forced. */
    private static void check(
            long seed, List<String> committed, int acknowledged, Map<String, byte[]> files, Random random) {
        SimulatedDisk disk = SimulatedDisk.of(files);
        JournalFolder<List<String>> folder = open(disk, random);
        List<String> found = folder.recovered().state();
        assertTrue(
                found.size() >= acknowledged && found.equals(committed.subList(0, found.size())),
                () -> "Seed " + seed + ": " + acknowledged + " of " + committed + " were acknowledged, and found is "
                        + found);
        Journal journal = folder.journal();
        journal.await(journal.append(Transcript.content(List.of("after"))));
        List<String> expected = new ArrayList<>(found);
        expected.add("after");
        CrashStates second = new CrashStates(files);
        disk.trace().forEach(second::advance);
        assertEquals(
                expected,
                open(SimulatedDisk.of(second.least()), random).recovered().state(),
                () -> "Seed " + seed);
    }
}
