package dev.isomer.web.resource.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Content by its identifier: its bytes, its type, parts of it, and what keeps it from doing harm. */
@UseSchema(CatalogSchemaSource.class)
final class ContentRoutesTest {
    private static final byte[] TEXT = "0123456789".repeat(20).getBytes(StandardCharsets.US_ASCII);

    @EveryStore
    void contentComesBackAsItIsWithTheTypeOfItsExtension(Store store, @TempDir Path folder) throws IOException {
        byte[] binary = new byte[256];
        for (int i = 0; i < binary.length; i++) {
            binary[i] = (byte) i;
        }
        Cid text = write(folder, TEXT);
        try (Site site = new Site(store, ContentDirectory.open(folder))) {
            Cid stored = site.catalog().write(tx -> tx.contents().store(Bytes.of(binary)));
            Cid literal = Cid.parse("AAAAAAAFaGVsbG8");
            assertContent(site, text, TEXT, "", "text/plain; charset=utf-8");
            assertContent(site, text, TEXT, ".json", "application/json");
            assertContent(site, text, TEXT, ".HTML", "text/html");
            assertContent(site, text, TEXT, ".md", "text/markdown");
            assertContent(site, text, TEXT, ".unknown", "application/octet-stream");
            assertContent(site, stored, binary, "", "application/octet-stream");
            assertContent(site, stored, binary, ".txt", "text/plain");
            assertContent(site, stored, binary, ".png", "image/png");
            assertContent(
                    site, literal, "hello".getBytes(StandardCharsets.US_ASCII), ".txt", "text/plain; charset=utf-8");
            assertContent(site, Cid.parse("AAAAAAAA"), new byte[0], "", "text/plain; charset=utf-8");
        }
    }

    @EveryStore
    void anotherNameOrNoContentIsNotFound(Store store) {
        try (Site site = new Site(store)) {
            for (String target : List.of(
                    "/AAAAAABB" + "A".repeat(86),
                    "/AAAAAAABYR",
                    "/AAAAAAABYQ==",
                    "/AAAAAAA",
                    "/nothing",
                    "/%20AAAAAAAA")) {
                assertEquals(404, site.get(target).status(), target);
            }
            assertEquals(405, site.json("POST", "/AAAAAAAA", "{}").status());
        }
    }

    @EveryStore
    void partsAreResumedOnlyOfTheSameContent(Store store, @TempDir Path folder) throws IOException {
        String target = write(folder, TEXT).path();
        String tag = '"' + target.substring(1) + '"';
        try (Site site = new Site(store, ContentDirectory.open(folder))) {
            Site.Answer part = site.get(target, "Range", "bytes=5-8");
            assertEquals(206, part.status());
            assertEquals("5678", part.text());
            assertEquals("bytes 5-8/200", part.header("Content-Range"));
            assertEquals("789", site.get(target, "Range", "bytes=-3").text());
            assertEquals(195, site.get(target, "Range", "bytes=5-").bytes().length);
            assertEquals(195, site.get(target, "Range", "bytes=5-9999").bytes().length);
            assertEquals(200, site.get(target, "Range", "bytes=-9999").bytes().length);
            assertEquals(
                    206, site.get(target, "Range", "bytes=5-8", "If-Range", tag).status());
            assertEquals(
                    200,
                    site.get(target, "Range", "bytes=5-8", "If-Range", "\"other\"")
                            .status());
            assertEquals(
                    200,
                    site.get(target, "Range", "bytes=5-8", "If-Range", "W/" + tag)
                            .status());
            assertEquals(200, site.get(target, "Range", "bytes=0-1,5-8").status());
            assertEquals(200, site.get(target, "Range", "lines=0-1").status());
            assertEquals(200, site.get(target, "Range", "bytes=8-5").status());
            Site.Answer beyond = site.get(target, "Range", "bytes=200-");
            assertEquals(416, beyond.status());
            assertEquals("bytes */200", beyond.header("Content-Range"));
            assertEquals(304, site.get(target, "If-None-Match", tag).status());
            assertEquals(
                    304, site.get(target, "If-None-Match", "\"x\", W/" + tag).status());
            assertEquals(304, site.get(target, "If-None-Match", "*").status());
            assertEquals(200, site.get(target, "If-None-Match", "\"x\"").status());
            assertEquals(412, site.get(target, "If-Match", "\"x\"").status());
            assertEquals(
                    304,
                    site.get(target, "If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")
                            .status());
            assertEquals(200, site.get(target, "If-Modified-Since", "yesterday").status());
        }
    }

    @EveryStore
    void contentCannotRunInTheOriginOfTheApplication(Store store, @TempDir Path folder) throws IOException {
        byte[] page = ("<script>document.title='ran'</script>" + "x".repeat(80)).getBytes(StandardCharsets.US_ASCII);
        Cid cid = write(folder, page);
        try (Site site = new Site(store, ContentDirectory.open(folder))) {
            for (String extension : List.of("", ".html", ".svg", ".xml", ".js", ".pdf")) {
                Site.Answer answer = site.get(cid.path() + extension);
                assertEquals("sandbox", answer.header("Content-Security-Policy"), extension);
                assertEquals("nosniff", answer.header("X-Content-Type-Options"), extension);
            }
            Site.Answer named = site.get(cid.path() + ".report.html");
            assertEquals("attachment; filename=\"report.html\"", named.header("Content-Disposition"));
            Site.Answer odd = site.get(cid.path() + ".%22%E2%98%83.html");
            assertEquals(
                    "attachment; filename=\"__.html\"; filename*=UTF-8''%22%E2%98%83.html",
                    odd.header("Content-Disposition"));
        }
    }

    @EveryStore
    void aCorruptFileIsSaidAndOthersAreServed(Store store, @TempDir Path folder) throws IOException {
        Cid right = write(folder, TEXT);
        byte[] changed = TEXT.clone();
        changed[3] = 'x';
        Cid wrong = Cid.of(changed);
        Files.write(folder.resolve(wrong.toString()), TEXT);
        Files.writeString(folder.resolve("stray.txt"), "stray");
        try (Site site = new Site(store, ContentDirectory.open(folder))) {
            Site.Answer answer = site.get(wrong.path());
            assertEquals(502, answer.status());
            assertTrue(answer.json().get("detail").textValue().contains(wrong.toString()));
            assertEquals(200, site.get(right.path()).status());
        }
    }

    private static void assertContent(Site site, Cid cid, byte[] content, String extension, String type) {
        Site.Answer get = site.get(cid.path() + extension);
        assertEquals(200, get.status());
        assertArrayEquals(content, get.bytes());
        assertEquals(type, get.header("Content-Type"));
        assertEquals('"' + cid.toString() + '"', get.header("ETag"));
        assertEquals("public, max-age=31536000, immutable", get.header("Cache-Control"));
        Site.Answer head = site.send("HEAD", cid.path() + extension, "");
        assertEquals(get.header("ETag"), head.header("ETag"));
        assertEquals("" + content.length, head.header("Content-Length"));
        assertEquals(0, head.bytes().length);
    }

    private static Cid write(Path folder, byte[] content) throws IOException {
        Cid cid = Cid.of(content);
        Files.write(folder.resolve(cid.toString()), content);
        return cid;
    }
}
