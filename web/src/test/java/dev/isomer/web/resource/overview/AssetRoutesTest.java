package dev.isomer.web.resource.overview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.junit.StoreTest;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.page.Assets;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The files that pages load: kept for ever under an address that changes with them, and compressed where wanted. */
@UseSchema(CatalogSchemaSource.class)
final class AssetRoutesTest {
    private static final Pattern LOADED = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
    private static final int STYLES_LIMIT_BYTES = 14 * 1024;

    @StoreTest
    void whatAPageLoadsIsThereAndMayBeKeptForEver(Store store) {
        try (Site site = new Site(store)) {
            Matcher loaded = LOADED.matcher(site.get("/", "Accept", "text/html").text());
            int count = 0;
            while (loaded.find()) {
                Site.Answer answer = site.get(loaded.group(1));
                assertEquals(200, answer.status(), loaded.group(1));
                assertEquals("public, max-age=31536000, immutable", answer.header("Cache-Control"));
                assertEquals("Accept-Encoding", answer.header("Vary"));
                count++;
            }
            assertTrue(count >= 4, "loads " + count);
        }
    }

    @StoreTest
    void theCompressedFormIsAnotherOneOfTheSame(Store store) throws IOException {
        try (Site site = new Site(store)) {
            String address = Assets.address("isomer.css");
            Site.Answer plain = site.get(address);
            assertEquals("text/css; charset=utf-8", plain.header("Content-Type"));
            assertEquals("none", plain.header("Content-Encoding"));
            Site.Answer compressed = site.get(address, "Accept-Encoding", "br, GZIP;q=0.5");
            assertEquals("gzip", compressed.header("Content-Encoding"));
            assertEquals("Accept-Encoding", compressed.header("Vary"));
            assertNotEquals(plain.header("ETag"), compressed.header("ETag"));
            assertTrue(compressed.bytes().length < plain.bytes().length);
            assertArrayEquals(
                    plain.bytes(), new GZIPInputStream(new ByteArrayInputStream(compressed.bytes())).readAllBytes());
            assertTrue(plain.bytes().length <= STYLES_LIMIT_BYTES, plain.bytes().length + " bytes");
            for (String refusal : List.of("gzip;q=0", "gzip;q=0.000", "br", "identity", "*;q=0", "xgzip")) {
                assertEquals(
                        "none", site.get(address, "Accept-Encoding", refusal).header("Content-Encoding"), refusal);
            }
        }
    }

    @StoreTest
    void whoHasAFileIsNotSentItAgain(Store store) {
        try (Site site = new Site(store)) {
            String address = Assets.address("isomer.js");
            String tag = site.get(address).header("ETag");
            assertEquals(304, site.get(address, "If-None-Match", tag).status());
            String compressed = site.get(address, "Accept-Encoding", "gzip").header("ETag");
            assertEquals(200, site.get(address, "If-None-Match", compressed).status());
        }
    }

    @StoreTest
    void anotherVersionOrFileIsNotFound(Store store) {
        try (Site site = new Site(store)) {
            assertEquals(404, site.get("/assets/000000000000/isomer.css").status());
            assertEquals(
                    404,
                    site.get(Assets.address("isomer.css").replace("isomer.css", "none.css"))
                            .status());
            assertEquals(404, site.get("/assets/isomer.css").status());
        }
    }

    @Test
    void aPageCannotNameAFileThatIsNotThere() {
        assertThrows(IllegalArgumentException.class, () -> Assets.address("none.css"));
    }
}
