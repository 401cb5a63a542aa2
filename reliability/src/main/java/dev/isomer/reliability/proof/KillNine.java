package dev.isomer.reliability.proof;

import dev.isomer.reliability.process.WriterProcess;
import dev.isomer.reliability.process.Writers;
import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Workload;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Kills a writer with SIGKILL up to 30 ms after its first acknowledgement, again and again on one store: each writer
 * looks first at what the one before it left.
 */
public final class KillNine {
    private static final int MOST_MILLIS = 30;

    private final Writers writers;
    private final StoreKind kind;
    private final Workload workload;
    private final SplittableRandom random;
    private final Chain chain;

    /** @param folder where stores go; removed at the end */
    public KillNine(Writers writers, StoreKind kind, Workload workload, Path folder, long seed) {
        this.writers = writers;
        this.kind = kind;
        this.workload = workload;
        this.random = new SplittableRandom(seed);
        this.chain = new Chain(kind, workload, folder);
    }

    /** Kills one writer. */
    public void kill() {
        try (WriterProcess writer = writers.start(kind, chain.store(), workload)) {
            writer.awaitAfter(0);
            writer.endsWithin(random.nextInt(MOST_MILLIS + 1));
            chain.add(writer.kill());
        }
    }

    /** Looks at what the last one left, and tells of all. */
    public Tally end() {
        return chain.end();
    }
}
