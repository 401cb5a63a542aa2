package dev.isomer.web.resource.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What the search finds, and how it shows it. */
@UseSchema(CatalogSchemaSource.class)
final class SearchRoutesTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @EveryStore
    void eachKindIsFoundByNameAndDefinition(Store store) {
        try (Site site = new Site(store)) {
            put(site, "servers", "cart", "a trolley, a Trolley");
            put(site, "servers", "TrolleyBus", "x");
            put(site, "servers", "other", "x");
            put(site, "aliases", "shop", "shop -> /trolley");
            put(site, "variables", "v", "tro lley");
            assertEquals(
                    "{\"query\":\"trolley\",\"total_count\":3,\"categories\":{"
                            + "\"servers\":{\"label\":\"Servers\",\"count\":2,\"items\":["
                            + "{\"name\":\"TrolleyBus\",\"url\":\"/servers/TrolleyBus\",\"enabled\":true,"
                            + "\"name_parts\":[{\"text\":\"Trolley\",\"match\":true},"
                            + "{\"text\":\"Bus\",\"match\":false}],"
                            + "\"details\":[]},"
                            + "{\"name\":\"cart\",\"url\":\"/servers/cart\",\"enabled\":true,"
                            + "\"name_parts\":[{\"text\":\"cart\",\"match\":false}],"
                            + "\"details\":[{\"label\":\"definition\",\"parts\":[{\"text\":\"a \",\"match\":false},"
                            + "{\"text\":\"trolley\",\"match\":true},{\"text\":\", a \",\"match\":false},"
                            + "{\"text\":\"Trolley\",\"match\":true}]}]}]},"
                            + "\"aliases\":{\"label\":\"Aliases\",\"count\":1,\"items\":["
                            + "{\"name\":\"shop\",\"url\":\"/aliases/shop\",\"enabled\":true,"
                            + "\"name_parts\":[{\"text\":\"shop\",\"match\":false}],"
                            + "\"details\":[{\"label\":\"definition\",\"parts\":[{\"text\":\"shop -> /\","
                            + "\"match\":false},"
                            + "{\"text\":\"trolley\",\"match\":true}]}]}]},"
                            + "\"variables\":{\"label\":\"Variables\",\"count\":0,\"items\":[]},"
                            + "\"secrets\":{\"label\":\"Secrets\",\"count\":0,\"items\":[]},"
                            + "\"cids\":{\"label\":\"Contents\",\"count\":0,\"items\":[]}},"
                            + "\"applied_filters\":{\"servers\":true,\"aliases\":true,\"variables\":true,"
                            + "\"secrets\":true,\"cids\":true},\"cut\":false}",
                    site.get("/search?q=+trolley%0A").text());
        }
    }

    @EveryStore
    void kindsAreLeftOutAsTheOriginalsSwitchesDo(Store store) {
        try (Site site = new Site(store)) {
            for (String kind : List.of("servers", "variables", "secrets")) {
                put(site, kind, "needle", "x");
            }
            for (String word : List.of("0", "false", "OFF", "no")) {
                JsonNode answer = site.get("/search?q=needle&servers=" + word + "&secrets=1")
                        .json();
                assertEquals(2, answer.get("total_count").intValue(), word);
                assertEquals(
                        0, answer.get("categories").get("servers").get("count").intValue());
                assertFalse(answer.get("applied_filters").get("servers").booleanValue());
            }
            assertEquals(0, site.get("/search").json().get("total_count").intValue());
            assertEquals(
                    "kind,name,url,excerpt\r\nservers,needle,/servers/needle,\r\n"
                            + "secrets,needle,/secrets/needle,\r\n",
                    site.get("/search.csv?q=Needle&variables=off").text());
            assertEquals(0, site.get("/search?q=+").json().get("total_count").intValue());
        }
    }

    @EveryStore
    void aSecretIsFoundByItsNameAlone(Store store) {
        try (Site site = new Site(store)) {
            put(site, "secrets", "door", "canary-7131");
            for (String target : List.of("/search?q=canary-7131", "/search?q=door", "/search?q=7131")) {
                for (String accept : List.of("application/json", BROWSER)) {
                    String text = site.get(target, "Accept", accept).text();
                    String answer = text.replace("value=\"canary-7131\"", "").replace("\"query\":\"canary-7131\"", "");
                    assertFalse(answer.contains("canary-7131"), answer);
                }
            }
            JsonNode found = site.get("/search?q=DOOR").json();
            assertEquals(1, found.get("total_count").intValue());
            assertEquals(
                    0, site.get("/search?q=canary").json().get("total_count").intValue());
        }
    }

    @EveryStore
    void contentIsFoundByItsTextAndByHowItsIdentifierBegins(Store store, @TempDir Path folder) throws IOException {
        Bytes inFolder = Bytes.ofUtf8("in the folder a Heron stands. " + "y".repeat(60));
        Files.write(folder.resolve(Cid.of(inFolder).toString()), inFolder.toByteArray());
        Bytes stored = Bytes.ofUtf8("z".repeat(70) + "\n a heron, stored\u0007 " + "z".repeat(100));
        byte[] noText = ("heron" + "q".repeat(80)).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        noText[40] = (byte) 0xff;
        try (Site site = new Site(store, ContentDirectory.open(folder))) {
            site.catalog()
                    .write(tx ->
                            List.of(tx.contents().store(stored), tx.contents().store(Bytes.of(noText))));
            JsonNode contents =
                    site.get("/search?q=HERON").json().get("categories").get("cids");
            assertEquals(
                    List.of(Cid.of(stored).path(), Cid.of(inFolder).path()),
                    contents.get("items").findValuesAsText("url"));
            assertEquals(
                    "[{\"text\":\"…\",\"match\":false},{\"text\":\"" + "z".repeat(36) + "  a \",\"match\":false},"
                            + "{\"text\":\"heron\",\"match\":true},{\"text\":\", stored  " + "z".repeat(70)
                            + "\",\"match\":false},{\"text\":\"…\",\"match\":false}]",
                    contents.get("items")
                            .get(0)
                            .get("details")
                            .get(0)
                            .get("parts")
                            .toString());
            String begin = Cid.of(stored).toString().substring(0, 12);
            assertEquals(
                    1, site.get("/search?q=" + begin).json().get("total_count").intValue());
            String middle = Cid.of(stored).toString().substring(20, 32);
            assertEquals(
                    0, site.get("/search?q=" + middle).json().get("total_count").intValue());
        }
    }

    @EveryStore
    void onlySoMuchIsShownAndSearched(Store store) {
        try (Site site = new Site(store)) {
            site.catalog().write(tx -> {
                List<String> names = new ArrayList<>();
                for (int i = 0; i < 60; i++) {
                    names.add(tx.variables()
                            .create("needle" + (100 + i), "x".repeat(290_000), true)
                            .name());
                }
                return names;
            });
            JsonNode answer = site.get("/search?q=needle").json();
            assertEquals(60, answer.get("total_count").intValue());
            assertEquals(
                    50, answer.get("categories").get("variables").get("items").size());
            assertTrue(answer.get("cut").booleanValue());
            String page = site.get("/search?q=needle", "Accept", BROWSER).text();
            assertTrue(page.contains("The first 50 of 60 are shown"), page);
            assertTrue(page.contains("There is more text than one search reads"), page);
            assertFalse(
                    site.get("/search?q=needle&variables=off").json().get("cut").booleanValue());
            assertEquals(400, site.get("/search?q=" + "a".repeat(201)).status());
            assertEquals(
                    200, site.get("/search?q=" + "%F0%9F%98%80".repeat(200)).status());
            assertEquals(400, site.get("/search?query=a").status());
        }
    }

    @EveryStore
    void thePageMarksWhatWasSearchedForAndRunsNothing(Store store) {
        try (Site site = new Site(store)) {
            String empty = site.get("/search", "Accept", BROWSER).text();
            assertTrue(empty.contains("Nothing searched for yet"), empty);
            put(site, "variables", "v", "see <script>alert('x')</script> & more");
            String page = site.get("/search?q=%3CSCRIPT%3E", "Accept", BROWSER).text();
            assertTrue(page.contains("see <mark>&lt;script&gt;</mark>alert("), page);
            assertFalse(page.contains("<script>"), page);
            assertTrue(page.contains("value=\"&lt;SCRIPT>\"") || page.contains("value=\"&lt;SCRIPT&gt;\""), page);
            assertTrue(page.contains("1 found"), page);
            String none =
                    site.get("/search?q=zzz&servers=off", "Accept", BROWSER).text();
            assertTrue(none.contains("Nothing found"), none);
            assertTrue(none.contains("name=\"servers\" value=\"off\" checked"), none);
        }
    }

    private static void put(Site site, String kind, String name, String definition) {
        assertEquals(
                201,
                site.json("PUT", "/" + kind + "/" + name, "{\"definition\":\"" + definition + "\"}")
                        .status());
    }
}
