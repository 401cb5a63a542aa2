package dev.isomer.web.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.Headers;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.xnio.XnioExecutor;

/**
 * Reads one request body on the server's I/O thread, without blocking it, so that slow clients hold no worker: within
 * the limit of its address, the budget of all bodies, and a deadline. Confined to its I/O thread, but for giving the
 * budget back.
 */
final class BodyReader {
    private final HttpServerExchange exchange;
    private final Limits limits;
    private final int limitBytes;
    private final BodyPieces received;
    private final Consumer<Payload> whole;
    private final Consumer<Problem> refused;

    private XnioExecutor.Key deadline = () -> false;
    private boolean done;
    private long receivedByLastDeadlineBytes;

    BodyReader(
            HttpServerExchange exchange,
            Limits limits,
            int limitBytes,
            BodyBudget budget,
            Consumer<Payload> whole,
            Consumer<Problem> refused) {
        this.exchange = exchange;
        this.limits = limits;
        this.limitBytes = limitBytes;
        this.received = new BodyPieces(budget, exchange.getRequestContentLength());
        this.whole = whole;
        this.refused = refused;
    }

    /** Reads; exactly one of the two consumers is called, unless the client goes away. */
    void read() {
        if (exchange.getRequestContentLength() > limitBytes) {
            refuse(tooLarge());
            return;
        }
        // The server underneath counts what is left of a chunk again with each read; what arrives is counted here.
        exchange.setMaxEntitySize(Long.MAX_VALUE);
        exchange.addExchangeCompleteListener((completed, next) -> {
            received.release();
            next.proceed();
        });
        setDeadline();
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

    private void setDeadline() {
        deadline = exchange.getIoThread()
                .executeAfter(this::expire, limits.bodyTime().toMillis(), TimeUnit.MILLISECONDS);
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
        if (received.sizeBytes() + chunk.length > limitBytes) {
            refuse(tooLarge());
            return;
        }
        if (!received.add(chunk)) {
            refuse(Problem.of(
                            503,
                            "busy",
                            "Busy",
                            "Other requests fill the memory set aside for uploads; try again in a moment.")
                    .withHeader("Retry-After", "1"));
            return;
        }
        if (last) {
            finish();
            whole.accept(received.payload());
        }
    }

    /**
     * A body that is longer than usual may take as many times longer, if it keeps coming as fast as a usual one must.
     */
    private void expire() {
        if (done) {
            return;
        }
        if (received.sizeBytes() - receivedByLastDeadlineBytes >= limits.bodyBytes()) {
            receivedByLastDeadlineBytes = received.sizeBytes();
            setDeadline();
        } else {
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
                        "A request's body may have " + limitBytes + " bytes here; send less.")
                .with("limitBytes", limitBytes);
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
