package dev.isomer.web.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client that listens for events and sees every line that the server sends, comments too. */
public final class Listener implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader reader;
    private final List<String> head = new ArrayList<>();

    /** Listens, with these further header lines; the answer's header has come when this returns. */
    public Listener(int port, String... headers) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            String request = "GET /events HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n"
                    + String.join(
                            "",
                            List.of(headers).stream().map(line -> line + "\r\n").toList()) + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                head.add(line);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The answer's status. */
    public int status() {
        return Integer.parseInt(head.get(0).substring(9, 12));
    }

    /** The value of a field of the answer's header. */
    public String header(String name) {
        return head.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("none");
    }

    /** The next line that begins so; waits for it. */
    public String next(String beginning) {
        for (String line = line(); line != null; line = line()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new AssertionError("The stream has ended.");
    }

    /** Reads on until the server ends the stream. */
    public void awaitEnd() {
        while (line() != null) {
            // What comes until then is not asked for.
        }
    }

    private String line() {
        try {
            return reader.readLine();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
