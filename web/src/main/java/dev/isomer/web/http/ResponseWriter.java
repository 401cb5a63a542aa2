package dev.isomer.web.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** The one place that writes responses: the header fields that every answer carries, its length, and its body. */
final class ResponseWriter {
    private static final int PART_BYTES = 64 * 1024;
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** What every answer carries, unless it says something else itself. */
    private static final Map<HttpString, String> ALWAYS = Map.of(
            new HttpString("X-Content-Type-Options"), "nosniff",
            new HttpString("Content-Security-Policy"), CONTENT_SECURITY_POLICY,
            new HttpString("Referrer-Policy"), "same-origin",
            new HttpString("Cross-Origin-Resource-Policy"), "same-origin",
            new HttpString("Cross-Origin-Opener-Policy"), "same-origin",
            new HttpString("Cache-Control"), "no-store",
            new HttpString("Vary"), "Accept");

    private ResponseWriter() {}

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
        for (Header header : response.headers()) {
            exchange.getResponseHeaders().add(new HttpString(header.name()), header.value());
        }
        ALWAYS.forEach((name, value) -> {
            if (!exchange.getResponseHeaders().contains(name)) {
                exchange.getResponseHeaders().put(name, value);
            }
        });
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
            ByteArrayOutputStream part = new ByteArrayOutputStream(count);
            try {
                body.writeTo(part, sentBytes, count);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            sentBytes += count;
            boolean last = sentBytes == body.sizeBytes();
            sender.send(ByteBuffer.wrap(part.toByteArray()), last ? IoCallback.END_EXCHANGE : this);
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
