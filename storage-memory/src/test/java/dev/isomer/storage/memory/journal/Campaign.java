package dev.isomer.storage.memory.journal;

import dev.isomer.storage.memory.journal.PlantedDisk.Defect;
import org.jspecify.annotations.Nullable;

/** Random runs, each of another seed, until so much was tried; the first thing that is wrong ends them. */
abstract class Campaign {
    final Defect defect;
    private long tried;
    private long runs;

    Campaign(Defect defect) {
        this.defect = defect;
    }

    /** Does one run, and counts what it tries; what was found wrong, or null. */
    abstract @Nullable String runOne(long seed);

    /** One more state, or fault, was tried. */
    final void count(long more) {
        tried += more;
    }

    final long tried() {
        return tried;
    }

    final long runs() {
        return runs;
    }

    /** Does runs until so much was tried; what was found wrong first, or null. */
    final @Nullable String run(long firstSeed, long most) {
        for (long seed = firstSeed; tried < most; seed++) {
            String found = runOne(seed);
            runs++;
            if (found != null) {
                return "Seed " + seed + ": " + found;
            }
        }
        return null;
    }

    /** Runs at the size of a program's arguments, a number and a seed, tells how far it is, and ends the program. */
    final void main(String[] arguments, long progressEvery) {
        long most = Long.parseLong(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        String found = null;
        for (long part = progressEvery; found == null && tried < most; part += progressEvery) {
            found = run(seed + runs, Math.min(most, part));
            System.out.println(this + " from seed " + seed);
        }
        System.out.println(found == null ? "Nothing was lost." : found);
        System.exit(found == null ? 0 : 1);
    }
}
