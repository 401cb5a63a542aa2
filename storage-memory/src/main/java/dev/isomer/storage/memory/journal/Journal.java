package dev.isomer.storage.memory.journal;

import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The growing end of a journal: transactions are appended one after the other and forced together.
 *
 * <pre>
 *   append ─► the file has it ─► await: the first that waits forces for all that were appended until then
 *                  └─ fails: cut back, nothing happened        └─ fails: nobody knows; read-only from here on
 * </pre>
 *
 * <p>Safe for use by any number of threads.
 */
public final class Journal {
    private final Disk disk;
    private final JournalOptions options;
    private final Health health;
    private final JournalFiles files;
    private final GroupForce forces;

    /** Guards the segment: whoever appends or changes segments holds it. */
    private final Object appending = new Object();

    private SegmentWriter segment;
    private boolean isSealed;

    /** Where a segment begins. */
    public record Rotation(long generation, long base) {}

    private Journal(Disk disk, JournalOptions options, Health health, JournalFiles files, SegmentWriter segment) {
        this.disk = disk;
        this.options = options;
        this.health = health;
        this.files = files;
        this.segment = segment;
        this.forces = new GroupForce(health, segment);
    }

    /**
     * Begins a new segment after what was recovered.
     *
     * @param generation of the new segment
     * @param base the number of the last frame before it
     */
    static Journal begin(Disk disk, JournalOptions options, long generation, long base) throws IOException {
        Health health = new Health(disk);
        JournalFiles files = new JournalFiles(disk, options, health);
        return new Journal(disk, options, health, files, files.segment(generation, base));
    }

    /**
     * Adds a transaction.
     *
     * @return its number, for {@link #await}
     * @throws StorageFailureException if it could not be written; then nothing happened
     * @throws OutcomeUnknownException if, besides, what was written of it could not be taken back
     */
    public long append(Content content) {
        synchronized (appending) {
            health.requireSound();
            long bytes = segment.bytes();
            long number = segment.number();
            try {
                FrameOutput out = new FrameOutput(segment, forces.forced(), options.partBytes());
                content.writeTo(out);
                out.end();
            } catch (IOException failed) {
                if (!cutBack(bytes, number)) {
                    throw health.unknown();
                }
                throw new StorageFailureException(
                        "The journal in " + disk + " could not be written, and nothing was changed: " + failed
                                + ". Make room on its disk, then try again.",
                        failed);
            } catch (RuntimeException | Error failed) {
                cutBack(bytes, number);
                throw failed;
            }
            isSealed = false;
            forces.grow(segment);
            return segment.number();
        }
    }

    /**
     * Goes back to an earlier end, which is forced: what was refused must not be there after a power cut either. Where
     * that fails the journal has failed.
     */
    private boolean cutBack(long bytes, long number) {
        try {
            segment.truncate(bytes, number);
            segment.force();
            return true;
        } catch (IOException failed) {
            health.fail(failed);
            return false;
        }
    }

    /**
     * Returns once the transaction of this number, and all before it, are as durable as was asked for.
     *
     * @throws OutcomeUnknownException if forcing failed, now or earlier
     */
    public void await(long number) {
        if (options.durability() instanceof Durability.EachCommit) {
            force(number);
        }
    }

    /**
     * Forces until all up to a number is durable; waits for no more than one other force.
     *
     * @throws OutcomeUnknownException if forcing failed, now or earlier
     */
    public void force(long number) {
        forces.force(number);
    }

    /** The number of the newest transaction. */
    public long newest() {
        return forces.newest();
    }

    /** The greatest number up to which all is known to be forced. */
    public long forced() {
        return forces.forced();
    }

    /** How long the newest segment is. */
    public long segmentBytes() {
        synchronized (appending) {
            return segment.bytes();
        }
    }

    /** Why the journal takes no more, or null if it does. */
    public @Nullable IOException failure() {
        return health.failure();
    }

    /** What is said to whoever writes after a failure. */
    public StorageFailureException readOnly(IOException reason) {
        return health.readOnly(reason);
    }

    /** Takes no more from here on, as after a disk's failure. */
    public void fail(IOException reason) {
        health.fail(reason);
    }

    /**
     * Writes down how far the journal is forced, unless it says so already. Without it, damage to the last transaction
     * would look like a write that a crash interrupted.
     */
    public void seal() {
        synchronized (appending) {
            long forced = forces.forced();
            if (health.failure() != null || isSealed || forced < forces.newest()) {
                return;
            }
            long bytes = segment.bytes();
            long number = segment.number();
            try {
                segment.append(Frame.Kind.SEAL, forced, new byte[0], 0);
                isSealed = true;
            } catch (IOException full) {
                cutBack(bytes, number);
            }
        }
    }

    /**
     * Begins a new segment after the newest transaction, which is forced; a seal after it counts no more. The caller
     * sees to it that nobody appends meanwhile.
     *
     * @return the generation of the new one, and the number that it begins after
     * @throws IOException if it could not be made; then the journal goes on as it was, or has failed
     */
    public Rotation rotate() throws IOException {
        synchronized (appending) {
            health.requireSound();
            force(forces.newest());
            SegmentWriter old = segment;
            Rotation next = new Rotation(old.header().generation() + 1, forces.newest());
            segment = files.segment(next.generation(), next.base());
            isSealed = false;
            forces.begin(segment);
            old.close();
            return next;
        }
    }

    /**
     * Writes what there was when a segment began, and removes what is older than the snapshot before this one.
     *
     * @throws IOException if it could not be written; then all is as it was, or the journal has failed
     */
    public void snapshot(Rotation at, Content content) throws IOException {
        files.snapshot(at, content);
    }

    /**
     * Forces and seals what there is and lets go of the files; the disk stays open.
     *
     * @throws OutcomeUnknownException if forcing failed
     * @throws StorageFailureException if it failed earlier, and commits that did not wait for it may be lost
     */
    public void close() throws IOException {
        synchronized (appending) {
            try (SegmentWriter last = segment) {
                if (health.failure() == null) {
                    force(forces.newest());
                    seal();
                    last.force();
                } else if (!(options.durability() instanceof Durability.EachCommit)) {
                    health.requireSoundEnd(forces.forced() >= forces.newest());
                }
            }
        }
    }
}
