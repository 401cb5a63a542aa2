package dev.isomer.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a client may send: bodies and headers up to their limits, in time. */
final class BodyLimitTest {
    private static final int LIMIT_BYTES = 100_000;
    private static final Limits LIMITS = Limits.standard().withBodies(LIMIT_BYTES, 250_000);

    /** Room for several bodies in pieces: that of one may come back after its client has read the answer. */
    private static final Limits ROOMY = LIMITS.withBodies(LIMIT_BYTES, 2_000_000);

    @Test
    void aBodyAtTheLimitPassesAndOneByteMoreDoesNot() {
        try (HttpServer server = EchoServer.start(LIMITS)) {
            String exact = RawAnswer.request("POST", "/items", server.port(), "x".repeat(LIMIT_BYTES));
            assertTrue(RawAnswer.to(server.port(), exact).body().contains("\"bodyBytes\":" + LIMIT_BYTES));
            String over = RawAnswer.request("POST", "/items", server.port(), "x".repeat(LIMIT_BYTES + 1));
            RawAnswer refused = RawAnswer.to(server.port(), over);
            assertEquals(413, refused.status());
            assertTrue(refused.body().contains("\"limitBytes\":" + LIMIT_BYTES));
        }
    }

    @Test
    void aBodyInChunksHasTheSameLimit() {
        try (HttpServer server = EchoServer.start(ROOMY)) {
            assertTrue(chunked(server, LIMIT_BYTES).body().contains("\"bodyBytes\":" + LIMIT_BYTES));
            RawAnswer refused = chunked(server, LIMIT_BYTES + 1);
            assertEquals(413, refused.status());
            assertEquals(
                    "application/problem+json", refused.header("Content-Type").orElse("none"));
        }
    }

    @Test
    void aLengthOverTheLimitIsRefusedBeforeTheBodyIsSent() throws IOException {
        try (HttpServer server = EchoServer.start(LIMITS);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            String head = RawAnswer.request("POST", "/items", server.port(), "", "Content-Length: 99999999");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertEquals(413, RawAnswer.read(socket).status());
        }
    }

    @Test
    void anAddressMayTakeALongerBodyThanOthers() throws IOException {
        Router routes = EchoServer.routes()
                .route(
                        Method.PUT,
                        "/items/{name}",
                        request -> Response.json(200, request.payload().sizeBytes()))
                .bodyLimit(Method.PUT, "/items/{name}", 5 * LIMIT_BYTES)
                .build();
        try (HttpServer server = EchoServer.start(routes, ROOMY)) {
            String longer = "x".repeat(5 * LIMIT_BYTES);
            String taken = RawAnswer.request("PUT", "/items/a", server.port(), longer);
            assertEquals(
                    "" + 5 * LIMIT_BYTES, RawAnswer.to(server.port(), taken).body());
            String chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";
            String chunks = RawAnswer.request("PUT", "/items/a", server.port(), "", "Transfer-Encoding: chunked")
                    + chunk.repeat(7) + "0\r\n\r\n";
            assertEquals("458752", RawAnswer.to(server.port(), chunks).body());
            String elsewhere = RawAnswer.request("POST", "/items", server.port(), "", "Content-Length: 100001");
            assertEquals(413, RawAnswer.to(server.port(), elsewhere).status());
            String over = RawAnswer.request("PUT", "/items/a", server.port(), "", "Content-Length: 500001");
            RawAnswer refused = RawAnswer.to(server.port(), over);
            assertEquals(413, refused.status());
            assertTrue(refused.body().contains("\"limitBytes\":" + 5 * LIMIT_BYTES));
        }
    }

    @Test
    void aBodyThatDoesNotArriveInTimeIsRefusedWhileOthersAreAnswered() throws IOException {
        try (HttpServer server = EchoServer.start(LIMITS.withBodyTime(Duration.ofMillis(700)))) {
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                socket.setSoTimeout(20_000);
                String head = RawAnswer.request("POST", "/items", server.port(), "", "Content-Length: 10");
                socket.getOutputStream().write((head + "x").getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            String quick = RawAnswer.request("POST", "/items", server.port(), "quick");
            assertEquals(200, RawAnswer.to(server.port(), quick).status());
            for (Socket socket : slow) {
                try (socket) {
                    assertEquals(408, RawAnswer.read(socket).status());
                }
            }
        }
    }

    @Test
    void allBodiesTogetherAreBoundedAndTheRoomComesBack() throws Exception {
        try (HttpServer server = EchoServer.start(LIMITS)) {
            Map<Socket, CompletableFuture<RawAnswer>> held = new LinkedHashMap<>();
            for (int i = 0; i < 3; i++) {
                Socket socket = incomplete(server);
                held.put(socket, Async.call(() -> answerOf(socket)));
            }
            CompletableFuture<Object> first =
                    CompletableFuture.anyOf(held.values().toArray(CompletableFuture[]::new));
            assertEquals(503, ((RawAnswer) first.get(20, TimeUnit.SECONDS)).status());
            int answered = 0;
            for (Map.Entry<Socket, CompletableFuture<RawAnswer>> entry : held.entrySet()) {
                try (Socket socket = entry.getKey()) {
                    if (!entry.getValue().isDone()) {
                        socket.getOutputStream().write("x".getBytes(StandardCharsets.US_ASCII));
                        assertEquals(
                                200, entry.getValue().get(20, TimeUnit.SECONDS).status());
                        answered++;
                    }
                }
            }
            assertEquals(2, answered);
            String whole = RawAnswer.request("POST", "/items", server.port(), "x".repeat(90_000));
            assertEquals(200, RawAnswer.to(server.port(), whole).status());
        }
    }

    @Test
    void aHeaderOverItsLimitIsRefused() {
        try (HttpServer server = EchoServer.start()) {
            RawAnswer answer = RawAnswer.get(server.port(), "/", "X-Long: " + "x".repeat(40_000));
            assertTrue(answer.status() == 400 || answer.status() == 431, answer.head());
            String[] many = new String[120];
            for (int i = 0; i < many.length; i++) {
                many[i] = "X-" + i + ": 1";
            }
            assertEquals(400, RawAnswer.get(server.port(), "/", many).status());
        }
    }

    @Test
    void aClientThatAsksWhetherToSendIsTold() throws IOException {
        try (HttpServer server = EchoServer.start();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            String head =
                    RawAnswer.request("POST", "/items", server.port(), "", "Content-Length: 5", "Expect: 100-continue");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] first = socket.getInputStream().readNBytes(25);
            assertEquals("HTTP/1.1 100 Continue\r\n\r\n", new String(first, StandardCharsets.US_ASCII));
            socket.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
            assertTrue(RawAnswer.read(socket).body().contains("\"bodyBytes\":5"));
        }
    }

    private static Socket incomplete(HttpServer server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        String head = RawAnswer.request("POST", "/items", server.port(), "", "Content-Length: 90001");
        socket.getOutputStream().write((head + "x".repeat(90_000)).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static RawAnswer answerOf(Socket socket) {
        try {
            return RawAnswer.read(socket);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static RawAnswer chunked(HttpServer server, int bytes) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            String head = RawAnswer.request("POST", "/items", server.port(), "", "Transfer-Encoding: chunked");
            out.write((head + Integer.toHexString(bytes) + "\r\n" + "x".repeat(bytes) + "\r\n0\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return RawAnswer.read(socket);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
