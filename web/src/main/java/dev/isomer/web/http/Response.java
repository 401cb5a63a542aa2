package dev.isomer.web.http;

import dev.isomer.web.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One response. Immutable; the {@code with} methods return a changed copy. */
public record Response(int status, List<Header> headers, Body body) {
    public Response {
        headers = List.copyOf(headers);
    }

    /** A response without a body. */
    public static Response of(int status) {
        return new Response(status, List.of(), Body.of(new byte[0]));
    }

    /** A response with a body of this type. */
    public static Response of(int status, String contentType, Body body) {
        return new Response(status, List.of(new Header("Content-Type", contentType)), body);
    }

    /** A JSON document made of maps, lists, texts, numbers, booleans and nulls. */
    public static Response json(int status, Object tree) {
        return of(status, "application/json", Body.of(Json.write(tree)));
    }

    /** A page. */
    public static Response html(int status, String page) {
        return of(status, "text/html; charset=utf-8", Body.of(page.getBytes(StandardCharsets.UTF_8)));
    }

    /** Events for as long as the client listens: those of the source, asked now and whenever the signal wakes. */
    public static Response events(EventSource source, EventSignal signal) {
        return of(200, "text/event-stream; charset=UTF-8", new EventBody(source, signal));
    }

    /** Sends a browser that has posted a form to a page, which it gets. */
    public static Response seeOther(String location) {
        return of(303).with("Location", location);
    }

    /** This response with one header field more. */
    public Response with(String name, String value) {
        return with(List.of(new Header(name, value)));
    }

    /** This response with these header fields more. */
    public Response with(List<Header> more) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(more);
        return new Response(status, all, body);
    }

    /** This response with another status and body, the header fields kept. */
    public Response withStatusAndBody(int newStatus, Body newBody) {
        return new Response(newStatus, headers, newBody);
    }

    /** The first value of a header field; names are case-insensitive. */
    public Optional<String> header(String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return Optional.of(header.value());
            }
        }
        return Optional.empty();
    }
}
