package dev.isomer.storage.snapshot;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Instants as text, in UTC and always with six digits of a second: {@code 2026-01-31T12:00:00.000000Z}. */
final class InstantText {
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    private InstantText() {}

    static String print(Instant instant) {
        return FORMAT.format(instant);
    }

    /** The instant that this is the text of, or null. */
    static @Nullable Instant parse(String text) {
        try {
            Instant instant = FORMAT.parse(text, Instant::from);
            return print(instant).equals(text) ? instant : null;
        } catch (DateTimeParseException other) {
            return null;
        }
    }
}
