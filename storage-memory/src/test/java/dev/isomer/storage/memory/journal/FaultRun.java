package dev.isomer.storage.memory.journal;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.memory.journal.PlantedDisk.Defect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Commits, snapshots and reopenings of one journal on a disk that fails, and whether what the journal said about each
 * was true: at the end, when it is opened again, and after a power cut.
 */
final class FaultRun {
    private static final int STEPS = 14;
    private static final int POWER_CUTS = 6;

    private final SimulatedDisk disk;
    private final FaultPlan plan;
    private final Random random;
    private final Defect defect;
    /** What may be there, in order: a beginning of it is, and at least what was acknowledged. */
    private List<String> possible = new ArrayList<>();

    private int acknowledged;
    private int attempts;
    private Journal journal;

    FaultRun(long seed, FaultPlan plan, Defect defect) {
        this.disk = new SimulatedDisk(plan);
        this.plan = plan;
        this.random = new Random(seed);
        this.defect = defect;
    }

    /** Throws an {@link AssertionError} where something is wrong, and lets through what no journal may throw. */
    void run() throws IOException {
        open();
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(8)) {
                case 0 -> snapshot();
                case 1 -> journal.seal();
                case 2 -> {
                    close();
                    open();
                }
                default -> commit();
            }
            if (journal.failure() != null) {
                requireRefusal();
                cutPower();
                open();
            }
        }
        cutPower();
        close();
        plan.end();
        open();
        commit();
        require(acknowledged == possible.size(), "a sound disk refuses");
        cutPower();
    }

    private static void require(boolean holds, String wrong) {
        if (!holds) {
            throw new AssertionError(wrong);
        }
    }

    private void open() {
        JournalFolder<List<String>> folder;
        try {
            folder = tryToOpen();
        } catch (CannotOpenException failed) {
            require(plan.hasFailed(), "refused without a fault: " + failed.getMessage());
            plan.end();
            folder = tryToOpen();
        }
        requireSound(folder.recovered().state());
        possible = new ArrayList<>(folder.recovered().state());
        acknowledged = possible.size();
        journal = folder.journal();
    }

    private JournalFolder<List<String>> tryToOpen() {
        return CrashRun.open(disk, defect, RecoverMode.REFUSE, new Durability.EachCommit(), new Random(attempts));
    }

    private void requireSound(List<String> found) {
        require(
                found.size() >= acknowledged
                        && found.size() <= possible.size()
                        && found.equals(possible.subList(0, found.size())),
                acknowledged + " of " + possible + " were acknowledged, and found is " + found);
    }

    private void commit() {
        String line = "attempt " + attempts++;
        int faults = plan.failures();
        try {
            long number = journal.append(Transcript.content(List.of(line)));
            possible.add(line);
            journal.await(number);
            acknowledged = possible.size();
        } catch (StorageFailureException refused) {
            require(plan.failures() > faults, "refused without a fault: " + refused.getMessage());
            require(refused.getMessage().contains("nothing was changed"), refused.getMessage());
            require(journal.failure() == null, "refused and failed: " + journal.failure());
        } catch (OutcomeUnknownException unknown) {
            require(journal.failure() != null, "unknown, and the journal goes on");
            if (!possible.contains(line)) {
                possible.add(line);
            }
        }
    }

    private void requireRefusal() {
        try {
            journal.append(Transcript.content(List.of("after the failure")));
            throw new AssertionError("a journal that has failed takes more");
        } catch (StorageFailureException refused) {
            require(refused.getMessage().contains("has been read-only since its disk failed"), refused.getMessage());
        }
    }

    private void snapshot() {
        try {
            Journal.Rotation rotation = journal.rotate();
            if (!possible.isEmpty()) {
                journal.snapshot(rotation, Transcript.content(possible));
            }
        } catch (IOException | OutcomeUnknownException failed) {
            require(plan.hasFailed(), "no snapshot without a fault: " + failed);
        }
    }

    private void close() {
        try {
            journal.close();
        } catch (IOException | OutcomeUnknownException failed) {
            require(plan.hasFailed(), "not closed without a fault: " + failed);
        }
    }

    private void cutPower() {
        CrashStates crash = new CrashStates();
        disk.trace().forEach(crash::advance);
        for (int i = 0; i < POWER_CUTS; i++) {
            SimulatedDisk after = SimulatedDisk.of(i == 0 ? crash.least() : crash.any(random));
            requireSound(CrashRun.open(after, defect, RecoverMode.REFUSE, new Durability.EachCommit(), random)
                    .recovered()
                    .state());
        }
    }
}
