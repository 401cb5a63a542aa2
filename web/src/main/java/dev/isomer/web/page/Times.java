package dev.isomer.web.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as text, always UTC. */
public final class Times {
    private static final DateTimeFormatter PRECISE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HTTP = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Pattern READABLE = Pattern.compile("(\\d{4})[-/](\\d\\d)[-/](\\d\\d)[Tt ]"
            + "(\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)([Zz]|[+-]\\d\\d:\\d\\d)?");

    private Times() {}

    /** RFC 3339 with six digits after the second. */
    public static String precise(Instant time) {
        return PRECISE.format(time);
    }

    /** To the minute, for people. */
    public static String brief(Instant time) {
        return SHORT.format(time);
    }

    /** To the second, for people who look for one of many. */
    public static String toTheSecond(Instant time) {
        return SECOND.format(time);
    }

    /** As HTTP header fields carry it, to the second. */
    public static String http(Instant time) {
        return HTTP.format(time);
    }

    /** A header field's time. */
    public static Instant ofHttp(String text) {
        return Instant.from(HTTP.parse(text));
    }

    /**
     * A time as RFC 3339 writes it, or as {@code 2026/01/31 23:59:59}; without an offset it is UTC, and the seconds may
     * be left out.
     *
     * @return empty for any other text, and for a time that no row can have
     */
    public static Optional<Instant> read(String text) {
        Matcher matcher = READABLE.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String offset = matcher.group(5) == null ? "Z" : matcher.group(5);
        String date = matcher.group(1) + "-" + matcher.group(2) + "-" + matcher.group(3);
        try {
            Instant time = OffsetDateTime.parse(date + "T" + matcher.group(4) + offset)
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            return year >= 1 && year <= 9999 ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
