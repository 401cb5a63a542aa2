package dev.isomer.storage.sqlite;

import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.spi.TransientFailure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes that are done and wait for one commit. Members are counted, and the end is told, under the monitor of
 * {@link GroupCommit}; any number of threads wait.
 */
final class CommitGroup {
    private final long startNanos = System.nanoTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int members;
    /** Written before the end, read after it. */
    private @Nullable RuntimeException failure;

    /** Counts one more: which one it is. */
    int add() {
        int number = members + 1;
        members = number;
        return number;
    }

    int members() {
        return members;
    }

    /** How long ago its first member was done. */
    long ageNanos() {
        return System.nanoTime() - startNanos;
    }

    boolean isEnded() {
        return ended.getCount() == 0;
    }

    /** Committed if {@code failure} is null. */
    void end(@Nullable RuntimeException failure) {
        this.failure = failure;
        ended.countDown();
    }

    /** Waits for the end, but not longer than that; whether it has come. An interrupt is kept for later. */
    boolean isEndedWithin(long nanos) {
        boolean interrupted = false;
        try {
            long endNanos = System.nanoTime() + nanos;
            while (true) {
                try {
                    return ended.await(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException signal) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Throws what a member of an ended group must be told, a new one for each.
     *
     * @throws OutcomeUnknownException if it may be committed or not
     * @throws TransientFailure if it is not, so that each may try by itself and be told what it alone fails with
     */
    void rethrow() {
        RuntimeException failed = failure;
        if (failed instanceof OutcomeUnknownException) {
            throw new OutcomeUnknownException(
                    "This write was committed together with others. " + failed.getMessage(), failed);
        }
        rethrowIfNotKept();
    }

    /** Throws what must be told to whoever has read what the group wrote, and has written nothing. */
    void rethrowIfNotKept() {
        RuntimeException failed = failure;
        if (failed != null && !(failed instanceof OutcomeUnknownException)) {
            throw new TransientFailure("A commit of several writes failed: " + failed.getMessage(), failed, false);
        }
    }
}
