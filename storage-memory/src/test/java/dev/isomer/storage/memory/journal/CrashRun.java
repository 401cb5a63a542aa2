package dev.isomer.storage.memory.journal;

import dev.isomer.storage.memory.journal.PlantedDisk.Defect;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random commits, alone and several at once, snapshots, reopenings and kills of one journal on a simulated disk. */
final class CrashRun {
    private static final int STEPS = 12;
    private static final int STEPS_OF_LONG_ONES = 4;
    private static final int LONG_ONES_EVERY = 100;
    /** More than one frame takes. */
    private static final int LONG_LINE = Frame.GREATEST_PAYLOAD_BYTES + 1000;

    private static final List<Durability> DURABILITIES = List.of(
            new Durability.EachCommit(),
            new Durability.Interval(Duration.ofMillis(1)),
            new Durability.OperatingSystem());

    private final SimulatedDisk disk = new SimulatedDisk();
    private final Random random;
    private final Defect defect;
    private final Durability durability;
    private final boolean isLong;
    private final List<String> committed = new ArrayList<>();
    /** The frames of the commits. */
    private final List<Long> numbers = new ArrayList<>();

    private Journal journal;
    /** How many were committed when the journal was opened; they are durable since. */
    private int opened;

    CrashRun(long seed, Random random, Defect defect) throws IOException {
        this.random = random;
        this.defect = defect;
        this.durability = DURABILITIES.get((int) Math.floorMod(seed, 4L) % DURABILITIES.size());
        this.isLong = seed % LONG_ONES_EVERY == 0;
        this.journal = opened();
        int steps = isLong ? STEPS_OF_LONG_ONES : STEPS;
        for (int step = 0; step < steps; step++) {
            step();
        }
    }

    List<String> committed() {
        return committed;
    }

    List<SimulatedDisk.Operation> trace() {
        return List.copyOf(disk.trace());
    }

    static JournalFolder<List<String>> open(
            SimulatedDisk disk, Defect defect, RecoverMode mode, Durability durability, Random random) {
        return JournalFolder.open(
                new PlantedDisk(disk, defect), new Transcript(), mode, durability, random, Transcript.SCHEMA);
    }

    private Journal opened() {
        JournalFolder<List<String>> folder = open(disk, defect, RecoverMode.REFUSE, durability, random);
        if (!folder.recovered().state().equals(committed)) {
            throw new AssertionError(
                    "Without a power cut: " + folder.recovered().state() + " of " + committed);
        }
        opened = committed.size();
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
                acknowledge(committed.size());
            }
            default -> commit();
        }
    }

    private void commit() {
        append(1 + random.nextInt(3));
        if (defect == Defect.ACKNOWLEDGED_BEFORE_THE_FORCE) {
            acknowledge(committed.size());
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
            String line = "transaction " + committed.size() + "!".repeat(isLong ? LONG_LINE : random.nextInt(20));
            numbers.add(journal.append(Transcript.content(List.of(line))));
            committed.add(line);
        }
    }

    private void acknowledge(int transactions) {
        disk.acknowledge(transactions);
    }

    private void snapshot() throws IOException {
        Journal.Rotation rotation = journal.rotate();
        acknowledge(committed.size());
        if (!committed.isEmpty()) {
            journal.snapshot(rotation, Transcript.content(committed));
        }
    }
}
