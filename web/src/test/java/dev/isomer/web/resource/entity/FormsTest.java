package dev.isomer.web.resource.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.http.PercentEncoding;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.List;

/** The forms of the pages, without JavaScript: what cannot be saved as it was sent is not lost. */
@UseSchema(CatalogSchemaSource.class)
final class FormsTest {
    /** 36. */
    @EveryStore
    void theSecondOfTwoWhoEditSeesBothTextsAndSavesTheirsOver(Store store) {
        try (Site site = new Site(store)) {
            String opened = version(site.json("PUT", "/servers/a", "{\"definition\":\"one\\ntwo\\nthree\"}"));
            String first = form("a", "one\r\nTWO\r\nthree", opened);
            assertEquals(303, site.form("/servers/a", first).status());
            String mine = form("a", "one\r\ntwo\r\nthree\r\nfour", opened) + "&change_message=because";
            Site.Answer conflict = site.form("/servers/a", mine);
            assertEquals(412, conflict.status());
            assertEquals("one\nTWO\nthree", definition(site));
            String page = conflict.text();
            for (String shown : List.of(
                    "a was changed meanwhile",
                    "<del>TWO</del>",
                    "<ins>two</ins>",
                    "<ins>four</ins>",
                    "\none\ntwo\nthree\nfour</textarea>",
                    "value=\"because\"",
                    "Save mine over theirs",
                    "Take theirs and edit")) {
                assertTrue(page.contains(shown), shown + " in " + page);
            }
            String present = version(site.get("/servers/a"));
            assertTrue(page.contains("name=\"version\" value=\"" + escaped(present) + "\""), page);
            Site.Answer saved = site.form("/servers/a", form("a", "one\r\ntwo\r\nthree\r\nfour", present));
            assertEquals(303, saved.status());
            assertEquals("one\ntwo\nthree\nfour", definition(site));
        }
    }

    /** 36. */
    @EveryStore
    void theSecondOfTwoWhoEditTakesTheirsAndKeepsWhatWasTyped(Store store) {
        try (Site site = new Site(store)) {
            String opened = version(site.json("PUT", "/servers/a", "{\"definition\":\"first\"}"));
            site.json("PUT", "/servers/a", "{\"definition\":\"theirs\"}");
            Site.Answer taken = site.form("/servers/a", form("a", "mine", opened) + "&do=take");
            assertEquals(200, taken.status());
            assertTrue(taken.text().contains("\ntheirs</textarea>"), taken.text());
            assertTrue(
                    taken.text().contains("name=\"typed\" readonly rows=\"8\" spellcheck=\"false\">\nmine</textarea>"));
            site.json("PUT", "/servers/a", "{\"definition\":\"theirs again\"}");
            String again = form("a", "theirs and mine", opened) + "&typed=mine";
            Site.Answer conflict = site.form("/servers/a", again);
            assertEquals(412, conflict.status());
            assertTrue(conflict.text().contains("\nmine</textarea>"));
            assertTrue(conflict.text().contains("\ntheirs and mine</textarea>"));
        }
    }

    @EveryStore
    void whatWasDeletedMeanwhileCanBeCreatedAgain(Store store) {
        try (Site site = new Site(store)) {
            String opened = version(site.json("PUT", "/servers/a", "{\"definition\":\"first\"}"));
            site.json("DELETE", "/servers/a", "");
            Site.Answer gone = site.form("/servers/a", form("a", "mine", opened));
            assertEquals(412, gone.status());
            assertTrue(gone.text().contains("action=\"/servers\""), gone.text());
            assertTrue(gone.text().contains("\nmine</textarea>"));
            assertEquals(404, site.get("/servers/a").status());
            assertEquals(
                    303,
                    site.form("/servers", "name=a&definition=mine&enabled=true&do=save")
                            .status());
            assertEquals("mine", definition(site));
        }
    }

    @EveryStore
    void aPreviewShowsWhatWouldChangeAndSavesNothing(Store store) {
        try (Site site = new Site(store)) {
            String opened = version(site.json("PUT", "/servers/a", "{\"definition\":\"one\\ntwo\"}"));
            Site.Answer preview = site.form(
                    "/servers/a", "name=b&definition=one%0D%0Athree&version=" + encoded(opened) + "&do=preview");
            assertEquals(200, preview.status());
            for (String shown : List.of(
                    "<del>two</del>",
                    "<ins>three</ins>",
                    "It is called a now; you call it b.",
                    "It is enabled now; yours is disabled.",
                    "\none\nthree</textarea>")) {
                assertTrue(preview.text().contains(shown), shown + " in " + preview.text());
            }
            assertEquals("one\ntwo", definition(site));
            Site.Answer same = site.form("/servers/a", form("a", "one\r\ntwo", opened) + "&do=preview");
            assertTrue(same.text().contains("The text is the same."), same.text());
            assertEquals(
                    422,
                    site.form("/servers/a", form("a", "x", opened) + "&do=dance")
                            .status());
        }
    }

    @EveryStore
    void whatIsNotValidComesBackWithTheReason(Store store) {
        try (Site site = new Site(store)) {
            String opened = version(site.json("PUT", "/aliases/a", "{\"definition\":\"a -> /b\"}"));
            site.json("PUT", "/aliases/taken", "{\"definition\":\"taken -> /b\"}");
            Site.Answer invalid = site.form("/aliases/a", form("a", "no arrow", opened));
            assertEquals(422, invalid.status());
            assertTrue(invalid.text().contains("\nno arrow</textarea>"), invalid.text());
            Site.Answer taken = site.form("/aliases/a", form("taken", "a -> /typed", opened));
            assertEquals(409, taken.status());
            assertTrue(taken.text().contains("\na -&gt; /typed</textarea>"), taken.text());
            assertTrue(taken.text().contains("choose another name"));
            Site.Answer created = site.form("/aliases", "name=odd+name&definition=x+-%3E+%2Fy&enabled=true");
            assertEquals(422, created.status());
            assertTrue(created.text().contains("value=\"odd name\""), created.text());
            assertTrue(created.text().contains("\nx -&gt; /y</textarea>"));
            assertEquals("a\ntaken\n", site.get("/aliases.txt").text());
        }
    }

    @EveryStore
    void noPageShowsTheValueOfASecretThatWasTyped(Store store) {
        try (Site site = new Site(store)) {
            String opened = version(site.json("PUT", "/secrets/s", "{\"definition\":\"canary-1\"}"));
            site.json("PUT", "/secrets/s", "{\"definition\":\"canary-2\"}");
            String present = version(site.get("/secrets/s"));
            List<Site.Answer> pages = List.of(
                    site.form("/secrets/s", form("s", "canary-3", opened)),
                    site.form("/secrets/s", form("s", "canary-3", opened) + "&do=take"),
                    site.form("/secrets/s", form("s", "canary-3", present) + "&do=preview"),
                    site.form("/secrets/s", form("odd name", "canary-3", present)),
                    site.form("/secrets", "name=s&definition=canary-3&enabled=true"),
                    site.get("/secrets/s", "Accept", "text/html"),
                    site.get("/secrets/s?format=csv"),
                    site.get("/secrets/s?format=txt"),
                    site.get("/secrets.csv"),
                    site.get("/secrets.txt"),
                    site.get("/secrets.html"));
            assertEquals(
                    List.of(412, 200, 200, 422, 409, 200, 200, 200, 200, 200, 200),
                    pages.stream().map(Site.Answer::status).toList());
            for (Site.Answer page : pages) {
                assertFalse(page.text().contains("canary"), page.text());
            }
            assertTrue(pages.get(5).text().contains("action=\"/secrets/s/reveal\""));
            assertEquals(
                    "id,name,redacted,created_at,updated_at,enabled\r\n"
                            + "1,s,true,2026-01-02T12:00:00.000000Z,2026-01-02T12:00:00.000002Z,true\r\n",
                    site.get("/secrets.csv").text());
        }
    }

    private static String form(String name, String definition, String version) {
        return "name=" + PercentEncoding.encode(name) + "&definition=" + PercentEncoding.encode(definition)
                + "&enabled=true&version=" + encoded(version);
    }

    private static String version(Site.Answer answer) {
        return answer.header("ETag");
    }

    private static String encoded(String version) {
        return PercentEncoding.encode(version);
    }

    private static String escaped(String version) {
        return version.replace("\"", "&#34;");
    }

    private static String definition(Site site) {
        return site.get("/servers/a").json().get("definition").textValue();
    }
}
