package dev.isomer.web.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What went wrong and what to do about it: a problem detail of RFC 9457, shown as JSON or as a page with the same
 * words.
 *
 * @param type the kind of problem, a word that stands for {@code /problems/word}
 * @param title what happened, in a few words
 * @param detail a sentence that the reader can act on
 * @param members further facts, in order
 * @param headers header fields that the status asks for, {@code Allow} with 405 for one
 */
public record Problem(
        int status, String type, String title, String detail, Map<String, Object> members, List<Header> headers) {
    public Problem {
        members = new LinkedHashMap<>(members);
        headers = List.copyOf(headers);
    }

    /** A problem without further facts. */
    public static Problem of(int status, String type, String title, String detail) {
        return new Problem(status, type, title, detail, Map.of(), List.of());
    }

    /** This problem with one fact more. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, type, title, detail, more, headers);
    }

    /** This problem as that of the request with this id. */
    Problem withInstance(String requestId) {
        return with("instance", requestId);
    }

    /** The id of the request that met it; empty before it has one. */
    public String instance() {
        return String.valueOf(members.getOrDefault("instance", ""));
    }

    /** This problem with a header field. */
    public Problem withHeader(String name, String value) {
        return new Problem(status, type, title, detail, members, List.of(new Header(name, value)));
    }

    /** The document of RFC 9457. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "/problems/" + type);
        document.put("title", title);
        document.put("status", status);
        document.put("detail", detail);
        document.putAll(members);
        return document;
    }
}
