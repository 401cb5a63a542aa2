package dev.isomer.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Starting on an address, refusing when full, and stopping gracefully. */
final class StopTest {
    @Test
    void aRequestUnderWayIsFinishedAndANewOneIsTurnedAway() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        HttpServer server = EchoServer.start(waiting(inside, goOn), Limits.standard());
        CompletableFuture<RawAnswer> slow = Async.call(() -> RawAnswer.get(server.port(), "/slow"));
        assertTrue(inside.await(20, TimeUnit.SECONDS));
        CompletableFuture<Void> stopped = Async.run(server::close);
        RawAnswer turnedAway = RawAnswer.get(server.port(), "/");
        while (turnedAway.status() == 200) {
            turnedAway = RawAnswer.get(server.port(), "/");
        }
        assertEquals(503, turnedAway.status());
        assertEquals("1", turnedAway.header("Retry-After").orElse("none"));
        assertFalse(stopped.isDone());
        goOn.countDown();
        assertEquals(200, slow.get(20, TimeUnit.SECONDS).status());
        stopped.get(20, TimeUnit.SECONDS);
    }

    @Test
    void moreRequestsThanAllowedAreTurnedAway() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (HttpServer server =
                EchoServer.start(waiting(inside, goOn), Limits.standard().withRequests(1))) {
            CompletableFuture<RawAnswer> slow = Async.call(() -> RawAnswer.get(server.port(), "/slow"));
            assertTrue(inside.await(20, TimeUnit.SECONDS));
            assertEquals(503, RawAnswer.get(server.port(), "/").status());
            goOn.countDown();
            assertEquals(200, slow.get(20, TimeUnit.SECONDS).status());
        }
    }

    @Test
    void aTakenPortIsOneSentence() {
        try (HttpServer first = EchoServer.start()) {
            CannotListenException refused = assertThrows(
                    CannotListenException.class,
                    () -> HttpServer.start(
                            "127.0.0.1",
                            first.port(),
                            Router.builder().build(),
                            problem -> "",
                            HttpOptions.of(Limits.standard(), () -> "id")));
            assertTrue(refused.getMessage().startsWith("Port " + first.port() + " is already in use. Try --port "));
        }
    }

    @Test
    void anAddressOfAnotherMachineIsOneSentence() {
        CannotListenException refused = assertThrows(
                CannotListenException.class,
                () -> HttpServer.start(
                        "192.0.2.1",
                        0,
                        Router.builder().build(),
                        problem -> "",
                        HttpOptions.of(Limits.standard(), () -> "id")));
        assertTrue(refused.getMessage().startsWith("Cannot listen on 192.0.2.1, port 0."));
    }

    private static Router waiting(CountDownLatch inside, CountDownLatch goOn) {
        return EchoServer.routes()
                .route(Method.GET, "/slow", request -> {
                    inside.countDown();
                    try {
                        return Response.of(goOn.await(20, TimeUnit.SECONDS) ? 200 : 500);
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                })
                .build();
    }
}
