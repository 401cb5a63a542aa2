package dev.isomer.storage.memory.journal;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.memory.journal.PlantedDisk.Defect;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Commits, snapshots and reopenings of one journal on a disk that fails, and whether what the journal said about each
 * was true: at the end, when it is opened again, and after a power cut.
 */
final class FaultRun {
    private static final int STEPS = 14;
    private static final int POWER_CUTS = 6;
    /** In every other run most transactions take several frames. */
    private static final int SHORT_PART_BYTES = 5;

    private final SimulatedDisk disk;
    private final FaultPlan plan;
    private final RandomGenerator random;
    private final Defect defect;
    private final JournalOptions options;
    /** What may be there, in order: a beginning of it is, and at least what was acknowledged. */
    private final CommittedText possible = new CommittedText();

    private int acknowledged;
    private int attempts;
    private Journal journal;

    FaultRun(long seed, FaultPlan plan, Defect defect) {
        this.disk = new SimulatedDisk(plan);
        this.plan = plan;
        this.random = new SplittableRandom(seed);
        this.defect = defect;
        this.options = new JournalOptions(
                new Durability.EachCommit(),
                random,
                Transcript.SCHEMA,
                seed % 2 == 0 ? Frame.GREATEST_PAYLOAD_BYTES : SHORT_PART_BYTES,
                defect == Defect.NONE && seed % 8 >= 6 ? SealedJournalTest.KEY : null);
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
        require(acknowledged == possible.count(), "a sound disk refuses");
        cutPower();
    }

    private static void require(boolean holds, String wrong) {
        if (!holds) {
            throw new AssertionError(wrong);
        }
    }

    private void open() {
        JournalFolder<Integer> folder;
        try {
            folder = opened(disk);
        } catch (CannotOpenException failed) {
            require(plan.hasFailed(), "refused without a fault: " + failed.getMessage());
            plan.end();
            folder = opened(disk);
        }
        possible.cut(sound(folder));
        acknowledged = possible.count();
        journal = folder.journal();
    }

    private JournalFolder<Integer> opened(SimulatedDisk from) {
        return JournalFolder.open(PlantedDisk.of(from, defect), new TextReplay(possible), RecoverMode.REFUSE, options);
    }

    /** How many transactions were found, which is not too few. */
    private int sound(JournalFolder<Integer> folder) {
        int found = possible.transactionsAt(folder.recovered().state());
        require(found >= acknowledged, acknowledged + " of " + possible + " were acknowledged, and found are " + found);
        return found;
    }

    private void commit() {
        int before = possible.count();
        Content content = possible.add("attempt " + attempts++);
        int faults = plan.failures();
        try {
            journal.await(journal.append(content));
            acknowledged = possible.count();
        } catch (StorageFailureException refused) {
            possible.cut(before);
            require(plan.failures() > faults, "refused without a fault: " + refused.getMessage());
            require(refused.getMessage().contains("nothing was changed"), refused.getMessage());
            require(journal.failure() == null, "refused and failed: " + journal.failure());
        } catch (OutcomeUnknownException unknown) {
            require(journal.failure() != null, "unknown, and the journal goes on");
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
            if (possible.count() > 0) {
                journal.snapshot(rotation, possible.all());
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
        Set<DiskImage> images = new HashSet<>(Set.of(crash.least()));
        for (int i = 1; i < POWER_CUTS; i++) {
            images.add(crash.any(random));
        }
        images.forEach(image -> sound(opened(SimulatedDisk.of(image))));
    }
}
