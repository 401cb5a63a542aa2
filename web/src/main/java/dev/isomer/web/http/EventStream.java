package dev.isomer.web.http;

import io.undertow.server.handlers.sse.ServerSentEventConnection;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * One listener. Events are read on a worker, a few at a time, and sent by the I/O thread; the next are read when those
 * have left, so a slow listener holds neither a thread nor more than a few events. Thread-safe.
 *
 * <p>{@code due} counts the wishes to look since the last look that found nothing; the one that raises it from 0 looks.
 */
final class EventStream implements ServerSentEventConnection.EventCallback {
    private static final Logger LOG = LoggerFactory.getLogger("dev.isomer.web.requests");
    private static final int LINGER_MILLIS = 500;

    private final ServerSentEventConnection connection;
    private final XnioExecutor inputOutput;
    private final Executor workers;
    private final EventSource source;
    private final AtomicInteger due = new AtomicInteger();

    EventStream(ServerSentEventConnection connection, XnioExecutor inputOutput, Executor workers, EventSource source) {
        this.connection = connection;
        this.inputOutput = inputOutput;
        this.workers = workers;
        this.source = source;
    }

    /** Looks for events soon, on a worker. */
    void wake() {
        if (due.getAndIncrement() == 0) {
            workers.execute(this::look);
        }
    }

    private void look() {
        int seen = due.get();
        List<ServerEvent> events;
        try {
            events = source.next();
        } catch (RuntimeException failed) {
            LOG.warn("Events could not be read; the listener is sent away and may come back.", failed);
            close();
            return;
        }
        if (!events.isEmpty()) {
            send(events);
        } else if (!due.compareAndSet(seen, 0)) {
            workers.execute(this::look);
        }
    }

    private void send(List<ServerEvent> events) {
        int last = events.size() - 1;
        for (int i = 0; i <= last; i++) {
            ServerEvent event = events.get(i);
            connection.send(event.data(), event.name(), event.id(), i == last ? this : null);
        }
    }

    @Override
    public void done(ServerSentEventConnection sent, String data, String name, String id) {
        workers.execute(this::look);
    }

    @Override
    public void failed(ServerSentEventConnection broken, String data, String name, String id, IOException cause) {
        // The connection is closed; a client that comes back says what it had.
    }

    /** Ends the stream: at once where the client takes what was sent, else half a second later. */
    void close() {
        connection.shutdown();
        inputOutput.executeAfter(() -> IoUtils.safeClose(connection), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }
}
