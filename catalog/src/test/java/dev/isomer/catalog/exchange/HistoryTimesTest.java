package dev.isomer.catalog.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HistoryTimesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-31T23:59:59Z,2026-01-31T23:59:59Z",
        "2026-01-31T23:59:59.123456+00:00,2026-01-31T23:59:59.123456Z",
        "2026-01-31T23:59:59+05:00,2026-01-31T18:59:59Z",
        "2026-01-31T23:59:59,2026-01-31T23:59:59Z",
        "2026-01-31 23:59,2026-01-31T23:59:00Z",
        "' 2026-01-31 ',2026-01-31T00:00:00Z"
    })
    void readsIsoTimes(String text, String instant) {
        assertEquals(Optional.of(Instant.parse(instant)), HistoryEntries.instant(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-02-30", "2026-01-31T25:00:00Z", "2026-01-31T23:59:59+99:00", "12:00"})
    void refusesOtherTexts(String text) {
        assertEquals(Optional.empty(), HistoryEntries.instant(text));
    }

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
