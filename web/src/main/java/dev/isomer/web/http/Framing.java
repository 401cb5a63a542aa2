package dev.isomer.web.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Protocols;
import java.util.Optional;

/**
 * What a message must be beyond what the server's own parser demands of it, so that no other program on its way can
 * have read it as two, or as another one.
 */
final class Framing {
    private Framing() {}

    /** The problem with the message, if any; its connection is not used again then. */
    static Optional<Problem> problem(HttpServerExchange exchange) {
        HttpString protocol = exchange.getProtocol();
        HeaderValues codings = exchange.getRequestHeaders().get(Headers.TRANSFER_ENCODING);
        if (!protocol.equals(Protocols.HTTP_1_1) && !protocol.equals(Protocols.HTTP_1_0)) {
            exchange.setProtocol(Protocols.HTTP_1_1);
            return refused(exchange, Problem.of(400, "bad-request", "Bad request", "Use HTTP/1.1."));
        }
        if (codings == null) {
            return Optional.empty();
        }
        if (codings.size() != 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
            return refused(
                    exchange,
                    Problem.of(
                            501,
                            "not-implemented",
                            "Unknown coding",
                            "Send the body with its Content-Length, or in chunks and no other transfer coding."));
        }
        if (protocol.equals(Protocols.HTTP_1_0)) {
            return refused(
                    exchange,
                    Problem.of(400, "bad-request", "Bad request", "Chunks need HTTP/1.1; send a Content-Length."));
        }
        exchange.setPersistent(false);
        return Optional.empty();
    }

    private static Optional<Problem> refused(HttpServerExchange exchange, Problem problem) {
        exchange.setPersistent(false);
        return Optional.of(problem);
    }
}
