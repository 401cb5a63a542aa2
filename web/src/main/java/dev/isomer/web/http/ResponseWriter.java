package dev.isomer.web.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** The one place that writes responses: the header fields that every answer carries, its length, and its body. */
final class ResponseWriter {
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private ResponseWriter() {}

    /** Writes the response; on a worker it blocks until the client has taken it, on an I/O thread it never blocks. */
    static void write(HttpServerExchange exchange, Response response) {
        writeHead(exchange, response);
        if (response.status() == 204 || response.status() == 304) {
            exchange.endExchange();
            return;
        }
        exchange.setResponseContentLength(response.body().sizeBytes());
        if (exchange.getRequestMethod().equalToString("HEAD")) {
            exchange.endExchange();
        } else if (exchange.isInIoThread()) {
            exchange.getResponseSender().send(ByteBuffer.wrap(bytes(response.body())));
        } else {
            stream(exchange, response.body());
        }
    }

    /** Sets the status and the header fields, but for those that tell the body's length. */
    static void writeHead(HttpServerExchange exchange, Response response) {
        exchange.setStatusCode(response.status());
        for (Header header : response.headers()) {
            exchange.getResponseHeaders().add(new HttpString(header.name()), header.value());
        }
        setUnlessPresent(exchange, "X-Content-Type-Options", "nosniff");
        setUnlessPresent(exchange, "Content-Security-Policy", CONTENT_SECURITY_POLICY);
        setUnlessPresent(exchange, "Referrer-Policy", "same-origin");
        setUnlessPresent(exchange, "Cross-Origin-Resource-Policy", "same-origin");
        setUnlessPresent(exchange, "Cross-Origin-Opener-Policy", "same-origin");
        setUnlessPresent(exchange, "Cache-Control", "no-store");
        setUnlessPresent(exchange, "Vary", "Accept");
    }

    private static void setUnlessPresent(HttpServerExchange exchange, String name, String value) {
        HttpString field = new HttpString(name);
        if (!exchange.getResponseHeaders().contains(field)) {
            exchange.getResponseHeaders().put(field, value);
        }
    }

    private static byte[] bytes(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            body.writeTo(bytes, 0, body.sizeBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void stream(HttpServerExchange exchange, Body body) {
        exchange.startBlocking();
        try (OutputStream out = exchange.getOutputStream()) {
            body.writeTo(out, 0, body.sizeBytes());
        } catch (IOException clientGone) {
            exchange.setPersistent(false);
        }
        exchange.endExchange();
    }
}
