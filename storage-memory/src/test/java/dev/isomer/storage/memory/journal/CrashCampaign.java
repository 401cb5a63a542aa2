package dev.isomer.storage.memory.journal;

import dev.isomer.storage.memory.journal.PlantedDisk.Defect;
import dev.isomer.storage.memory.journal.SimulatedDisk.Operation;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Power cuts after every operation of random runs, in many conditions each: what was acknowledged is there, what is
 * there is a beginning of what was committed, and the same holds for a power cut while that is recovered.
 *
 * <p>Conditions of one run that are equal, byte by byte, are recovered once, and held against what was acknowledged
 * each time. As a program it takes the number of states and a seed, tells how far it is, and ends with 1 if it found
 * something.
 */
public final class CrashCampaign extends Campaign {
    private static final int MOST_STATES_OF_ONE_POINT = 40;
    private static final int STATES_OF_ONE_CHANGE = 6;
    private static final int SECOND_CUT_EVERY = 4;
    private static final long PROGRESS_EVERY = 10_000_000;

    private long images;

    CrashCampaign(Defect defect) {
        super(defect);
    }

    /** Runs the campaign at the size of the arguments. */
    public static void main(String[] arguments) {
        new CrashCampaign(Defect.NONE).main(arguments, PROGRESS_EVERY);
    }

    @Override
    public String toString() {
        return tried() + " crash states, " + images + " of them recovered and the others equal to one of these, of "
                + runs() + " runs";
    }

    @Override
    @Nullable
    String runOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CrashRun run;
        try {
            run = new CrashRun(seed, random, defect);
        } catch (IOException | RuntimeException | AssertionError failed) {
            return "the run itself failed: " + failed;
        }
        Map<DiskImage, Integer> positions = new HashMap<>();
        CrashStates crash = new CrashStates();
        for (Operation operation : run.trace()) {
            crash.advance(operation);
            int many = Math.min(MOST_STATES_OF_ONE_POINT, 1 + STATES_OF_ONE_CHANGE * crash.changes());
            for (int i = 0; i < many; i++) {
                count(1);
                DiskImage image = i == 0 ? crash.least() : crash.any(random);
                String found = checked(run, crash.acknowledged(), positions, image, random);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable String checked(
            CrashRun run,
            int acknowledged,
            Map<DiskImage, Integer> positions,
            DiskImage image,
            RandomGenerator random) {
        try {
            Integer position = positions.get(image);
            if (position == null) {
                images++;
                position = new Recovering(run, random).twice(image);
                positions.put(image, position);
            }
            int found = run.committed().transactionsAt(position);
            return found >= acknowledged ? null : acknowledged + " were acknowledged, and found are " + found;
        } catch (RuntimeException | AssertionError failed) {
            return acknowledged + " were acknowledged, and recovery failed: " + failed;
        }
    }

    /** Recovers, commits once more, and recovers again from what was forced, or from a cut before it was. */
    private final class Recovering {
        private final TextReplay replay;
        private final JournalOptions options;
        private final RandomGenerator random;

        private Recovering(CrashRun run, RandomGenerator random) {
            this.replay = new TextReplay(run.committed());
            this.options = new JournalOptions(
                    new Durability.EachCommit(),
                    random,
                    Transcript.SCHEMA,
                    run.options().partBytes(),
                    run.options().key());
            this.random = random;
        }

        private JournalFolder<Integer> open(SimulatedDisk disk) {
            return JournalFolder.open(PlantedDisk.of(disk, defect), replay, RecoverMode.REFUSE, options);
        }

        /** The position in the text that is found. */
        private int twice(DiskImage image) {
            SimulatedDisk disk = SimulatedDisk.of(image);
            JournalFolder<Integer> folder = open(disk);
            int first = folder.recovered().state();
            Journal journal = folder.journal();
            journal.await(journal.append(replay.afterwards(first)));
            List<Operation> trace = disk.trace();
            CrashStates second = new CrashStates(image);
            boolean isWhole = images % SECOND_CUT_EVERY != 0;
            int cut = isWhole ? trace.size() : random.nextInt(trace.size());
            trace.subList(0, cut).forEach(second::advance);
            int again = open(SimulatedDisk.of(isWhole ? second.least() : second.any(random)))
                    .recovered()
                    .state();
            if (again != TextReplay.AFTER && (isWhole || again != first)) {
                throw new AssertionError("found is " + first + ", and " + again + " after another power cut");
            }
            return first;
        }
    }
}
