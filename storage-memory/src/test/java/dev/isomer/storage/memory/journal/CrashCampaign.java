package dev.isomer.storage.memory.journal;

import dev.isomer.storage.memory.journal.PlantedDisk.Defect;
import dev.isomer.storage.memory.journal.SimulatedDisk.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Power cuts after every operation of random runs, in many conditions each: what was acknowledged is there, what is
 * there is a beginning of what was committed, and the same holds for a power cut while that is recovered.
 *
 * <p>As a program it takes the number of states and a seed, tells how far it is, and ends with 1 if it found something.
 */
public final class CrashCampaign {
    private static final int STATES_OF_ONE_POINT = 20;
    private static final int SECOND_CUT_EVERY = 4;
    private static final long PROGRESS_EVERY = 1_000_000;

    private final Defect defect;
    private long states;
    private long runs;

    CrashCampaign(Defect defect) {
        this.defect = defect;
    }

    /** Runs the campaign at the size of the arguments. */
    public static void main(String[] arguments) {
        long most = Long.parseLong(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        CrashCampaign campaign = new CrashCampaign(Defect.NONE);
        String found = null;
        for (long part = PROGRESS_EVERY; found == null && campaign.states < most; part += PROGRESS_EVERY) {
            found = campaign.run(seed + campaign.runs, Math.min(most, part));
            System.out.println(campaign + " from seed " + seed);
        }
        System.out.println(found == null ? "Nothing was lost." : found);
        System.exit(found == null ? 0 : 1);
    }

    /** Looks at states until there are so many; what was found wrong first, or null. */
    @Nullable
    String run(long firstSeed, long most) {
        for (long seed = firstSeed; states < most; seed++) {
            String found = runOne(seed);
            runs++;
            if (found != null) {
                return "Seed " + seed + ": " + found;
            }
        }
        return null;
    }

    long states() {
        return states;
    }

    @Override
    public String toString() {
        return states + " crash states of " + runs + " runs";
    }

    private @Nullable String runOne(long seed) {
        Random random = new Random(seed);
        CrashRun run;
        try {
            run = new CrashRun(seed, random, defect);
        } catch (IOException | RuntimeException | AssertionError failed) {
            return "the run itself failed: " + failed;
        }
        CrashStates crash = new CrashStates();
        for (Operation operation : run.trace()) {
            crash.advance(operation);
            for (int i = 0; i < STATES_OF_ONE_POINT; i++) {
                states++;
                Map<String, byte[]> files = i == 0 ? crash.least() : crash.any(random);
                String found = checked(run.committed(), crash.acknowledged(), files, random);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable String checked(
            List<String> committed, int acknowledged, Map<String, byte[]> files, Random random) {
        try {
            return check(committed, acknowledged, files, random);
        } catch (RuntimeException | AssertionError failed) {
            return acknowledged + " transactions were acknowledged, and recovery failed: " + failed;
        }
    }

    /** Recovers, commits once more, and recovers again from what was forced, or from a cut before it was. */
    private @Nullable String check(List<String> committed, int acknowledged, Map<String, byte[]> files, Random random) {
        SimulatedDisk disk = SimulatedDisk.of(files);
        JournalFolder<List<String>> folder = open(disk, random);
        List<String> found = folder.recovered().state();
        String wrong = wrong(committed, acknowledged, found);
        if (wrong != null) {
            return wrong;
        }
        Journal journal = folder.journal();
        journal.await(journal.append(Transcript.content(List.of("after"))));
        List<String> expected = new ArrayList<>(found);
        expected.add("after");
        CrashStates second = new CrashStates(files);
        List<Operation> trace = disk.trace();
        int cut = states % SECOND_CUT_EVERY == 0 ? random.nextInt(trace.size()) : trace.size();
        trace.subList(0, cut).forEach(second::advance);
        if (cut == trace.size()) {
            List<String> again =
                    open(SimulatedDisk.of(second.least()), random).recovered().state();
            return again.equals(expected) ? null : "found again is " + again + ", expected " + expected;
        }
        List<String> again =
                open(SimulatedDisk.of(second.any(random)), random).recovered().state();
        return again.equals(expected) ? null : wrong(committed, acknowledged, again);
    }

    private static @Nullable String wrong(List<String> committed, int acknowledged, List<String> found) {
        boolean isRight = found.size() >= acknowledged
                && found.size() <= committed.size()
                && found.equals(committed.subList(0, found.size()));
        return isRight ? null : acknowledged + " of " + committed + " were acknowledged, and found is " + found;
    }

    private JournalFolder<List<String>> open(SimulatedDisk disk, Random random) {
        return CrashRun.open(disk, defect, RecoverMode.REFUSE, new Durability.EachCommit(), random);
    }
}
