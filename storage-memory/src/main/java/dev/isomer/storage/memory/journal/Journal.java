package dev.isomer.storage.memory.journal;

import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The growing end of a journal: transactions are appended one after the other and forced together.
 *
 * <pre>
 *   append ─► the file has it ─► await: the first that waits forces for all that were appended until then
 *                  └─ fails: cut back, nothing happened        └─ fails: nobody knows; read-only from here on
 * </pre>
 *
 * <p>A failed force is final. A disk may forget what it could not write and report the next force as done, so trying
 * again would turn a loss into a lie (Rebello and others, <cite>Can Applications Recover from fsync Failures?</cite>,
 * 2020). Safe for use by any number of threads.
 */
public final class Journal {
    private final Disk disk;
    private final RandomGenerator salts;
    private final Durability durability;
    private final List<String> schema;

    /** Guards the segment: whoever appends or changes files holds it. */
    private final Object appending = new Object();

    private SegmentWriter segment;
    private boolean isSealed;
    /** The same for who forces, which must not wait for who appends. */
    private volatile Tail tail;

    /** Guards the turn to force; taken alone or within {@link #appending}, never the other way. */
    private final Object turns = new Object();

    private boolean isForcing;
    private volatile long forced;
    private volatile @Nullable IOException failure;

    /** A file with the number of the newest transaction in it. */
    private record Tail(SegmentWriter segment, long number) {}

    private Journal(
            Disk disk, RandomGenerator salts, Durability durability, List<String> schema, SegmentWriter segment) {
        this.disk = disk;
        this.salts = salts;
        this.durability = durability;
        this.schema = schema;
        this.segment = segment;
        this.tail = new Tail(segment, segment.number());
        this.forced = segment.number();
    }

    /**
     * Begins a new segment after what was recovered.
     *
     * @param generation of the new segment
     * @param base the number of the last frame before it
     */
    static Journal begin(
            Disk disk, RandomGenerator salts, Durability durability, List<String> schema, long generation, long base)
            throws IOException {
        SegmentHeader header = new SegmentHeader(generation, base, salts.nextLong());
        return new Journal(disk, salts, durability, schema, newSegment(disk, header, schema));
    }

    /** Made under another name, so that what is called a segment always begins as one. */
    private static SegmentWriter newSegment(Disk disk, SegmentHeader header, List<String> schema) throws IOException {
        String name = Names.segment(header.generation());
        SegmentWriter writer = SegmentWriter.create(disk, name + Names.TEMPORARY, header, schema, header.base());
        boolean done = false;
        try {
            writer.force();
            disk.rename(name + Names.TEMPORARY, name);
            disk.forceFolder();
            done = true;
            return writer;
        } finally {
            if (!done) {
                writer.close();
            }
        }
    }

    /**
     * Adds a transaction.
     *
     * @return its number, for {@link #await}
     * @throws StorageFailureException if it could not be written; then nothing happened
     */
    public long append(Content content) {
        synchronized (appending) {
            requireSound();
            long bytes = segment.bytes();
            long number = segment.number();
            boolean done = false;
            try {
                FrameOutput out = new FrameOutput(segment, forced);
                content.writeTo(out);
                out.end();
                isSealed = false;
                tail = new Tail(segment, segment.number());
                done = true;
                return segment.number();
            } catch (IOException failed) {
                throw new StorageFailureException(
                        "The journal in " + disk + " could not be written, and nothing was changed: " + failed
                                + ". Make room on its disk, then try again.",
                        failed);
            } finally {
                if (!done) {
                    cutBack(bytes, number);
                }
            }
        }
    }

    private void cutBack(long bytes, long number) {
        try {
            segment.truncate(bytes, number);
        } catch (IOException failed) {
            failure = failed;
        }
    }

    private void requireSound() {
        IOException reason = failure;
        if (reason != null) {
            throw new StorageFailureException(
                    "The store in " + disk + " has been read-only since its disk failed (" + reason
                            + "); open it again, which reads what the disk has.",
                    reason);
        }
    }

    /**
     * Returns once the transaction of this number, and all before it, are as durable as was asked for.
     *
     * @throws OutcomeUnknownException if forcing failed, now or earlier
     */
    public void await(long number) {
        if (durability instanceof Durability.EachCommit) {
            force(number);
        }
    }

    /** Forces until all up to a number is durable; waits for no more than one other force. */
    public void force(long number) {
        while (forced < number) {
            if (takeTurn(number)) {
                forceInTurn();
            }
        }
    }

    /**
     * Waits for the turn to force; false if another thread's force did what is wanted. An interrupt is kept for later.
     */
    private boolean takeTurn(long number) {
        boolean interrupted = false;
        try {
            synchronized (turns) {
                while (true) {
                    if (forced >= number) {
                        return false;
                    }
                    if (failure != null) {
                        throw unknown();
                    }
                    if (!isForcing) {
                        isForcing = true;
                        return true;
                    }
                    try {
                        turns.wait();
                    } catch (InterruptedException signal) {
                        interrupted = true;
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void forceInTurn() {
        Tail target = tail;
        try {
            target.segment().force();
            forced = target.number();
        } catch (IOException failed) {
            failure = failed;
            throw unknown();
        } finally {
            endTurn();
        }
    }

    private void endTurn() {
        synchronized (turns) {
            isForcing = false;
            turns.notifyAll();
        }
    }

    private OutcomeUnknownException unknown() {
        return new OutcomeUnknownException(
                "The disk of " + disk + " failed while it was to make this transaction durable (" + failure
                        + "); it may be there or not. Open the store again and read before you repeat it.",
                failure);
    }

    /** The number of the newest transaction. */
    public long newest() {
        return tail.number();
    }

    /** The greatest number up to which all is known to be forced. */
    public long forced() {
        return forced;
    }

    /** How long the newest segment is. */
    public long segmentBytes() {
        synchronized (appending) {
            return segment.bytes();
        }
    }

    /** Why the journal takes no more, or null if it does. */
    public @Nullable IOException failure() {
        return failure;
    }

    /**
     * Writes down how far the journal is forced, unless it says so already. Without it, damage to the last transaction
     * would look like a write that a crash interrupted.
     */
    public void seal() {
        synchronized (appending) {
            if (failure != null || isSealed || forced < tail.number()) {
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
     * Begins a new segment; what is in those before is forced. The caller sees to it that nobody appends meanwhile.
     *
     * @return the generation of the new one, and the number that it begins after
     * @throws IOException if it could not be made; then the journal goes on as it was
     */
    public Rotation rotate() throws IOException {
        synchronized (appending) {
            requireSound();
            force(tail.number());
            SegmentWriter old = segment;
            Rotation next = new Rotation(old.header().generation() + 1, old.number());
            SegmentHeader header = new SegmentHeader(next.generation(), next.base(), salts.nextLong());
            boolean done = false;
            try {
                old.force();
                segment = newSegment(disk, header, schema);
                done = true;
            } finally {
                if (!done) {
                    removeUnused(Names.segment(next.generation()));
                }
            }
            isSealed = false;
            tail = new Tail(segment, segment.number());
            forced = segment.number();
            old.close();
            return next;
        }
    }

    /**
     * A new segment that is there tells a recovery where the one before it ends, so it must go, or nothing may follow.
     */
    private void removeUnused(String name) {
        try {
            List<String> names = disk.list();
            for (String unused : List.of(name, name + Names.TEMPORARY)) {
                if (names.contains(unused)) {
                    disk.delete(unused);
                }
            }
            disk.forceFolder();
        } catch (IOException failed) {
            failure = failed;
        }
    }

    /** Where a segment begins. */
    public record Rotation(long generation, long base) {}

    /**
     * Writes what there was when a segment began, and removes what is older than the snapshot before this one.
     *
     * @throws IOException if it could not be written; then all is as it was
     */
    public void snapshot(Rotation at, Content content) throws IOException {
        String name = Names.snapshot(at.generation());
        String temporary = name + Names.TEMPORARY;
        SegmentHeader header = new SegmentHeader(at.generation(), at.base(), salts.nextLong());
        boolean done = false;
        try (SegmentWriter writer = SegmentWriter.create(disk, temporary, header, schema, at.base())) {
            FrameOutput out = new FrameOutput(writer, at.base());
            content.writeTo(out);
            out.end();
            writer.force();
            done = true;
        } finally {
            if (!done) {
                disk.delete(temporary);
            }
        }
        disk.rename(temporary, name);
        disk.forceFolder();
        removeOlder();
    }

    private void removeOlder() throws IOException {
        List<String> names = disk.list();
        List<Long> snapshots = Names.snapshots(names);
        if (snapshots.size() < 2) {
            return;
        }
        long oldest = snapshots.get(snapshots.size() - 2);
        for (long generation : snapshots) {
            if (generation < oldest) {
                disk.delete(Names.snapshot(generation));
            }
        }
        for (long generation : Names.segments(names)) {
            if (generation < oldest) {
                disk.delete(Names.segment(generation));
            }
        }
    }

    /** Forces and seals what there is and lets go of the files; the disk stays open. */
    public void close() throws IOException {
        try {
            if (failure == null) {
                force(tail.number());
                seal();
                synchronized (appending) {
                    segment.force();
                }
            }
        } finally {
            synchronized (appending) {
                segment.close();
            }
        }
    }
}
