package dev.isomer.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UniqueClockTest {
    @Test
    void neverRepeatsAMicrosecond() {
        UniqueClock clock = new UniqueClock(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00.000000999Z")));
        assertEquals(
                List.of("2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000001Z", "2026-01-01T00:00:00.000002Z"),
                Stream.generate(clock::next).limit(3).map(Instant::toString).toList());
    }

    @Test
    void goesOnWhenTheClockGoesBackAndFollowsItAgain() {
        Iterator<Instant> source = Stream.of("2026-01-01T00:00:10Z", "2026-01-01T00:00:05Z", "2026-01-01T00:00:20Z")
                .map(Instant::parse)
                .iterator();
        UniqueClock clock = new UniqueClock(source::next);
        assertEquals(
                List.of("2026-01-01T00:00:10Z", "2026-01-01T00:00:10.000001Z", "2026-01-01T00:00:20Z"),
                Stream.generate(clock::next).limit(3).map(Instant::toString).toList());
    }

    @Test
    void manyThreadsGetDifferentTimes() {
        UniqueClock clock = new UniqueClock(InstantSource.fixed(Catalogs.START));
        long different =
                Stream.generate(clock::next).parallel().limit(1_000).distinct().count();
        assertEquals(1_000, different);
        assertEquals(false, clock.next().isBefore(Catalogs.at(1_000)));
    }
}
