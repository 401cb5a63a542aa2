package dev.isomer.catalog.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
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
}
