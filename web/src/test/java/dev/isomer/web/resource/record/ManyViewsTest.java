package dev.isomer.web.resource.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.web.resource.Site;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * However many pages are looked at, there is room for what a person wants to save. {@code -Dviews.requests=1000000}
 * makes as many requests, to a store of the size that the application has; the build makes fewer, to a smaller one.
 */
final class ManyViewsTest {
    private static final int STANDARD_REQUESTS = 20_000;
    private static final int AT_ONCE = 100;

    @Test
    void afterManyRequestsACreateSucceeds() throws IOException {
        int requests = Integer.getInteger("views.requests", STANDARD_REQUESTS);
        long limitBytes = requests > STANDARD_REQUESTS ? 100L << 20 : 2L << 20;
        StoreOptions options = StoreOptions.defaults().withMemoryLimitBytes(limitBytes);
        try (Store store = Stores.open("memory:", CatalogSchema.SCHEMA, options);
                Site site = new Site(store)) {
            assertEquals(requests, answered(site.port(), requests));
            JsonNode history = site.get("/history").json();
            long total = history.get("total").longValue();
            long used = store.statistics().usedBytes().orElseThrow();
            boolean isFilled =
                    used > limitBytes * 8 / 10 && history.get("dropped").longValue() > 0;
            assertTrue(total == 100_000 || total < 100_000 && isFilled, total + " views, " + used + " bytes");
            assertTrue(used < limitBytes * 94 / 100, used + " of " + limitBytes);
            String definition = "x".repeat(50_000);
            assertEquals(
                    201,
                    site.json("PUT", "/servers/made", "{\"definition\":\"" + definition + "\"}")
                            .status());
        }
    }

    /** How many of that many requests were answered 200, on one connection, many before the first answer is read. */
    private static int answered(int port, int requests) throws IOException {
        String request = "GET /version HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nX-Request-Id: one\r\n"
                + "User-Agent: " + "u".repeat(500) + "\r\n\r\n";
        byte[] one = request.getBytes(StandardCharsets.US_ASCII);
        byte[] many = request.repeat(AT_ONCE).getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            InputStream in = socket.getInputStream();
            socket.getOutputStream().write(one);
            int answerBytes = in.readNBytes(1).length;
            answerBytes += in.available();
            in.readNBytes(answerBytes - 1);
            int good = 1;
            while (good < requests) {
                int count = Math.min(AT_ONCE, requests - good);
                socket.getOutputStream().write(many, 0, count * one.length);
                byte[] answers = in.readNBytes(count * answerBytes);
                for (int i = 0; i < count; i++) {
                    assertEquals("HTTP/1.1 200", new String(answers, i * answerBytes, 12, StandardCharsets.US_ASCII));
                }
                good += count;
            }
            return good;
        }
    }
}
