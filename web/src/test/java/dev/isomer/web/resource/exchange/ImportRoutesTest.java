package dev.isomer.web.resource.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.model.Kind;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.List;

/** Imports, and the overview that they fill. */
@UseSchema(CatalogSchemaSource.class)
final class ImportRoutesTest {
    private static final String DOCUMENT = "{\"servers\":[{\"name\":\"a\",\"definition\":\"one\"},"
            + "{\"name\":\"b\",\"definition\":\"two\",\"enabled\":false}],"
            + "\"variables\":[{\"name\":\"v\",\"definition\":\"a text long enough to be no literal\"}]}";

    @EveryStore
    void aDocumentIsImportedAndReported(Store store) {
        try (Site site = new Site(store)) {
            Site.Answer dry = site.json("POST", "/import?dryRun=true", DOCUMENT);
            assertFalse(dry.json().get("imported").booleanValue());
            assertEquals(0, store.repository(Kind.SERVER.type()).count());
            Site.Answer answer = site.json("POST", "/import", DOCUMENT);
            assertEquals(200, answer.status());
            assertTrue(answer.json().get("imported").booleanValue());
            assertEquals(
                    "[\"a\",\"b\"]",
                    answer.json().get("sections").get("servers").get("created").toString());
            Site.Answer again = site.json("POST", "/import", DOCUMENT);
            assertEquals(
                    "[\"a\",\"b\"]",
                    again.json().get("sections").get("servers").get("unchanged").toString());
            assertEquals("one", site.get("/servers/a").json().get("definition").textValue());
            assertFalse(site.get("/servers/b").json().get("enabled").booleanValue());
        }
    }

    @EveryStore
    void aFormNamesADocumentThatIsHere(Store store) {
        try (Site site = new Site(store)) {
            String cid = site.catalog()
                    .write(tx -> tx.contents().store(Bytes.ofUtf8(DOCUMENT)))
                    .toString();
            Site.Answer answer = site.form("/import", "cid=" + cid);
            assertEquals(303, answer.status());
            assertEquals("/import?done=" + cid, answer.header("Location"));
            String page = site.get("/import?done=" + cid, "Accept", "text/html").text();
            assertTrue(page.contains("<li>servers: 2 created, 0 changed, 0 unchanged</li>"), page);
            assertEquals(
                    404,
                    site.get("/import?done=AAAAAAAA", "Accept", "text/html").status());
            assertEquals(2, store.repository(Kind.SERVER.type()).count());
            assertEquals(422, site.form("/import", "cid=nonsense").status());
            assertEquals(422, site.form("/import", "").status());
        }
    }

    @EveryStore
    void aRefusedDocumentChangesNothingAndEveryReasonIsListed(Store store) {
        try (Site site = new Site(store)) {
            String bad =
                    "{\"servers\":[{\"name\":\"good\",\"definition\":\"x\"},{\"name\":\"one\"},{\"name\":\"two\"}]}";
            Site.Answer answer = site.json("POST", "/import", bad);
            assertEquals(422, answer.status());
            List<String> pointers = answer.json().get("errors").findValuesAsText("pointer");
            assertEquals(List.of("/servers/one", "/servers/two"), pointers);
            assertEquals(0, store.repository(Kind.SERVER.type()).count());
            assertEquals(422, site.json("POST", "/import", "[1]").status());
            assertEquals(422, site.json("POST", "/import", "{").status());
            assertEquals(
                    415,
                    site.send("POST", "/import", DOCUMENT, "Content-Type", "text/plain")
                            .status());
        }
    }

    @EveryStore
    void theOverviewCountsAndShowsTheLatestChanges(Store store) {
        try (Site site = new Site(store)) {
            String empty = site.get("/", "Accept", "text/html").text();
            assertTrue(empty.contains("Nothing here yet"));
            site.json("POST", "/import", DOCUMENT);
            site.json("PUT", "/variables/w", "{\"definition\":\"x\"}");
            Site.Answer overview = site.get("/");
            assertEquals(
                    "{\"count\":2,\"enabled\":1}",
                    overview.json().get("servers").toString());
            assertEquals(
                    "{\"count\":2,\"enabled\":2}",
                    overview.json().get("variables").toString());
            assertEquals("in a test", overview.json().get("store").get("place").textValue());
            assertEquals("w", overview.json().get("latest").get(0).get("name").textValue());
            String page = site.get("/", "Accept", "text/html").text();
            assertTrue(page.contains("href=\"/variables/w\"") && !page.contains("Nothing here yet"));
            assertEquals("{\"status\":\"ok\"}", site.get("/healthz").text());
            assertEquals("{\"version\":\"1.2.3\"}", site.get("/version").text());
        }
    }
}
