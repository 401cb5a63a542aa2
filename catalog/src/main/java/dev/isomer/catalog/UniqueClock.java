package dev.isomer.catalog;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gives times in microseconds, each later than the one before, even when the clock behind it stands still or goes back.
 * So the times of two changes always tell which came first. Safe for many threads.
 */
public final class UniqueClock {
    private final InstantSource source;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

    /** A clock that follows the given one. */
    public UniqueClock(InstantSource source) {
        this.source = source;
    }

    /** The time now, or one microsecond after the last one given, whichever is later. */
    public Instant next() {
        Instant now = source.instant().truncatedTo(ChronoUnit.MICROS);
        return last.updateAndGet(before -> now.isAfter(before) ? now : before.plus(1, ChronoUnit.MICROS));
    }
}
