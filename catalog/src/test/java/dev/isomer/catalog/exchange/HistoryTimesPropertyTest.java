package dev.isomer.catalog.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

@Tag("property")
final class HistoryTimesPropertyTest {
    @Property
    void everyTimeRoundTripsInEveryZone(
            @ForAll @LongRange(min = -2_000_000_000L, max = 4_000_000_000L) long second,
            @ForAll @IntRange(min = 0, max = 999_999) int microsecond,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
        Instant instant = Instant.ofEpochSecond(second).plus(microsecond, ChronoUnit.MICROS);
        OffsetDateTime there = instant.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
        assertEquals(Optional.of(instant), HistoryEntries.instant(there.toString()));
        assertEquals(Optional.of(instant), HistoryEntries.instant(instant.toString()));
    }

    @Property
    void neverFails(@ForAll String text) {
        HistoryEntries.instant(text)
                .ifPresent(instant -> assertEquals(Optional.of(instant), HistoryEntries.instant(instant.toString())));
    }
}
