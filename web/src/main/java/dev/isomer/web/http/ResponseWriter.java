package dev.isomer.web.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** The one place that writes responses: the header fields that every answer carries, its length, and its body. */
final class ResponseWriter {
    private static final int PART_BYTES = 64 * 1024;
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** What every answer carries, unless it says something else itself. */
    private static final List<Map.Entry<HttpString, String>> ALWAYS = List.of(
            always("X-Content-Type-Options", "nosniff"),
            always("Content-Security-Policy", CONTENT_SECURITY_POLICY),
            always("Referrer-Policy", "same-origin"),
            always("Cross-Origin-Resource-Policy", "same-origin"),
            always("Cross-Origin-Opener-Policy", "same-origin"),
            always("Cache-Control", "no-store"),
            always("Vary", "Accept"));

    private ResponseWriter() {}

    private static Map.Entry<HttpString, String> always(String name, String value) {
        return Map.entry(HeaderNames.of(name), value);
    }

    /** Writes the response, or begins to; never waits for the client. */
    static void write(HttpServerExchange exchange, Response response) {
        writeHead(exchange, response);
        if (response.status() == 204 || response.status() == 304) {
            exchange.endExchange();
            return;
        }
        exchange.setResponseContentLength(response.body().sizeBytes());
        if (exchange.getRequestMethod().equalToString("HEAD")) {
            exchange.endExchange();
        } else {
            new Sending(response.body()).next(exchange, exchange.getResponseSender());
        }
    }

    /** Sets the status and the header fields, but for those that tell the body's length. */
    static void writeHead(HttpServerExchange exchange, Response response) {
        exchange.setStatusCode(response.status());
        HeaderMap fields = exchange.getResponseHeaders();
        for (Header header : response.headers()) {
            fields.add(HeaderNames.of(header.name()), header.value());
        }
        for (Map.Entry<HttpString, String> field : ALWAYS) {
            if (!fields.contains(field.getKey())) {
                fields.put(field.getKey(), field.getValue());
            }
        }
    }

    /** Sends a body part by part, each as soon as the client has taken the one before; no thread waits for that. */
    private static final class Sending implements IoCallback {
        private final Body body;
        private long sentBytes;

        Sending(Body body) {
            this.body = body;
        }

        void next(HttpServerExchange exchange, Sender sender) {
            int count = (int) Math.min(PART_BYTES, body.sizeBytes() - sentBytes);
            ByteBuffer part = body.bytes(sentBytes, count);
            sentBytes += count;
            boolean last = sentBytes == body.sizeBytes();
            sender.send(part, last ? IoCallback.END_EXCHANGE : this);
        }

        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            next(exchange, sender);
        }

        @Override
        public void onException(HttpServerExchange exchange, Sender sender, IOException clientGone) {
            IoCallback.END_EXCHANGE.onException(exchange, sender, clientGone);
        }
    }
}
