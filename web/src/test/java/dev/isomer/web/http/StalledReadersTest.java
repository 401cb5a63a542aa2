package dev.isomer.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Clients that do not read what they asked for hold no worker: more of them than there are, and others are answered.
 */
final class StalledReadersTest {
    private static final int LARGE_BYTES = 8 * 1024 * 1024;
    private static final int SMALL_BUFFER_BYTES = 4_096;

    @Test
    void othersAreAnsweredMeanwhileAndTheWholeBodyComesAtLast() throws IOException {
        byte[] large = new byte[LARGE_BYTES];
        Router routes = EchoServer.routes()
                .route(Method.GET, "/large", request -> Response.of(200, "text/plain", Body.of(large)))
                .build();
        Limits limits = Limits.standard().withWriteTime(Duration.ofMinutes(10));
        List<Socket> stalled = new ArrayList<>();
        try (HttpServer server = EchoServer.start(routes, limits)) {
            for (int i = 0; i < 2 * limits.workers(); i++) {
                stalled.add(asking(server.port()));
            }
            for (int i = 0; i < 2 * limits.workers(); i++) {
                assertEquals(200, RawAnswer.get(server.port(), "/").status());
            }
            assertEquals(LARGE_BYTES, RawAnswer.read(stalled.get(0)).body().length());
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    private static Socket asking(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(20_000);
        String request = RawAnswer.request("GET", "/large", port, "");
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
