package dev.isomer.web.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as text, always UTC. */
public final class Times {
    private static final DateTimeFormatter PRECISE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HTTP = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /** RFC 3339 with six digits after the second. */
    public static String precise(Instant time) {
        return PRECISE.format(time);
    }

    /** To the minute, for people. */
    public static String brief(Instant time) {
        return SHORT.format(time);
    }

    /** As HTTP header fields carry it, to the second. */
    public static String http(Instant time) {
        return HTTP.format(time);
    }

    /** A header field's time. */
    public static Instant ofHttp(String text) {
        return Instant.from(HTTP.parse(text));
    }
}
