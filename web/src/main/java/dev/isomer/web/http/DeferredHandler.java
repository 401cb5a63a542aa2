package dev.isomer.web.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.concurrent.CompletableFuture;

/**
 * Holds the place of the handler while the server binds its port, which the handler must know to check whom a request
 * is for. A request in those microseconds waits for it.
 */
final class DeferredHandler implements HttpHandler {
    private final CompletableFuture<HttpHandler> handler = new CompletableFuture<>();

    void set(HttpHandler ready) {
        handler.complete(ready);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        handler.join().handleRequest(exchange);
    }
}
