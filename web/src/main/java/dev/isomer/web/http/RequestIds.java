package dev.isomer.web.http;

import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The name of a request, which its answer, its problem and the log share: the client's own where it sent a usable one,
 * else a new one.
 */
final class RequestIds {
    static final String HEADER = "X-Request-Id";

    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    /** The id of a request with these header fields. */
    static String of(Headers headers, Supplier<String> newIds) {
        return headers.first(HEADER)
                .filter(sent -> USABLE.matcher(sent).matches())
                .orElseGet(newIds);
    }
}
