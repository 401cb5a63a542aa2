package dev.isomer.web.http;

import dev.isomer.web.json.Json;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/**
 * Takes each request through guards, limits and body on the I/O thread, then answers it on a worker. Outermost:
 * whatever fails inside becomes a problem here.
 */
final class ExchangeHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger("dev.isomer.web.requests");
    private static final int AT_ONCE_BYTES = 64 * 1024;
    private static final int LINGER_MILLIS = 2_000;
    private static final HttpString REQUEST_ID = HeaderNames.of(RequestIds.HEADER);

    private final Router router;
    private final ProblemPage problemPage;
    private final RequestGuard guard;
    private final RequestsUnderWay underWay;
    private final BodyBudget budget;
    private final EventStreams streams;
    private final HttpOptions options;

    ExchangeHandler(
            Router router,
            ProblemPage problemPage,
            RequestGuard guard,
            RequestsUnderWay underWay,
            BodyBudget budget,
            EventStreams streams,
            HttpOptions options) {
        this.router = router;
        this.problemPage = problemPage;
        this.guard = guard;
        this.underWay = underWay;
        this.budget = budget;
        this.streams = streams;
        this.options = options;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.addExchangeCompleteListener((completed, next) -> {
            try {
                completed(completed);
            } finally {
                next.proceed();
            }
        });
        Headers headers = headers(exchange);
        exchange.getResponseHeaders().put(REQUEST_ID, RequestIds.of(headers, options.requestIds()));
        Optional<Problem> framing = Framing.problem(exchange);
        if (framing.isPresent()) {
            refuse(exchange, headers, framing.get());
            return;
        }
        Optional<Method> method = Method.of(exchange.getRequestMethod().toString());
        if (method.isEmpty()) {
            refuse(
                    exchange,
                    headers,
                    Problem.of(501, "not-implemented", "Unknown method", "This server does not know this method."));
            return;
        }
        Optional<Problem> guarded = guard.problem(method.get(), headers);
        if (guarded.isPresent()) {
            refuse(exchange, headers, guarded.get());
            return;
        }
        switch (underWay.enter()) {
            case STOPPING -> refuse(exchange, headers, unavailable("shutting-down", "The server is stopping."));
            case FULL -> refuse(exchange, headers, unavailable("busy", "Too many requests are under way."));
            case ENTERED -> {
                exchange.addExchangeCompleteListener((completed, next) -> {
                    try {
                        next.proceed();
                    } finally {
                        underWay.leave();
                    }
                });
                enter(exchange, method.get(), headers);
            }
        }
    }

    private void enter(HttpServerExchange exchange, Method method, Headers headers) {
        Target target;
        try {
            target = target(exchange, headers);
        } catch (HttpException unreadable) {
            refuse(exchange, headers, unreadable.problem());
            return;
        }
        String client = exchange.getSourceAddress().getAddress().getHostAddress();
        Optional<Problem> closed = options.gate().problem(method, target, headers, client);
        if (closed.isPresent()) {
            refuse(exchange, headers, closed.get());
            return;
        }
        Router.Match match = router.match(target);
        if (BodyReader.announced(exchange)) {
            new BodyReader(
                            exchange,
                            options.limits(),
                            match.bodyLimitBytes(method, options.limits().bodyBytes()),
                            budget,
                            payload -> dispatch(
                                    exchange,
                                    match,
                                    new Request(method, target, headers, client, payload, match.parameters())),
                            problem -> refuse(exchange, headers, problem))
                    .read();
            return;
        }
        Request request = new Request(method, target, headers, client, Payload.empty(), match.parameters());
        if (match.isQuick(request)) {
            answerAtOnce(exchange, match, request);
        } else {
            dispatch(exchange, match, request);
        }
    }

    private void dispatch(HttpServerExchange exchange, Router.Match match, Request request) {
        HttpHandler onWorker = current -> write(current, request, answer(match, request, requestId(current)));
        exchange.dispatch(exchange.getConnection().getWorker(), onWorker);
    }

    /** Answers on this thread, which reads the requests of others too; only a large body is left to a worker. */
    private void answerAtOnce(HttpServerExchange exchange, Router.Match match, Request request) {
        Response response = answer(match, request, requestId(exchange));
        if (response.body().sizeBytes() <= AT_ONCE_BYTES) {
            ResponseWriter.write(exchange, response);
        } else {
            HttpHandler onWorker = current -> ResponseWriter.write(current, response);
            exchange.dispatch(exchange.getConnection().getWorker(), onWorker);
        }
    }

    private void write(HttpServerExchange exchange, Request request, Response response) throws Exception {
        if (request.method() != Method.GET || !(response.body() instanceof EventBody events)) {
            ResponseWriter.write(exchange, response);
        } else if (streams.enter(exchange)) {
            ResponseWriter.writeHead(exchange, response);
            streams.start(exchange, events);
        } else {
            Problem full = unavailable("busy", "As many listen for events as may at once, or the server is stopping.");
            ResponseWriter.write(exchange, show(request.headers(), requestId(exchange), full));
        }
    }

    private Response answer(Router.Match match, Request request, String requestId) {
        try {
            return match.answer(request);
        } catch (HttpException refused) {
            return show(request.headers(), requestId, refused.problem());
        } catch (RuntimeException | StackOverflowError failed) {
            LOG.error(
                    "Request {} failed: {} {}",
                    requestId,
                    request.method(),
                    request.target().rawPath(),
                    failed);
            return show(
                    request.headers(),
                    requestId,
                    Problem.of(
                            500,
                            "internal",
                            "Something failed",
                            "The server failed to answer; its log says why, under request " + requestId + "."));
        }
    }

    private static String requestId(HttpServerExchange exchange) {
        return exchange.getResponseHeaders().getFirst(REQUEST_ID);
    }

    private void refuse(HttpServerExchange exchange, Headers headers, Problem problem) {
        if (BodyReader.announced(exchange)) {
            exchange.setPersistent(false);
            exchange.getIoThread()
                    .executeAfter(
                            () -> IoUtils.safeClose(exchange.getConnection()), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        }
        ResponseWriter.write(exchange, show(headers, requestId(exchange), problem));
    }

    private Response show(Headers headers, String requestId, Problem bare) {
        Problem problem = bare.withInstance(requestId);
        Response response = Representation.ofAccept(headers) == Representation.HTML
                ? Response.html(problem.status(), problemPage.render(problem))
                : Response.of(problem.status(), "application/problem+json", Body.of(Json.write(problem.document())));
        return response.with(problem.headers());
    }

    private static Problem unavailable(String type, String reason) {
        return Problem.of(503, type, "Not available now", reason + " Try again in a moment.")
                .withHeader("Retry-After", "1");
    }

    private static Target target(HttpServerExchange exchange, Headers headers) {
        String path = exchange.getRequestURI();
        if (exchange.isHostIncludedInRequestURI()) {
            int authority = path.indexOf("://") + 3;
            int slash = path.indexOf('/', authority);
            String host = slash < 0 ? path.substring(authority) : path.substring(authority, slash);
            if (headers.first("Host").filter(host::equals).isEmpty()) {
                throw HttpException.badRequest("The host in the address and the Host header must be the same.");
            }
            path = slash < 0 ? "/" : path.substring(slash);
        }
        int question = path.indexOf('?');
        return Target.parse(question < 0 ? path : path.substring(0, question), exchange.getQueryString());
    }

    private static Headers headers(HttpServerExchange exchange) {
        HeaderMap fields = exchange.getRequestHeaders();
        return new Headers(name -> {
            List<String> values = fields.get(HeaderNames.of(name));
            return values == null ? List.of() : values;
        });
    }

    private void completed(HttpServerExchange exchange) {
        long nanos = System.nanoTime() - exchange.getRequestStartTime();
        options.meter().answered(exchange.getRequestMethod().toString(), exchange.getStatusCode(), nanos);
        if (LOG.isDebugEnabled()) {
            long millis = nanos / 1_000_000;
            LOG.debug(
                    "{} {} {} in {} ms",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getStatusCode(),
                    millis);
        }
    }
}
