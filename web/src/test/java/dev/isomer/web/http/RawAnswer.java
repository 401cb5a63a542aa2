package dev.isomer.web.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The answer to a request that was written byte for byte, as no well-behaved client would.
 *
 * @param head the status line and the header
 */
public record RawAnswer(int status, String head, String body) {

    /** Sends the text, which must make the server close the connection, and reads to the end. */
    public static RawAnswer to(int port, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return read(socket);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends the text and reads the status line and the header alone, also of an answer that never ends. */
    public static RawAnswer headTo(int port, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder text = new StringBuilder();
            byte[] buffer = new byte[8_192];
            int end;
            int count;
            while ((end = text.indexOf("\r\n\r\n")) < 0
                    && (count = socket.getInputStream().read(buffer)) >= 0) {
                text.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
            String head = end < 0 ? text.toString() : text.substring(0, end);
            return new RawAnswer(Integer.parseInt(head.substring(9, 12)), head, "");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads an answer to its end. */
    public static RawAnswer read(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(all);
        String text = all.toString(StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("No answer, but “" + text + "”.");
        }
        return new RawAnswer(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
    }

    /** A {@code GET} with this target and these further header lines. */
    public static RawAnswer get(int port, String target, String... headers) {
        return to(port, request("GET", target, port, "", headers));
    }

    /** A request of this method that closes its connection; the body's length is added. */
    public static String request(String method, String target, int port, String body, String... headers) {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        boolean hasHost = false;
        for (String header : headers) {
            text.append(header).append("\r\n");
            hasHost |= header.startsWith("Host:");
        }
        if (!hasHost) {
            text.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        if (!body.isEmpty()) {
            text.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return text.append("Connection: close\r\n\r\n").append(body).toString();
    }

    /** The value of a header field. */
    public Optional<String> header(String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
