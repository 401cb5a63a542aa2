package dev.isomer.web.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** A server whose routes answer what they were asked, so that a test sees what reached them. */
final class EchoServer {
    private EchoServer() {}

    static HttpServer start() {
        return start(Limits.standard());
    }

    static HttpServer start(Limits limits) {
        return start(routes().build(), limits);
    }

    static HttpServer start(Handler everywhere, Limits limits) {
        return start(Router.builder().otherwise(everywhere).build(), limits);
    }

    static HttpServer start(Router router, Limits limits) {
        return HttpServer.start(
                "127.0.0.1",
                0,
                router,
                problem -> "<h1>" + problem.title() + "</h1><p>" + problem.instance() + "</p>",
                HttpOptions.of(limits, () -> "given-by-us"));
    }

    static Router.Builder routes() {
        return Router.builder()
                .route(Method.GET, "/", EchoServer::echo)
                .route(Method.GET, "/items/{name}", EchoServer::echo)
                .route(Method.POST, "/items", EchoServer::echo)
                .route(Method.DELETE, "/items/{name}", EchoServer::echo)
                .route(Method.POST, "/items/{name}/enabled", EchoServer::echo)
                .route(Method.GET, "/fails", request -> {
                    throw new IllegalStateException("a secret of the inside");
                });
    }

    private static Response echo(Request request) {
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("method", request.method().name());
        seen.put("segments", request.target().segments());
        seen.put("path", request.pathParameters());
        seen.put("bodyBytes", request.payload().sizeBytes());
        return Response.json(200, seen);
    }
}
