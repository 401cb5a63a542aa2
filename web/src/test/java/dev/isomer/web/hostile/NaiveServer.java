package dev.isomer.web.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A server as one writes it who has never met a hostile client: a thread for each, and no doubts. */
final class NaiveServer implements Control.Running {
    private static final int FEW = 3;

    private final ServerSocket listener;
    private final NaiveApplication application = new NaiveApplication();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore places;
    private final boolean forgetful;
    private final boolean hasty;

    NaiveServer(boolean forgetful, boolean hasty) {
        this.forgetful = forgetful;
        this.hasty = hasty;
        this.places = new Semaphore(forgetful ? FEW : Integer.MAX_VALUE);
        try {
            this.listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        start(this::listen);
    }

    @Override
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "naive");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (true) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        places.acquireUninterruptibly();
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String head;
            boolean goesOn = true;
            while (goesOn && (head = head(in)) != null) {
                String answer = answer(head, in);
                if (hasty) {
                    in.skipNBytes(in.available());
                    socket.setSoTimeout(50);
                    goesOn = hears(in);
                }
                if (goesOn || !hasty) {
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                }
                goesOn = !hasty && !head.contains("Connection: close");
            }
            places.release();
        } catch (IOException gone) {
            if (!forgetful) {
                places.release();
            }
        } finally {
            open.remove(socket);
        }
    }

    /** Whether the client could still send something. */
    private static boolean hears(InputStream in) {
        try {
            return in.read() >= 0;
        } catch (IOException nothingYet) {
            return true;
        }
    }

    private String answer(String head, InputStream in) throws IOException {
        try {
            return application.answer(NaiveRequest.read(head, in));
        } catch (RuntimeException | StackOverflowError failed) {
            StringWriter trace = new StringWriter();
            failed.printStackTrace(new PrintWriter(trace));
            String body = trace.toString();
            return "HTTP/1.1 500 Oops\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        }
    }

    /** The bytes up to an empty line, however lines end; null when there is none any more. */
    private static @Nullable String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int lineLength = 0;
        while (true) {
            int next = in.read();
            if (next < 0) {
                return head.size() == 0 ? null : head.toString(StandardCharsets.ISO_8859_1);
            }
            head.write(next);
            if (next == '\n' && lineLength == 0 && head.size() > 2) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
            if (next == '\n') {
                lineLength = 0;
            } else if (next != '\r') {
                lineLength++;
            }
        }
    }
}
