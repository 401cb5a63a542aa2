package dev.isomer.reliability.proof;

import dev.isomer.reliability.process.Transcript;
import dev.isomer.reliability.process.WriterProcess;
import dev.isomer.reliability.process.Writers;
import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Verdict;
import dev.isomer.reliability.store.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Cuts the power of a disk while a writer writes to it:
 *
 * <pre>
 *   writer ─► store on ext4 ─► loop device ─► image file ══ copy ══► image file ─► ext4 ─► store, opened and checked
 *      └─ stopped while the image is copied; what it acknowledged until then must be there
 * </pre>
 *
 * <p>The writer goes on after a cut, and every twenty cuts another begins on a new disk. Used by one thread.
 */
public final class PowerCut {
    private static final int CUTS_OF_DISK = 20;
    private static final int MOST_MILLIS = 60;
    private static final String STORE = "store";

    private final Writers writers;
    private final StoreKind kind;
    private final Workload workload;
    private final Mounts mounts;
    private final SplittableRandom random;
    private final Tally tally = new Tally();

    /** Prepares cuts; they come at times that depend on the seed, and on the machine. */
    public PowerCut(Writers writers, StoreKind kind, Workload workload, Mounts mounts, long seed) {
        this.writers = writers;
        this.kind = kind;
        this.workload = workload;
        this.mounts = mounts;
        this.random = new SplittableRandom(seed);
    }

    /** Cuts as long as it is asked to, at least once. */
    public Tally run(BooleanSupplier goesOn) {
        do {
            cutOneDisk(goesOn);
        } while (goesOn.getAsBoolean());
        return tally;
    }

    private void cutOneDisk(BooleanSupplier goesOn) {
        try (LoopDisk disk = LoopDisk.make(mounts);
                WriterProcess writer = writers.start(kind, disk.folder().resolve(STORE), workload)) {
            // The first may come before there is a store; the others find it written to.
            boolean runs = !writer.endsWithin(random.nextInt(3 * MOST_MILLIS));
            for (int cuts = 0; runs && cuts < CUTS_OF_DISK && (cuts == 0 || goesOn.getAsBoolean()); cuts++) {
                long newest = cut(disk, writer);
                writer.awaitAfter(newest);
                runs = !writer.endsWithin(random.nextInt(MOST_MILLIS));
            }
            Transcript said = writer.kill();
            tally.addAcknowledged(said.acknowledgements());
            if (!runs) {
                throw new IllegalStateException(kind + " ended by itself: "
                        + said.lines()
                                .subList(
                                        Math.max(0, said.lines().size() - 3),
                                        said.lines().size()));
            }
        }
    }

    /** The newest transaction that was acknowledged before. */
    private long cut(LoopDisk disk, WriterProcess writer) {
        writer.stop();
        Path copy = disk.cut(mounts);
        long newest = writer.soFar().newest();
        writer.goOn();
        try (LoopDisk left = LoopDisk.ofCut(copy, mounts)) {
            Path store = left.folder().resolve(STORE);
            try {
                Files.createDirectories(store);
                Verdict verdict = kind.verdict(store, workload);
                tally.addCrash(newest, verdict.newest(), verdict.wrong());
            } catch (Exception unreadable) {
                tally.addUnreadable(unreadable.toString());
            }
        }
        return newest;
    }
}
