package dev.isomer.storage.jdbc.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands between a store and its server, and cuts connections. */
final class Proxy implements AutoCloseable {
    /** What becomes of the next commit that passes, and of its connection. */
    enum Commits {
        PASS,
        /** The connection is cut before the server hears of it. */
        ARE_LOST,
        /** The connection is cut when the server has answered. */
        LOSE_THEIR_ANSWER
    }

    private static final int BUFFER_BYTES = 1 << 16;

    private final ServerSocket listening;
    private final String host;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Commits commits = Commits.PASS;

    Proxy(ServerUrl server) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.host = server.host();
        this.port = server.port();
        start(this::accept);
    }

    private void start(Runnable run) {
        Thread thread = new Thread(run, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** The same place by way of this. */
    ServerUrl url(ServerUrl direct) {
        return new ServerUrl(
                direct.scheme(),
                direct.user(),
                direct.password(),
                "127.0.0.1",
                listening.getLocalPort(),
                direct.database(),
                direct.parameters());
    }

    void set(Commits fate) {
        commits = fate;
    }

    /** Cuts all connections that there are; new ones can be made. */
    void cut() {
        sockets.forEach(Proxy::closeQuietly);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                sockets.add(client);
                if (listening.isClosed()) {
                    // It was taken before the end, and comes too late to be cut with the others.
                    cut();
                    return;
                }
                Socket server = new Socket(host, port);
                sockets.add(server);
                AtomicBoolean isCommitting = new AtomicBoolean();
                start(() -> pass(client, server, isCommitting));
                start(() -> answer(server, client, isCommitting));
            } catch (IOException closed) {
                cut();
            }
        }
    }

    private void pass(Socket client, Socket server, AtomicBoolean isCommitting) {
        try (client;
                server) {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                boolean isCommit = new String(buffer, 0, count, StandardCharsets.ISO_8859_1).contains("COMMIT");
                if (isCommit && commits == Commits.ARE_LOST) {
                    return;
                }
                isCommitting.compareAndSet(false, isCommit && commits == Commits.LOSE_THEIR_ANSWER);
                out.write(buffer, 0, count);
            }
        } catch (IOException cut) {
            closeQuietly(client);
        } finally {
            sockets.remove(client);
        }
    }

    private void answer(Socket server, Socket client, AtomicBoolean isCommitting) {
        try (client;
                server) {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (isCommitting.get()) {
                    return;
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException cut) {
            closeQuietly(server);
        } finally {
            sockets.remove(server);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            assert socket.isClosed();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
