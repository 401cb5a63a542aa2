package dev.isomer.web.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The listeners of one server: so many, and none any more once it stops. Thread-safe. */
final class EventStreams implements AutoCloseable {
    private final int limit;
    private final long keepAliveMillis;
    private final Set<EventStream> open = new HashSet<>();
    private int count;
    private boolean closed;

    /**
     * @param limit how many may listen at once
     * @param quiet how long a connection may have nothing written before something closes it
     */
    EventStreams(int limit, Duration quiet) {
        this.limit = limit;
        this.keepAliveMillis = Math.max(1, quiet.toMillis() / 3);
    }

    /** Takes a place; it is given back when the exchange is over. False when there is none. */
    boolean enter(HttpServerExchange exchange) {
        synchronized (this) {
            if (closed || count == limit) {
                return false;
            }
            count++;
        }
        exchange.addExchangeCompleteListener((completed, next) -> {
            synchronized (this) {
                count--;
            }
            next.proceed();
        });
        return true;
    }

    /** Sends the header, which is set, and events from then on. */
    void start(HttpServerExchange exchange, EventBody body) throws Exception {
        new ServerSentEventHandler((connection, lastEventId) -> connected(exchange, connection, body))
                .handleRequest(exchange);
    }

    private void connected(HttpServerExchange exchange, ServerSentEventConnection connection, EventBody body) {
        EventStream stream = new EventStream(
                connection, exchange.getIoThread(), exchange.getConnection().getWorker(), body.source());
        connection.addCloseTask(gone -> {
            body.signal().remove(stream);
            forget(stream);
        });
        connection.setKeepAliveTime(keepAliveMillis);
        if (keep(stream)) {
            body.signal().add(stream);
            stream.wake();
        } else {
            stream.close();
        }
    }

    private synchronized boolean keep(EventStream stream) {
        if (!closed) {
            open.add(stream);
        }
        return !closed;
    }

    private synchronized void forget(EventStream stream) {
        open.remove(stream);
    }

    @Override
    public void close() {
        Set<EventStream> left;
        synchronized (this) {
            closed = true;
            left = Set.copyOf(open);
        }
        left.forEach(EventStream::close);
    }
}
