package dev.isomer.storage.memory.journal;

import dev.isomer.storage.memory.journal.PlantedDisk.Defect;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random commits, alone and several at once, snapshots, reopenings and kills of one journal on a simulated disk. */
final class CrashRun {
    private static final int STEPS = 12;
    /** In every other run most transactions take several frames. */
    private static final int SHORT_PART_BYTES = 12;

    private static final List<Durability> DURABILITIES = List.of(
            new Durability.EachCommit(),
            new Durability.Interval(Duration.ofMillis(1)),
            new Durability.OperatingSystem());

    private final SimulatedDisk disk = new SimulatedDisk();
    private final CommittedText committed = new CommittedText();
    private final RandomGenerator random;
    private final Defect defect;
    private final JournalOptions options;
    /** The frames of the commits. */
    private final List<Long> numbers = new ArrayList<>();

    private Journal journal;
    /** How many were committed when the journal was opened; they are durable since. */
    private int opened;

    CrashRun(long seed, RandomGenerator random, Defect defect) throws IOException {
        this.random = random;
        this.defect = defect;
        this.options = new JournalOptions(
                DURABILITIES.get((int) Math.floorMod(seed / 2, 4L) % DURABILITIES.size()),
                random,
                Transcript.SCHEMA,
                seed % 2 == 0 ? Frame.GREATEST_PAYLOAD_BYTES : SHORT_PART_BYTES,
                defect == Defect.NONE && seed % 8 >= 6 ? SealedJournalTest.KEY : null);
        this.journal = opened();
        for (int step = 0; step < STEPS; step++) {
            step();
        }
    }

    CommittedText committed() {
        return committed;
    }

    JournalOptions options() {
        return options;
    }

    List<SimulatedDisk.Operation> trace() {
        return disk.trace();
    }

    private Journal opened() {
        JournalFolder<Integer> folder = JournalFolder.open(
                PlantedDisk.of(disk, defect), new TextReplay(committed), RecoverMode.REFUSE, options);
        if (folder.recovered().state() != committed.end(committed.count())) {
            throw new AssertionError(
                    "Without a power cut: " + folder.recovered().state() + " of " + committed);
        }
        opened = committed.count();
        numbers.clear();
        disk.acknowledge(opened);
        return folder.journal();
    }

    private void step() throws IOException {
        switch (random.nextInt(12)) {
            case 0 -> snapshot();
            case 1 -> journal.seal();
            case 2 -> {
                journal.close();
                journal = opened();
            }
            case 3 -> {
                append(1);
                journal = opened();
            }
            case 4 -> {
                journal.force(journal.newest());
                acknowledge(committed.count());
            }
            default -> commit();
        }
    }

    private void commit() {
        append(1 + random.nextInt(3));
        if (defect == Defect.ACKNOWLEDGED_BEFORE_THE_FORCE) {
            acknowledge(committed.count());
        }
        journal.await(journal.newest());
        int durable = opened;
        for (long number : numbers) {
            durable += number <= journal.forced() ? 1 : 0;
        }
        acknowledge(durable);
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            String line = "transaction " + committed.count() + "!".repeat(random.nextInt(20));
            numbers.add(journal.append(committed.add(line)));
        }
    }

    private void acknowledge(int transactions) {
        disk.acknowledge(transactions);
    }

    private void snapshot() throws IOException {
        Journal.Rotation rotation = journal.rotate();
        acknowledge(committed.count());
        if (committed.count() > 0) {
            journal.snapshot(rotation, committed.all());
        }
    }
}
