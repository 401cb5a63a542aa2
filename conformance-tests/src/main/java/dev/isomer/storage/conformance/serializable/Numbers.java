package dev.isomer.storage.conformance.serializable;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers for the values and versions of one history, each given once; safe for use by any number of threads. */
final class Numbers {
    private final AtomicLong last = new AtomicLong();

    long next() {
        return last.incrementAndGet();
    }
}
