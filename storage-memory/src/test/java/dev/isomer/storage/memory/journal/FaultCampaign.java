package dev.isomer.storage.memory.journal;

import dev.isomer.storage.memory.journal.FaultPlan.Kind;
import dev.isomer.storage.memory.journal.PlantedDisk.Defect;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Every operation of random runs fails once, in every way.
 *
 * <p>As a program it takes the number of faults and a seed, and ends with 1 if it found something.
 */
public final class FaultCampaign {
    private static final long PROGRESS_EVERY = 100_000;

    private final Defect defect;
    private long faults;
    private long runs;

    FaultCampaign(Defect defect) {
        this.defect = defect;
    }

    /** Runs the campaign at the size of the arguments. */
    public static void main(String[] arguments) {
        long most = Long.parseLong(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        FaultCampaign campaign = new FaultCampaign(Defect.NONE);
        String found = null;
        for (long part = PROGRESS_EVERY; found == null && campaign.faults < most; part += PROGRESS_EVERY) {
            found = campaign.run(seed + campaign.runs, Math.min(most, part));
            System.out.println(campaign + " from seed " + seed);
        }
        System.out.println(found == null ? "Nothing was lost." : found);
        System.exit(found == null ? 0 : 1);
    }

    /** Makes faults until there were so many; what was found wrong first, or null. */
    @Nullable
    String run(long firstSeed, long most) {
        for (long seed = firstSeed; faults < most; seed++) {
            String found = runOne(seed);
            runs++;
            if (found != null) {
                return "Seed " + seed + ": " + found;
            }
        }
        return null;
    }

    private @Nullable String runOne(long seed) {
        FaultPlan none = new FaultPlan(Kind.NOT_DONE, Integer.MAX_VALUE);
        String found = outcome(seed, none);
        for (int operation = 0; found == null && operation < none.operations().size(); operation++) {
            for (Kind kind : Kind.values()) {
                if (!FaultPlan.isOwnWay(kind, none.operations().get(operation))) {
                    continue;
                }
                FaultPlan plan = new FaultPlan(kind, operation);
                found = outcome(seed, plan);
                faults += plan.failures();
                if (found != null) {
                    return kind + " at operation " + operation + ": " + found;
                }
            }
        }
        return found;
    }

    private @Nullable String outcome(long seed, FaultPlan plan) {
        try {
            new FaultRun(seed, plan, defect).run();
            return null;
        } catch (IOException | RuntimeException | AssertionError failed) {
            return failed.toString();
        }
    }

    @Override
    public String toString() {
        return faults + " faults in " + runs + " runs";
    }
}
