package dev.isomer.storage.memory;

import dev.isomer.storage.memory.journal.Content;
import dev.isomer.storage.memory.journal.Journal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Makes a snapshot of the whole state when the journal is long, in a thread of its own while the store goes on, so that
 * the journal does not grow for ever. Where that fails the journal goes on and grows, and it is tried again when it has
 * grown by as much as is worth a snapshot.
 *
 * <p>{@link #startIfDue} and {@link #join} are called by one thread at a time, {@link #problem} by any.
 */
final class Compaction {
    /** Below this a snapshot is not worth it. */
    private static final long LEAST_BYTES = 4L * 1024 * 1024;

    private final Journal journal;
    private final Source source;
    /** The last one that was begun; at first one that never is. */
    private Thread thread = new Thread();

    /** How long the segments are that the newest snapshot does not stand for, the newest one aside. */
    private volatile long earlierBytes;
    /** All of them are compacted when they are longer than this. */
    private volatile long dueBytes;

    private volatile @Nullable Throwable problem;

    /** Where snapshots come from. */
    interface Source {
        /** Begins a segment while nobody writes. */
        Begun rotate() throws IOException;
    }

    /**
     * A new segment, and the state that it begins with.
     *
     * @param stateBytes what the state occupies on the heap
     */
    record Begun(Journal.Rotation rotation, Content state, long stateBytes) {}

    /**
     * @param earlierBytes how long the segments were that had to be read
     * @param stateBytes what the state occupies on the heap
     */
    Compaction(Journal journal, Source source, long earlierBytes, long stateBytes) {
        this.journal = journal;
        this.source = source;
        this.earlierBytes = earlierBytes;
        this.dueBytes = Math.max(LEAST_BYTES, stateBytes);
    }

    /** Begins one, unless one goes on or the journal is short. */
    void startIfDue() {
        if (!thread.isAlive() && earlierBytes + journal.segmentBytes() > dueBytes) {
            thread = new Thread(this::run, "isomer-journal-snapshot");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        long bytes = earlierBytes + journal.segmentBytes();
        try {
            Begun begun = source.rotate();
            earlierBytes = bytes;
            journal.snapshot(begun.rotation(), begun.state());
            earlierBytes = 0;
            dueBytes = Math.max(LEAST_BYTES, begun.stateBytes());
            problem = null;
        } catch (IOException | RuntimeException | Error failed) {
            // Whatever it is, no commit depends on it.
            dueBytes = bytes + LEAST_BYTES;
            problem = failed;
        }
    }

    /** Why the last one failed, or null. */
    @Nullable
    Throwable problem() {
        return problem;
    }

    /** Returns when none goes on. */
    void join() throws InterruptedException {
        thread.join();
    }
}
