package dev.isomer.web.resource.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/** The list of contents: stored and in the directory, each once, by identifier or newest first, page by page. */
@UseSchema(CatalogSchemaSource.class)
final class CidsListTest {
    @EveryStore
    void storedAndFilesAreMergedInOneOrder(Store store, @TempDir Path folder) throws IOException {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            expected.add(write(folder, text(i)));
        }
        try (Site site = new Site(store, ContentDirectory.open(folder))) {
            for (int i = 20; i < 50; i++) {
                // The first ten are in the directory already, and so are not stored.
                Site.Answer answer = site.send("POST", "/cids", text(i));
                assertEquals(i < 30 ? 200 : 201, answer.status());
                expected.add(Cid.of(text(i)).toString());
            }
            List<String> sorted = expected.stream().distinct().sorted().toList();
            assertEquals(sorted, walk(site, "/cids?limit=7"));
            assertEquals(sorted, walk(site, "/cids"));
            assertEquals(sorted, walk(site, "/cids?limit=50"));
            String prefix = sorted.get(12).substring(0, 10);
            assertEquals(
                    sorted.stream().filter(cid -> cid.startsWith(prefix)).toList(),
                    walk(site, "/cids?limit=1&prefix=" + prefix));
            assertEquals(List.of(sorted.get(3)), walk(site, "/cids?prefix=/" + sorted.get(3) + ".html"));
        }
    }

    @EveryStore
    void theNewestStoredComesFirst(Store store, @TempDir Path folder) throws IOException {
        write(folder, text(0));
        try (Site site = new Site(store, ContentDirectory.open(folder))) {
            List<String> expected = new ArrayList<>();
            for (int i = 1; i < 10; i++) {
                site.send("POST", "/cids", text(i));
                expected.add(0, Cid.of(text(i)).toString());
            }
            assertEquals(expected, walk(site, "/cids?sort=-created_at&limit=4"));
            assertEquals(expected, walk(site, "/cids?sort=-created_at&limit=9"));
        }
    }

    @EveryStore
    void aRowTellsItsFacts(Store store, @TempDir Path folder) throws IOException {
        String json = "{\"a\": [" + "1, ".repeat(40) + "2]}";
        String inFolder = write(folder, json);
        String corrupt = Cid.of(text(1)).toString();
        Files.writeString(folder.resolve(corrupt), "x" + text(1).substring(1));
        try (Site site = new Site(store, ContentDirectory.open(folder))) {
            String long64 = "<html><p>" + "é".repeat(100_000);
            site.send("POST", "/cids", long64);
            String page = "  <!DOCTYPE html>\n\n<p>\u0001 of\ta page " + "x".repeat(200);
            site.send("POST", "/cids", page);
            JsonNode items = site.get("/cids").json().get("items");
            JsonNode file = find(items, inFolder);
            assertEquals("directory", file.get("place").textValue());
            assertEquals("application/json", file.get("type").textValue());
            assertTrue(file.get("created_at").isNull());
            assertEquals(json.length(), file.get("size").intValue());
            JsonNode stored = find(items, Cid.of(page).toString());
            assertEquals("stored", stored.get("place").textValue());
            assertEquals("text/html", stored.get("type").textValue());
            assertEquals("2026-01-02T12:00:00.000002Z", stored.get("created_at").textValue());
            assertEquals(
                    "<!DOCTYPE html> <p> of a page " + "x".repeat(60) + "…",
                    stored.get("preview").textValue());
            JsonNode unread = find(items, Cid.of(long64).toString());
            assertTrue(unread.get("type").isNull());
            assertEquals("", unread.get("preview").textValue());
            assertEquals("2026-01-02T12:00:00.000000Z", unread.get("created_at").textValue());
            JsonNode wrong = find(items, corrupt);
            assertTrue(wrong.get("problem").textValue().contains("Its content is that of"));
            String html = site.get("/cids", "Accept", "text/html").text();
            assertTrue(html.contains("&lt;!DOCTYPE html&gt;") && html.contains("/cids/" + inFolder), html);
            assertFalse(html.contains("<p> of"));
        }
    }

    @EveryStore
    void whatCannotBeAskedIsRefused(Store store) {
        try (Site site = new Site(store)) {
            for (int i = 0; i < 3; i++) {
                site.send("POST", "/cids", text(i));
            }
            for (String query :
                    List.of("limit=0", "limit=501", "limit=x", "sort=size", "q=a", "after=x", "format=pdf")) {
                assertEquals(400, site.get("/cids?" + query).status(), query);
            }
            String next = site.get("/cids?limit=1").json().get("next").textValue();
            assertEquals(400, site.get("/cids?limit=1&prefix=AA&after=" + next).status());
            assertEquals(400, site.get("/cids?sort=-created_at&after=" + next).status());
            for (String prefix : List.of("%25", "_", "%E2%98%83", "x".repeat(400), "aaaaaa")) {
                Site.Answer answer = site.get("/cids?prefix=" + prefix);
                assertEquals(200, answer.status(), prefix);
                assertEquals(0, answer.json().get("items").size(), prefix);
            }
            assertTrue(
                    site.get("/cids?prefix=zzz", "Accept", "text/html").text().contains("Nothing matches"));
        }
    }

    @EveryStore
    void anEmptyListSaysTheNextStep(Store store) {
        try (Site site = new Site(store)) {
            String page = site.get("/cids", "Accept", "text/html").text();
            assertTrue(page.contains("No contents yet") && page.contains("name=\"file\""), page);
            assertEquals("{\"items\":[],\"next\":null}", site.get("/cids").text());
        }
    }

    private static List<String> walk(Site site, String address) {
        List<String> seen = new ArrayList<>();
        String next = address;
        while (!next.isEmpty()) {
            Site.Answer answer = site.get(next);
            assertEquals(200, answer.status(), next);
            answer.json().get("items").forEach(item -> seen.add(item.get("cid").textValue()));
            String link = answer.header("Link");
            next = link.equals("none") ? "" : link.substring(1, link.indexOf('>'));
            assertEquals(next.isEmpty(), answer.json().get("next").isNull());
        }
        return seen;
    }

    private static JsonNode find(JsonNode items, String cid) {
        return IntStream.range(0, items.size())
                .mapToObj(items::get)
                .filter(item -> item.get("cid").textValue().equals(cid))
                .findFirst()
                .orElseThrow();
    }

    private static String text(int number) {
        return ("text number " + number + " ").repeat(5 + number % 7);
    }

    private static String write(Path folder, String text) throws IOException {
        String cid = Cid.of(text).toString();
        Files.writeString(folder.resolve(cid), text);
        return cid;
    }
}
