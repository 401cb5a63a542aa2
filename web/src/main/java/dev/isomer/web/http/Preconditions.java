package dev.isomer.web.http;

import dev.isomer.web.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The conditions that a request puts on the state that it is for (RFC 9110, section 13), by entity tag. */
public final class Preconditions {
    private static final int TAG_BYTES = 18;

    private Preconditions() {}

    /** The quoted strong tag of a document: a hash of its JSON. */
    public static String tag(Map<String, Object> document) {
        return tag(Json.write(document));
    }

    /** The quoted strong tag of a document's JSON. */
    public static String tag(byte[] json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES)) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Whether a change of a resource may go ahead.
     *
     * @param currentTag the quoted tag of the present state, or empty when there is none
     * @throws HttpException 412 with the present tag when {@code If-Match} or {@code If-None-Match} says otherwise
     */
    public static void requireBeforeChange(Headers headers, Optional<String> currentTag) {
        requireBeforeChange(headers, currentTag, Optional.empty());
    }

    /**
     * As {@link #requireBeforeChange(Headers, Optional)}, and the problem carries the present state as well.
     *
     * @param current the present state as JSON, fit to be shown
     */
    public static void requireBeforeChange(
            Headers headers, Optional<String> currentTag, Optional<Map<String, Object>> current) {
        Optional<String> match = headers.joined("If-Match");
        if (match.isPresent()) {
            EntityTags wanted = EntityTags.parse(match.get());
            if (currentTag.isEmpty() || !wanted.matchStrongly(currentTag.get())) {
                throw stale(
                        match.get(),
                        currentTag,
                        current,
                        "It has been changed or deleted since you read it; get it again.");
            }
        }
        Optional<String> noneMatch = headers.joined("If-None-Match");
        if (noneMatch.isPresent() && currentTag.isPresent()) {
            EntityTags unwanted = EntityTags.parse(noneMatch.get());
            if (unwanted.matchWeakly(currentTag.get())) {
                throw stale(
                        noneMatch.get(),
                        currentTag,
                        current,
                        "It exists already; leave out If-None-Match to replace it.");
            }
        }
    }

    /**
     * A response to {@code GET} or {@code HEAD} that carries an {@code ETag}: 304 when the client has the state with
     * that tag already.
     */
    public static Response unlessKnown(Request request, Response tagged) {
        Optional<String> match = request.headers().joined("If-Match");
        Optional<String> tag = tagged.header("ETag");
        if (match.isPresent() && !EntityTags.parse(match.get()).matchStrongly(tag.orElseThrow())) {
            throw stale(match.get(), tag, Optional.empty(), "It is another version than the one asked for.");
        }
        Optional<String> noneMatch = request.headers().joined("If-None-Match");
        if (noneMatch.isPresent() && EntityTags.parse(noneMatch.get()).matchWeakly(tag.orElseThrow())) {
            return tagged.withStatusAndBody(304, Body.of(new byte[0]));
        }
        return tagged;
    }

    private static HttpException stale(
            String expected, Optional<String> currentTag, Optional<Map<String, Object>> current, String detail) {
        Problem problem = Problem.of(412, "stale-version", "Another version", detail)
                .with("expectedVersion", expected)
                .with("currentVersion", currentTag.orElse("none"));
        return new HttpException(current.isEmpty() ? problem : problem.with("current", current.get()));
    }
}
