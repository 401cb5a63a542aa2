package dev.isomer.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A request that is said to be quick needs no worker: it is answered while all of them wait. */
final class QuickAnswersTest {
    @Test
    void itIsAnsweredWhileAllWorkersWait() throws Exception {
        int workers = Limits.standard().workers();
        CountDownLatch inside = new CountDownLatch(workers);
        CountDownLatch goOn = new CountDownLatch(1);
        Router routes = EchoServer.routes()
                .route(Method.GET, "/slow", request -> {
                    inside.countDown();
                    return Response.of(waited(goOn) ? 200 : 500);
                })
                .route(Method.GET, "/quick", request -> Response.json(200, List.of()))
                .route(Method.GET, "/large", request -> Response.of(200, "text/plain", Body.of(new byte[100_000])))
                .quick("/quick", request -> true)
                .quick("/large", request -> true)
                .build();
        try (HttpServer server = EchoServer.start(routes, Limits.standard())) {
            List<CompletableFuture<RawAnswer>> slow = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                slow.add(Async.call(() -> RawAnswer.get(server.port(), "/slow")));
            }
            assertTrue(inside.await(20, TimeUnit.SECONDS));
            assertEquals("[]", RawAnswer.get(server.port(), "/quick").body());
            CompletableFuture<RawAnswer> large = Async.call(() -> RawAnswer.get(server.port(), "/large"));
            goOn.countDown();
            assertEquals(100_000, large.get(20, TimeUnit.SECONDS).body().length());
            for (CompletableFuture<RawAnswer> answer : slow) {
                assertEquals(200, answer.get(20, TimeUnit.SECONDS).status());
            }
        }
    }

    private static boolean waited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
