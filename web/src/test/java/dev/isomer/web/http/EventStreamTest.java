package dev.isomer.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Streams of events: what is sent when, how many may listen, and how they end. */
final class EventStreamTest {
    private static final int LISTENERS = 100;

    private final EventSignal signal = new EventSignal();
    private final Queue<ServerEvent> waiting = new ConcurrentLinkedQueue<>();

    private HttpServer start(Limits limits) {
        return EchoServer.start(request -> Response.events(this::polled, signal), limits);
    }

    private List<ServerEvent> polled() {
        ServerEvent first = waiting.poll();
        return first == null ? List.of() : List.of(first);
    }

    @Test
    void whatWaitsIsSentAtOnceAndWhatComesLaterWhenTheSignalWakes() {
        waiting.add(new ServerEvent("1", "a.save", "{}"));
        waiting.add(new ServerEvent("2", "a.delete", "{}"));
        try (HttpServer server = start(Limits.standard());
                Listener listener = new Listener(server.port())) {
            assertEquals(200, listener.status());
            assertEquals("text/event-stream; charset=UTF-8", listener.header("Content-Type"));
            assertEquals("no-store", listener.header("Cache-Control"));
            assertEquals("given-by-us", listener.header("X-Request-Id"));
            assertEquals("1", listener.next("id:"));
            assertEquals("2", listener.next("id:"));
            waiting.add(new ServerEvent("3", "b.save", "{\"name\":\"x\"}"));
            signal.wake();
            assertEquals("3", listener.next("id:"));
            assertEquals("b.save", listener.next("event:"));
            assertEquals("{\"name\":\"x\"}", listener.next("data:"));
        }
    }

    @Test
    void noneOfManyWakesIsLost() {
        try (HttpServer server = start(Limits.standard());
                Listener listener = new Listener(server.port())) {
            CompletableFuture<Void> writer = Async.run(() -> {
                for (int i = 1; i <= 2_000; i++) {
                    waiting.add(new ServerEvent("" + i, "a.save", "{}"));
                    signal.wake();
                }
            });
            for (int i = 1; i <= 2_000; i++) {
                assertEquals("" + i, listener.next("id:"));
            }
            writer.join();
        }
    }

    @Test
    void aQuietStreamIsKeptAliveLongerThanAWriteMayTake() {
        Limits impatient = Limits.standard().withWriteTime(Duration.ofMillis(4_500));
        try (HttpServer server = start(impatient);
                Listener listener = new Listener(server.port())) {
            for (int i = 0; i < 4; i++) {
                assertEquals("", listener.next(":"));
            }
            waiting.add(new ServerEvent("1", "a.save", "{}"));
            signal.wake();
            assertEquals("1", listener.next("id:"));
        }
    }

    @Test
    void oneListenerTooManyIsTurnedAwayUntilAnotherHasGone() {
        Limits impatient = Limits.standard().withWriteTime(Duration.ofMillis(4_500));
        List<Listener> listeners = new ArrayList<>();
        try (HttpServer server = start(impatient)) {
            for (int i = 0; i < LISTENERS; i++) {
                listeners.add(new Listener(server.port()));
                assertEquals(200, listeners.get(i).status());
            }
            try (Listener tooMany = new Listener(server.port())) {
                assertEquals(503, tooMany.status());
                assertEquals("1", tooMany.header("Retry-After"));
            }
            listeners.get(0).close();
            int status = 503;
            while (status == 503) {
                try (Listener next = new Listener(server.port())) {
                    status = next.status();
                }
            }
            assertEquals(200, status);
        } finally {
            listeners.forEach(Listener::close);
        }
    }

    @Test
    void aStopEndsEveryStreamWithoutWaitingForItsListener() throws Exception {
        HttpServer server = start(Limits.standard());
        try (Listener listener = new Listener(server.port())) {
            CompletableFuture<Void> stopped = Async.run(server::close);
            listener.awaitEnd();
            stopped.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void aListenerThatTakesNothingHoldsUpNoStop() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        ServerEvent large = new ServerEvent("1", "a.save", "x".repeat(1_000_000));
        HttpServer server = EchoServer.start(
                request -> Response.events(
                        () -> {
                            asked.incrementAndGet();
                            return List.of(large);
                        },
                        signal),
                Limits.standard());
        try (Listener listener = new Listener(server.port())) {
            assertEquals("1", listener.next("id:"));
            Async.run(server::close).get(5, TimeUnit.SECONDS);
            assertTrue(asked.get() < 100, "The source was asked " + asked + " times.");
        }
    }

    @RepeatedTest(10)
    void aListenerThatHasGoneHoldsUpNoStop() throws Exception {
        HttpServer server = start(Limits.standard());
        waiting.add(new ServerEvent("1", "a.save", "{}"));
        try (Listener listener = new Listener(server.port())) {
            assertEquals("1", listener.next("id:"));
            waiting.add(new ServerEvent("2", "a.save", "{}"));
            signal.wake();
        }
        Async.run(server::close).get(5, TimeUnit.SECONDS);
    }

    @Test
    void headHasNoBodyAndTakesNoPlace() {
        try (HttpServer server = start(Limits.standard())) {
            RawAnswer answer = RawAnswer.to(server.port(), RawAnswer.request("HEAD", "/events", server.port(), ""));
            assertEquals(200, answer.status());
            assertEquals("", answer.body());
        }
    }
}
