package dev.isomer.storage.jdbc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.RepeatedTest;

/** The proxy that topics cut connections by. */
final class ProxyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Whoever connects while the proxy is closed must not get through afterwards. */
    @RepeatedTest(100)
    void nobodyGetsThroughAfterItsEnd() throws IOException {
        Collection<Socket> taken = new ConcurrentLinkedQueue<>();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ServerUrl direct = new ServerUrl(
                    "postgresql", "isomer", "secret", "127.0.0.1", server.getLocalPort(), "isomer", Map.of());
            Proxy proxy = new Proxy(direct);
            ServerUrl url = proxy.url(direct);
            CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> readFrom(url, taken));
            proxy.close();

            assertEquals(-1, assertTimeoutPreemptively(PATIENCE, read::join));
        } finally {
            for (Socket socket : taken) {
                socket.close();
            }
        }
    }

    /**
     * The first byte that comes, or −1 for an end. It speaks first: when a listener ends just as the last packet of a
     * connection's opening arrives, Linux (seen in 6.18) forgets the connection without a word, and who only listens
     * would do so for ever; a byte sent there is answered by a reset.
     */
    private static int readFrom(ServerUrl url, Collection<Socket> taken) {
        try {
            Socket socket = new Socket(url.host(), url.port());
            taken.add(socket);
            socket.getOutputStream().write(0);
            return socket.getInputStream().read();
        } catch (IOException refused) {
            return -1;
        }
    }
}
