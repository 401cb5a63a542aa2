package dev.isomer.web.resource.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.List;

/** Interactions, runs of servers and exports: recorded, listed newest first, filtered, shown. */
@UseSchema(CatalogSchemaSource.class)
final class RecordRoutesTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @EveryStore
    void anInteractionIsRecordedAndReadBack(Store store) {
        try (Site site = new Site(store)) {
            Site.Answer made = site.json(
                    "POST",
                    "/interactions",
                    "{\"entity_type\":\"server\",\"entity_name\":\"a b\",\"message\":\" why \","
                            + "\"content\":\"<b>\\n2\"}");
            assertEquals(201, made.status());
            assertEquals("/interactions/1", made.header("Location"));
            String expected = "{\"id\":1,\"entity_type\":\"server\",\"entity_name\":\"a b\",\"action\":\"ai\","
                    + "\"message\":\"why\",\"content\":\"<b>\\n2\",\"created_at\":\"2026-01-02T12:00:00.000000Z\"}";
            assertEquals(expected, made.text());
            assertEquals(expected, site.get("/interactions/1").text());
            assertEquals(
                    "{\"items\":[" + expected + "],\"next\":null}",
                    site.get("/interactions").text());
            assertEquals(
                    "id,entity_type,entity_name,action,message,content,created_at\r\n"
                            + "1,server,a b,ai,why,\"<b>\n2\",2026-01-02T12:00:00.000000Z\r\n",
                    site.get("/interactions.csv").text());
            assertEquals("a b\n", site.get("/interactions?format=txt").text());
            String tag = site.get("/interactions/1").header("ETag");
            assertEquals(304, site.get("/interactions/1", "If-None-Match", tag).status());
            assertEquals(404, site.get("/interactions/2").status());
            assertEquals(404, site.get("/interactions/1x").status());
            assertEquals(404, site.get("/interactions/9999999999999999999").status());
            assertEquals(405, site.json("DELETE", "/interactions/1", "").status());
            Site.Answer form = site.form("/interactions", "entity_type=alias&entity_name=x&action=save");
            assertEquals(303, form.status());
            assertEquals("/interactions/2", form.header("Location"));
            String page = site.get("/interactions/1", "Accept", BROWSER).text();
            assertTrue(page.contains("<pre class=\"text\">&lt;b&gt;\n2</pre>"), page);
            assertTrue(page.contains("href=\"/servers/a%20b\""), page);
            String list = site.get("/interactions", "Accept", BROWSER).text();
            assertTrue(list.contains("<a class=\"time\" href=\"/interactions/2\">"), list);
            assertTrue(list.contains("2 in all"), list);
        }
    }

    @EveryStore
    void whatCannotBeRecordedNamesEachField(Store store) {
        try (Site site = new Site(store)) {
            assertEquals(
                    List.of("/entity_type", "/extra", "/entity_type", "/entity_name"),
                    pointers(site, "/interactions", "{\"entity_type\":7,\"extra\":\"x\",\"entity_name\":\" \"}"));
            String type = "t".repeat(51);
            assertEquals(
                    List.of("/entity_type", "/action", "/content"),
                    pointers(
                            site,
                            "/interactions",
                            "{\"entity_type\":\"" + type + "\",\"entity_name\":\"n\",\"action\":\"" + "a".repeat(21)
                                    + "\",\"content\":\"\\u0000\"}"));
            assertEquals(List.of("/server_name", "/result_cid"), pointers(site, "/invocations", "{}"));
            assertEquals(
                    List.of("/result_cid"),
                    pointers(
                            site,
                            "/invocations",
                            "{\"server_name\":\"s\",\"result_cid\":\"" + "c".repeat(256) + "\"}"));
            assertEquals(415, site.send("POST", "/interactions", "x").status());
            assertEquals(400, site.json("POST", "/interactions", "{").status());
            assertEquals(422, site.json("POST", "/invocations", "[]").status());
            assertEquals(0, site.get("/interactions").json().get("items").size());
        }
    }

    @EveryStore
    void interactionsAreFilteredByKindNameActionAndTime(Store store) {
        try (Site site = new Site(store)) {
            site.json("PUT", "/servers/a", "{\"definition\":\"1\"}");
            site.json("PUT", "/servers/b", "{\"definition\":\"1\"}");
            site.json("PUT", "/variables/a", "{\"definition\":\"1\"}");
            site.json("DELETE", "/servers/a", "");
            assertEquals(
                    List.of("a", "a", "b", "a"),
                    site.get("/interactions").json().get("items").findValuesAsText("entity_name"));
            assertEquals(List.of("4", "2", "1"), ids(site, "/interactions?entity_type=server"));
            assertEquals(List.of("4", "1"), ids(site, "/interactions?entity_type=server&entity_name=a"));
            assertEquals(List.of("4"), ids(site, "/interactions?action=delete"));
            assertEquals(List.of(), ids(site, "/interactions?action=DELETE"));
            String second = site.get("/interactions/2").json().get("created_at").textValue();
            assertEquals(List.of("2", "1"), ids(site, "/interactions?to=" + second));
            assertEquals(List.of("3"), ids(site, "/interactions?entity_type=variable&from=" + second));
            assertEquals(400, site.get("/interactions?kind=server").status());
            assertEquals(400, site.get("/interactions?after=x").status());
            String page =
                    site.get("/interactions?action=none", "Accept", BROWSER).text();
            assertTrue(page.contains("Nothing matches"), page);
            assertTrue(page.contains("name=\"action\" value=\"none\""), page);
        }
    }

    @EveryStore
    void whatWasDoneToASecretNeverShowsItsContent(Store store) {
        try (Site site = new Site(store)) {
            site.json("PUT", "/secrets/s", "{\"definition\":\"canary-1\"}");
            site.json(
                    "POST",
                    "/interactions",
                    "{\"entity_type\":\" Secret \",\"entity_name\":\"s\",\"content\":\"canary-2\"}");
            site.catalog()
                    .write(tx ->
                            tx.interactions().record(InteractionRequest.now("secret", "s", "save", null, "canary-3")));
            for (String target :
                    List.of("/interactions", "/interactions/1", "/interactions/2", "/interactions/3", "/")) {
                for (String accept : List.of("application/json", BROWSER)) {
                    Site.Answer answer = site.get(target, "Accept", accept);
                    assertEquals(200, answer.status());
                    assertFalse(answer.text().contains("canary"), answer.text());
                }
            }
            assertEquals(
                    List.of("true", "true", "true"),
                    site.get("/interactions").json().get("items").findValuesAsText("redacted"));
            assertEquals(
                    "",
                    site.catalog()
                            .read(tx -> tx.interactions().byId(2))
                            .orElseThrow()
                            .content());
        }
    }

    @EveryStore
    void runsAreRecordedAndFoundByServerAndByAnyIdentifier(Store store) {
        try (Site site = new Site(store)) {
            Site.Answer made = site.json(
                    "POST",
                    "/invocations",
                    "{\"server_name\":\"s\",\"result_cid\":\"AAAAAAABYQ\",\"secrets_cid\":\"/AAAAAAACe30\","
                            + "\"invocation_cid\":null}");
            assertEquals(201, made.status());
            assertEquals("/invocations/1", made.header("Location"));
            String expected = "{\"id\":1,\"server_name\":\"s\",\"result_cid\":\"AAAAAAABYQ\",\"servers_cid\":null,"
                    + "\"variables_cid\":null,\"secrets_cid\":\"/AAAAAAACe30\",\"request_details_cid\":null,"
                    + "\"invocation_cid\":null,\"external_calls_cid\":null,"
                    + "\"invoked_at\":\"2026-01-02T12:00:00.000000Z\"}";
            assertEquals(expected, made.text());
            assertEquals(expected, site.get("/invocations/1").text());
            site.form("/invocations", "server_name=t&result_cid=junk");
            assertEquals(List.of("2", "1"), ids(site, "/invocations"));
            assertEquals(List.of("1"), ids(site, "/invocations?server_name=s"));
            assertEquals(List.of("1"), ids(site, "/invocations?cid=AAAAAAACe30"));
            assertEquals(List.of("1"), ids(site, "/invocations?cid=/AAAAAAABYQ"));
            assertEquals(List.of("2"), ids(site, "/invocations?cid=junk&server_name=t"));
            assertEquals(List.of(), ids(site, "/invocations?cid=AAAA"));
            String page = site.get("/invocations/1", "Accept", BROWSER).text();
            assertTrue(page.contains("href=\"/AAAAAAABYQ\""), page);
            assertTrue(page.contains("href=\"/AAAAAAACe30\""), page);
            assertFalse(site.get("/invocations/2", "Accept", BROWSER).text().contains("href=\"/junk\""));
            assertTrue(site.get("/invocations", "Accept", BROWSER).text().contains("href=\"/servers/t\""));
        }
    }

    @EveryStore
    void exportsAreListedNewestFirst(Store store) {
        try (Site site = new Site(store)) {
            assertTrue(site.get("/exports", "Accept", BROWSER).text().contains("Nothing recorded yet"));
            site.catalog()
                    .write(tx -> List.of(
                            tx.exports().record("AAAAAAABYQ"),
                            tx.exports().record("other"),
                            tx.exports().record("AAAAAAABYQ")));
            assertEquals(List.of("3", "2", "1"), ids(site, "/exports"));
            assertEquals(List.of("3", "1"), ids(site, "/exports?cid=/AAAAAAABYQ"));
            assertEquals(
                    "{\"id\":2,\"cid\":\"other\",\"created_at\":\"2026-01-02T12:00:00.000001Z\"}",
                    site.get("/exports?cid=other").json().get("items").get(0).toString());
            String page = site.get("/exports", "Accept", BROWSER).text();
            assertTrue(page.contains("<a href=\"/AAAAAAABYQ\"><code>AAAAAAABYQ</code></a>"), page);
            assertTrue(site.get("/", "Accept", BROWSER).text().contains("<main"));
        }
    }

    private static List<String> pointers(Site site, String target, String body) {
        Site.Answer refused = site.json("POST", target, body);
        assertEquals(422, refused.status(), refused.text());
        JsonNode errors = refused.json().get("errors");
        return errors.findValuesAsText("pointer");
    }

    private static List<String> ids(Site site, String target) {
        return site.get(target).json().get("items").findValuesAsText("id");
    }
}
