package dev.isomer.benchmarks.web;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.util.HttpString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The least that can answer: Undertow with one handler, which sends the same bytes to everybody without leaving the
 * thread that reads. Arguments: the port. Standard input says what to send: lines {@code Name: value}, an empty line,
 * and a line with the body.
 */
public final class BareServer {
    private static final int IO_THREADS = 2;

    private BareServer() {}

    private record Field(HttpString name, String value) {}

    /** Serves until it is ended. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<Field> fields = new ArrayList<>();
        String line;
        while ((line = in.readLine()) != null && !line.isEmpty()) {
            int colon = line.indexOf(':');
            fields.add(new Field(
                    new HttpString(line.substring(0, colon)), line.substring(colon + 1).strip()));
        }
        String body = in.readLine();
        byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
        HttpHandler handler = exchange -> {
            for (Field field : fields) {
                exchange.getResponseHeaders().put(field.name(), field.value());
            }
            exchange.getResponseSender().send(ByteBuffer.wrap(bytes));
        };
        Undertow.builder()
                .setIoThreads(IO_THREADS)
                .addHttpListener(Integer.parseInt(arguments[0]), "127.0.0.1")
                .setHandler(handler)
                .build()
                .start();
    }
}
