package dev.isomer.web.http;

import java.time.Duration;

/** Counts the requests under way, so that too many are refused and a stop can wait for the rest. Thread-safe. */
final class RequestsUnderWay {
    private final int limit;
    private int count;
    private boolean stopping;

    RequestsUnderWay(int limit) {
        this.limit = limit;
    }

    /** What happened to a request that came in. */
    enum Entry {
        ENTERED,
        FULL,
        STOPPING
    }

    /** Counts a request in; it must {@link #leave()} when it has entered. */
    synchronized Entry enter() {
        if (stopping) {
            return Entry.STOPPING;
        }
        if (count == limit) {
            return Entry.FULL;
        }
        count++;
        return Entry.ENTERED;
    }

    /** Counts a request out. */
    synchronized void leave() {
        count--;
        notifyAll();
    }

    /** Lets no request enter any more and waits for those under way, at most this long. */
    synchronized void stop(Duration patience) {
        stopping = true;
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (count > 0) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                wait(Math.max(1, left / 1_000_000));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
