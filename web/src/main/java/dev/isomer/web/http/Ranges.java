package dev.isomer.web.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Single byte ranges (RFC 9110, section 14) over a response that carries a strong {@code ETag} and says that it accepts
 * them. Several ranges at once are answered with the whole, as the standard allows, and so is a header that is no byte
 * range.
 */
public final class Ranges {
    private static final Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    private Ranges() {}

    /**
     * The part of the response that the request asks for: 206, or the response itself where no range applies.
     *
     * @throws HttpException 416 when the range begins behind the end
     */
    public static Response apply(Request request, Response whole) {
        Optional<String> range = request.headers().joined("Range");
        if (request.method() != Method.GET
                || whole.status() != 200
                || range.isEmpty()
                || !isStillTheSame(request.headers().first("If-Range"), whole)) {
            return whole;
        }
        Matcher matcher = SINGLE.matcher(range.get());
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return whole;
        }
        return part(whole, matcher.group(1), matcher.group(2));
    }

    private static Response part(Response whole, String from, String to) {
        long size = whole.body().sizeBytes();
        long first = from.isEmpty() ? Math.max(0, size - Long.parseLong(to)) : Long.parseLong(from);
        long last = from.isEmpty() || to.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(to));
        if (!from.isEmpty() && !to.isEmpty() && Long.parseLong(to) < first) {
            return whole;
        }
        if (first >= size || first > last) {
            throw new HttpException(Problem.of(
                            416,
                            "range-not-satisfiable",
                            "Range not satisfiable",
                            "The content has " + size + " bytes; ask for a range that begins before its end.")
                    .withHeader("Content-Range", "bytes */" + size));
        }
        long count = last - first + 1;
        return whole.withStatusAndBody(206, whole.body().part(first, count))
                .with("Content-Range", "bytes " + first + "-" + last + "/" + size);
    }

    private static boolean isStillTheSame(Optional<String> ifRange, Response whole) {
        return ifRange.isEmpty() || whole.header("ETag").equals(ifRange.map(String::strip));
    }
}
