package dev.isomer.storage.memory;

import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.memory.journal.Disk;
import dev.isomer.storage.memory.journal.Durability;
import dev.isomer.storage.memory.journal.Journal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keeps commits in a journal, and now and then the whole state in a snapshot, so that the journal does not grow for
 * ever.
 *
 * <p>A thread of its own forces in intervals where that is asked for, seals the journal when it is idle, and makes the
 * snapshots while the store goes on.
 */
final class DurableLog implements CommitLog {
    /** Below this a snapshot is not worth it. */
    private static final long LEAST_COMPACTED_BYTES = 4L * 1024 * 1024;

    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Disk disk;
    private final Journal journal;
    private final Durability durability;
    private final List<RowFormat<?>> formats;
    private final Root empty;
    private final Thread keeper;

    private Root newest;
    private boolean isClosed;
    private boolean hasNews;

    /** How long the segments are that the newest snapshot does not stand for, the newest one aside. */
    private long earlierBytes;
    /** All of them are compacted when they are longer than this. */
    private long compactedBytes;

    /** @param earlierBytes how long the segments were that had to be read */
    DurableLog(
            Disk disk,
            Journal journal,
            Durability durability,
            List<RowFormat<?>> formats,
            Root empty,
            Root state,
            long earlierBytes) {
        this.disk = disk;
        this.journal = journal;
        this.durability = durability;
        this.formats = formats;
        this.empty = empty;
        this.newest = state;
        this.earlierBytes = earlierBytes;
        this.compactedBytes = Math.max(LEAST_COMPACTED_BYTES, state.bytes());
        this.keeper = new Thread(this::keep, "isomer-journal");
        keeper.setDaemon(true);
        keeper.start();
    }

    @Override
    public synchronized long append(Root before, Root after) {
        RootContent content = new RootContent(formats, before, after);
        if (content.isEmpty()) {
            return journal.newest();
        }
        long number = journal.append(content);
        newest = after;
        hasNews = true;
        notifyAll();
        return number;
    }

    @Override
    public void await(long number) {
        journal.await(number);
    }

    private void keep() {
        try {
            compactIfLong();
            while (awaitNews()) {
                if (!(durability instanceof Durability.OperatingSystem)) {
                    journal.force(journal.newest());
                }
                journal.seal();
                compactIfLong();
            }
        } catch (OutcomeUnknownException failed) {
            // The journal is read-only from here on, and says why to whoever writes next.
        } catch (RuntimeException | Error failed) {
            // Without this thread nothing is forced in intervals, so nothing may be acknowledged any more.
            journal.fail(new IOException("the thread that keeps the journal ended: " + failed, failed));
        }
    }

    private void compactIfLong() {
        if (earlierBytes + journal.segmentBytes() > compactedBytes) {
            compact();
        }
    }

    /** Waits for a commit, then for the time after which to force or seal; false when the log is closed. */
    private synchronized boolean awaitNews() {
        try {
            while (!hasNews && !isClosed) {
                wait();
            }
            long nanos = durability instanceof Durability.Interval interval
                    ? interval.time().toNanos()
                    : IDLE_NANOS;
            long end = System.nanoTime() + nanos;
            for (long left = nanos; left > 0 && !isClosed; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            hasNews = false;
            return !isClosed;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    /** Makes a snapshot and drops what it stands for; where that fails, the journal goes on and grows. */
    private void compact() {
        long bytes = earlierBytes + journal.segmentBytes();
        try {
            Root state;
            Journal.Rotation rotation;
            synchronized (this) {
                rotation = journal.rotate();
                state = newest;
            }
            earlierBytes = bytes;
            journal.snapshot(rotation, new RootContent(formats, empty, state));
            earlierBytes = 0;
            compactedBytes = Math.max(LEAST_COMPACTED_BYTES, state.bytes());
        } catch (IOException | StorageFailureException full) {
            compactedBytes = bytes + LEAST_COMPACTED_BYTES;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
            notifyAll();
        }
        join();
        try (disk) {
            journal.close();
        } catch (IOException failed) {
            throw new StorageFailureException("The journal in " + disk + " could not be closed: " + failed, failed);
        }
    }

    private void join() {
        boolean interrupted = false;
        while (keeper.isAlive()) {
            try {
                keeper.join();
            } catch (InterruptedException signal) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
