package dev.isomer.benchmarks.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a server answered.
 *
 * @param header its fields but those that every server adds itself: when, how long, and what becomes of the connection
 */
record Answer(int status, List<String> header, String body) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Set<String> OF_ITS_OWN = Set.of("date", "content-length", "connection", ":status");

    static Answer get(int port, String path) {
        return send(HttpRequest.newBuilder(uri(port, path)).build());
    }

    static Answer send(int port, String method, String path, String json) {
        return send(HttpRequest.newBuilder(uri(port, path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            List<String> header = response.headers().map().entrySet().stream()
                    .filter(field -> !OF_ITS_OWN.contains(field.getKey()))
                    .map(field -> field.getKey() + ": " + String.join(", ", field.getValue()))
                    .sorted()
                    .collect(Collectors.toList());
            return new Answer(response.statusCode(), header, response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
