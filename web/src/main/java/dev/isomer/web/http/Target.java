package dev.isomer.web.http;

import java.util.ArrayList;
import java.util.List;

/**
 * The target of a request: the path's decoded segments and the query.
 *
 * <p>A segment is decoded after the path is split, so that an encoded {@code /} or {@code ?} stays inside its segment
 * and can never select another resource. {@code /} has no segments; {@code /a/} has two, the second one empty.
 *
 * @param rawPath the path as it was sent, percent-encoding included
 */
public record Target(String rawPath, List<String> segments, String rawQuery, Parameters query) {
    public Target {
        segments = List.copyOf(segments);
    }

    /**
     * Splits and decodes a path and a query as they were sent, without the {@code ?} between them.
     *
     * @throws HttpException 400 when either cannot be decoded exactly
     */
    public static Target parse(String rawPath, String rawQuery) {
        if (!rawPath.startsWith("/")) {
            throw HttpException.badRequest("The address must begin with a slash.");
        }
        return new Target(rawPath, segments(rawPath), rawQuery, Parameters.parse(rawQuery));
    }

    private static List<String> segments(String rawPath) {
        if (rawPath.length() == 1) {
            return List.of();
        }
        if (rawPath.indexOf('/', 1) < 0) {
            return List.of(PercentEncoding.decodeSegment(rawPath.substring(1)));
        }
        List<String> segments = new ArrayList<>();
        for (String raw : rawPath.substring(1).split("/", -1)) {
            segments.add(PercentEncoding.decodeSegment(raw));
        }
        return segments;
    }
}
