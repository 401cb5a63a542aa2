package dev.isomer.storage.memory;

import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.memory.journal.Disk;
import dev.isomer.storage.memory.journal.Durability;
import dev.isomer.storage.memory.journal.Journal;
import dev.isomer.storage.model.Finding;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keeps commits in a journal, and now and then the whole state in a snapshot.
 *
 * <p>A thread of its own forces in intervals where that is asked for, seals the journal when it is idle, and sees when
 * a snapshot is due; {@link Compaction} makes it in another one, so that intervals are kept meanwhile.
 */
final class DurableLog implements CommitLog {
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Disk disk;
    private final Journal journal;
    private final Durability durability;
    private final List<RowFormat<?>> formats;
    private final Root empty;
    private final Compaction compaction;
    private final Thread keeper;

    private Root newest;
    private boolean isClosed;
    private boolean hasNews;

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
        this.compaction = new Compaction(journal, this::rotate, earlierBytes, state.bytes());
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
        if (!hasNews) {
            hasNews = true;
            notifyAll();
        }
        return number;
    }

    @Override
    public void await(long number) {
        journal.await(number);
    }

    private synchronized Compaction.Begun rotate() throws IOException {
        Journal.Rotation rotation = journal.rotate();
        return new Compaction.Begun(rotation, new RootContent(formats, empty, newest), newest.bytes());
    }

    private void keep() {
        try {
            compaction.startIfDue();
            while (awaitNews()) {
                if (!(durability instanceof Durability.OperatingSystem)) {
                    journal.force(journal.newest());
                }
                journal.seal();
                compaction.startIfDue();
            }
        } catch (OutcomeUnknownException failed) {
            // The journal is read-only from here on, and says why to whoever writes next.
        } catch (RuntimeException | Error failed) {
            // Without this thread nothing is forced in intervals, so nothing may be acknowledged any more.
            journal.fail(new IOException("the thread that keeps the journal ended: " + failed, failed));
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

    @Override
    public List<Finding> findings() {
        IOException failure = journal.failure();
        Throwable problem = compaction.problem();
        if (failure != null) {
            return List.of(new Finding("journal", journal.readOnly(failure).getMessage()));
        } else if (problem != null) {
            return List.of(new Finding(
                    "journal",
                    "No snapshot could be written to " + disk + " (" + problem
                            + "), so the journal there grows; nothing"
                            + " is lost, and it is tried again every few MiB. Make room on its disk."));
        }
        return List.of();
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
        boolean isOver = false;
        while (!isOver) {
            try {
                keeper.join();
                compaction.join();
                isOver = true;
            } catch (InterruptedException signal) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
