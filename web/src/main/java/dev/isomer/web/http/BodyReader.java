package dev.isomer.web.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.xnio.XnioExecutor;

/**
 * Reads one request body on the server's I/O thread, without blocking it, so that slow clients hold no worker: within
 * the limit of bytes, the budget of all bodies, and one deadline for the whole body. Confined to its I/O thread, but
 * for giving the budget back.
 */
final class BodyReader {
    private final HttpServerExchange exchange;
    private final Limits limits;
    private final BodyBudget budget;
    private final Consumer<Payload> whole;
    private final Consumer<Problem> refused;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    private XnioExecutor.Key deadline = () -> false;
    private boolean done;
    private long takenBytes;

    BodyReader(
            HttpServerExchange exchange,
            Limits limits,
            BodyBudget budget,
            Consumer<Payload> whole,
            Consumer<Problem> refused) {
        this.exchange = exchange;
        this.limits = limits;
        this.budget = budget;
        this.whole = whole;
        this.refused = refused;
    }

    /** Reads; exactly one of the two consumers is called, unless the client goes away. */
    void read() {
        if (exchange.getRequestContentLength() > limits.bodyBytes()) {
            refuse(tooLarge());
            return;
        }
        exchange.addExchangeCompleteListener((completed, next) -> {
            budget.give(takenBytes);
            next.proceed();
        });
        deadline = exchange.getIoThread()
                .executeAfter(this::expire, limits.bodyTime().toMillis(), TimeUnit.MILLISECONDS);
        if (HttpContinue.requiresContinueResponse(exchange)) {
            HttpContinue.sendContinueResponse(exchange, new IoCallback() {
                @Override
                public void onComplete(HttpServerExchange continued, Sender sender) {
                    receive();
                }

                @Override
                public void onException(HttpServerExchange failed, Sender sender, IOException cause) {
                    abandon();
                }
            });
        } else {
            receive();
        }
    }

    private void receive() {
        exchange.getRequestReceiver().receivePartialBytes(this::accept, (failed, cause) -> abandon());
    }

    private void abandon() {
        if (!done) {
            refuse(Problem.of(
                    400,
                    "bad-request",
                    "Bad request",
                    "The body ended before its end, or its chunks are none; send it again."));
        }
    }

    private void accept(HttpServerExchange current, byte[] chunk, boolean last) {
        if (done) {
            return;
        }
        if (received.size() + chunk.length > limits.bodyBytes()) {
            refuse(tooLarge());
            return;
        }
        if (!budget.take(chunk.length)) {
            refuse(Problem.of(
                            503,
                            "busy",
                            "Busy",
                            "Other requests fill the memory set aside for uploads; try again in a moment.")
                    .withHeader("Retry-After", "1"));
            return;
        }
        takenBytes += chunk.length;
        received.write(chunk, 0, chunk.length);
        if (last) {
            finish();
            whole.accept(Payload.of(received.toByteArray()));
        }
    }

    private void expire() {
        if (!done) {
            Connectors.executeRootHandler(
                    current -> refuse(Problem.of(
                            408,
                            "too-slow",
                            "Too slow",
                            "The body did not arrive within "
                                    + limits.bodyTime().toSeconds() + " seconds.")),
                    exchange);
        }
    }

    private Problem tooLarge() {
        return Problem.of(
                        413,
                        "too-large",
                        "Too large",
                        "A request's body may have " + limits.bodyBytes() + " bytes; send less.")
                .with("limitBytes", limits.bodyBytes());
    }

    private void refuse(Problem problem) {
        finish();
        exchange.getRequestReceiver().pause();
        exchange.setPersistent(false);
        refused.accept(problem);
    }

    private void finish() {
        done = true;
        deadline.remove();
    }

    /** Whether the request announces a body. */
    static boolean announced(HttpServerExchange exchange) {
        return exchange.getRequestHeaders().contains(Headers.TRANSFER_ENCODING)
                || exchange.getRequestContentLength() > 0;
    }
}
