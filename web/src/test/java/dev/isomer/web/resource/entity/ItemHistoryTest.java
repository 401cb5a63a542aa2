package dev.isomer.web.resource.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.http.PercentEncoding;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of one entity: its history, earlier texts beside the present one, and its commands. */
@UseSchema(CatalogSchemaSource.class)
final class ItemHistoryTest {
    @EveryStore
    void anEarlierTextIsComparedAndRestored(Store store) {
        try (Site site = new Site(store)) {
            site.json("PUT", "/servers/a", "{\"definition\":\"one\\r\\ntwo\",\"change_message\":\"first <b>\"}");
            String stale = site.json("PUT", "/servers/a", "{\"definition\":\"one\\nthree\"}")
                    .header("ETag");
            site.json("POST", "/servers/a/enabled", "{\"enabled\":false}");
            String page = html(site, "/servers/a");
            assertTrue(page.contains("first &lt;b&gt;"), page);
            assertTrue(page.contains("<td>disable</td>"), page);
            assertTrue(page.contains("href=\"/servers/a?compare=1\""), page);
            String compared = html(site, "/servers/a?compare=1");
            assertTrue(compared.contains("<del>three</del>"), compared);
            assertTrue(compared.contains("<ins>one␍</ins>"), compared);
            String version = PercentEncoding.encode(site.get("/servers/a").header("ETag"));
            assertEquals(
                    412,
                    site.form("/servers/a/restore", "interaction=1&version=" + PercentEncoding.encode(stale))
                            .status());
            assertEquals(
                    303,
                    site.form("/servers/a/restore", "interaction=1&version=" + version)
                            .status());
            assertEquals(
                    "one\r\ntwo",
                    site.get("/servers/a").json().get("definition").textValue());
            assertFalse(site.get("/servers/a").json().get("enabled").booleanValue());
            EntityInteraction last = site.catalog()
                    .read(tx -> tx.interactions().recent("server", "a", 1))
                    .get(0);
            assertEquals("restore the text of 2026-01-02 12:00 UTC", last.action() + " " + last.message());
        }
    }

    @EveryStore
    void onlyTheEntitysOwnTextsCanBeRestored(Store store) {
        try (Site site = new Site(store)) {
            site.json("PUT", "/variables/a", "{\"definition\":\"x\"}");
            site.json("PUT", "/variables/b", "{\"definition\":\"y\"}");
            site.json("PUT", "/secrets/s", "{\"definition\":\"canary\"}");
            for (String id : List.of("2", "99", "x", "-1", "", "9999999999999999999")) {
                assertEquals(
                        404,
                        site.get("/variables/a?compare=" + id, "Accept", "text/html")
                                .status(),
                        id);
                assertEquals(
                        404,
                        site.form("/variables/a/restore", "interaction=" + id).status(),
                        id);
            }
            assertEquals(404, site.form("/secrets/s/restore", "interaction=3").status());
            assertEquals(
                    404, site.get("/secrets/s?compare=3", "Accept", "text/html").status());
            assertFalse(html(site, "/secrets/s").contains("compare="));
            assertEquals(
                    400,
                    site.get("/variables/a?after=nonsense", "Accept", "text/html")
                            .status());
        }
    }

    @EveryStore
    void theWholeHistoryIsThereInParts(Store store) {
        try (Site site = new Site(store)) {
            for (int i = 0; i < 45; i++) {
                site.json(
                        "PUT",
                        "/variables/a",
                        "{\"definition\":\"" + i + "\",\"change_message\":\"change " + i + "\"}");
            }
            List<String> found = new ArrayList<>();
            String target = "/variables/a";
            while (!target.isEmpty()) {
                String page = html(site, target);
                Matcher change = Pattern.compile("<td>(change \\d+)</td>").matcher(page);
                while (change.find()) {
                    found.add(change.group(1));
                }
                Matcher older = Pattern.compile("href=\"(/variables/a\\?after=[^\"]+)\"")
                        .matcher(page);
                target = older.find() ? older.group(1) : "";
            }
            List<String> expected = new ArrayList<>();
            for (int i = 44; i >= 0; i--) {
                expected.add("change " + i);
            }
            assertEquals(expected, found);
        }
    }

    @EveryStore
    void theCommandsAreTextThatAShellTakesAsOneWord(Store store) {
        try (Site site = new Site(store)) {
            String version = site.json("PUT", "/servers/a", "{\"definition\":\"it's $HOME\"}")
                    .header("ETag");
            String address = "'http://127.0.0.1:" + site.port() + "/servers/a'";
            String page = html(site, "/servers/a").replace("&#39;", "'").replace("&#34;", "\"");
            for (String command : List.of(
                    ">curl " + address + "</pre>",
                    ">curl -X PUT -H 'Content-Type: application/json' -H 'If-Match: " + version
                            + "' --data '{\"definition\":\"it'\\''s $HOME\",\"enabled\":true}' " + address + "</pre>",
                    ">curl -X DELETE -H 'If-Match: " + version + "' " + address + "</pre>",
                    site.get("/servers/a").text() + "</pre>")) {
                assertTrue(page.contains(command), command + " in " + page);
            }
        }
    }

    private static String html(Site site, String target) {
        Site.Answer answer = site.get(target, "Accept", "text/html");
        assertEquals(200, answer.status(), target);
        return answer.text();
    }
}
