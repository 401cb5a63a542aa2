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
public final class FaultCampaign extends Campaign {
    private static final long PROGRESS_EVERY = 100_000;

    FaultCampaign(Defect defect) {
        super(defect);
    }

    /** Runs the campaign at the size of the arguments. */
    public static void main(String[] arguments) {
        new FaultCampaign(Defect.NONE).main(arguments, PROGRESS_EVERY);
    }

    @Override
    @Nullable
    String runOne(long seed) {
        FaultPlan none = new FaultPlan(Kind.NOT_DONE, Integer.MAX_VALUE);
        String found = outcome(seed, none);
        for (int operation = 0; found == null && operation < none.operations().size(); operation++) {
            for (Kind kind : Kind.values()) {
                if (!FaultPlan.isOwnWay(kind, none.operations().get(operation))) {
                    continue;
                }
                FaultPlan plan = new FaultPlan(kind, operation);
                found = outcome(seed, plan);
                count(plan.failures());
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
        return tried() + " faults in " + runs() + " runs";
    }
}
