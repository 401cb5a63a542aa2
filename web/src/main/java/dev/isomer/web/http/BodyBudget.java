package dev.isomer.web.http;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bytes that all request bodies together hold in memory. Thread-safe. */
final class BodyBudget {
    private final long limitBytes;
    private final AtomicLong takenBytes = new AtomicLong();

    BodyBudget(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** Takes this many bytes unless the limit forbids it. */
    boolean take(long bytes) {
        if (takenBytes.addAndGet(bytes) <= limitBytes) {
            return true;
        }
        takenBytes.addAndGet(-bytes);
        return false;
    }

    /** Gives back what was taken. */
    void give(long bytes) {
        takenBytes.addAndGet(-bytes);
    }

    /** Bytes taken now. */
    long takenBytes() {
        return takenBytes.get();
    }
}
