package dev.isomer.web.resource.alias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.List;

/** Every path that nothing else answers: led on by the first enabled alias that matches, or not found. */
@UseSchema(CatalogSchemaSource.class)
final class AliasRedirectsTest {
    private static final String TEXT = "Some content that an alias leads to, long enough to need its own place. ";

    @EveryStore
    void everyKindOfPatternLeadsOn(Store store) {
        try (Site site = new Site(store)) {
            define(site, "guide", "guide -> /manual\n  api -> /manual/api#top\n/upper -> /case [ignore-case]");
            define(site, "glob", "/old/* -> /new/*?x=1 [glob]");
            define(site, "regex", "/v[0-9]+ -> /version-page [regex]");
            define(site, "user", "/user/<int:id>/<path:rest> -> /people/<id>/<rest> [flask]");
            define(site, "var", "/v/home -> /{place}/here");
            site.catalog().write(tx -> tx.variables().create("place", "some/where", true));
            assertLeads(site, "/guide", "/manual");
            assertLeads(site, "/guide/", "/manual");
            assertLeads(site, "/guide/api", "/manual/api#top");
            assertLeads(site, "/UPPER", "/case");
            assertLeads(site, "/old/a/b", "/new/a/b?x=1");
            assertLeads(site, "/v42", "/version-page");
            assertLeads(site, "/user/7/a/b", "/people/7/a/b");
            assertLeads(site, "/v/home", "/some/where/here");
            for (String target : List.of("/GUIDE", "/guide/other", "/old", "/v4a", "/user/x/a", "/nothing", "/a/b/c")) {
                assertEquals(404, site.get(target).status(), target);
            }
        }
    }

    @EveryStore
    void theQueryIsKeptAndTheMethodWhereItMayHaveABody(Store store) {
        try (Site site = new Site(store)) {
            define(site, "guide", "guide -> /manual?a=1#top");
            assertEquals("/manual?a=1&b=%20x&c#top", site.get("/guide?b=%20x&c").header("Location"));
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                Site.Answer answer = site.send(method, "/guide?b=2", "body");
                assertEquals(307, answer.status(), method);
                assertEquals("/manual?a=1&b=2#top", answer.header("Location"), method);
                assertEquals(404, site.send(method, "/nothing", "body").status(), method);
            }
            assertEquals(302, site.send("HEAD", "/guide", "").status());
            assertEquals(302, site.send("OPTIONS", "/guide", "").status());
        }
    }

    @EveryStore
    void aLoopIsAnsweredWithItsChain(Store store) {
        try (Site site = new Site(store)) {
            define(site, "a", "a -> /b");
            define(site, "b", "b -> /c?x=1");
            define(site, "c", "c -> /a");
            define(site, "self", "self -> /self");
            Site.Answer loop = site.get("/a");
            assertEquals(508, loop.status());
            assertEquals(
                    "[\"/a\",\"/b\",\"/c\",\"/a\"]", loop.json().get("chain").toString());
            assertEquals(508, site.get("/self").status());
            assertEquals(508, site.send("POST", "/b", "").status());
            String page = site.get("/a", "Accept", "text/html").text();
            assertTrue(page.contains("/a → /b → /c → /a"), page);
        }
    }

    @EveryStore
    void whatTheApplicationAnswersItselfIsNeverLedAway(Store store) {
        try (Site site = new Site(store)) {
            Cid cid = site.catalog().write(tx -> tx.contents().store(Bytes.ofUtf8(TEXT)));
            Cid absent = Cid.of(TEXT + TEXT);
            define(site, "all", "/* -> " + cid.path() + " [glob]");
            assertLeads(site, "/anything/at/all", cid.path());
            assertEquals(200, site.get("/").status());
            assertEquals(200, site.get("/servers").status());
            assertEquals(TEXT, site.get(cid.path() + ".txt").text());
            assertEquals(404, site.get(absent.path()).status());
            assertEquals(404, site.get("/servers/none").status());
            assertEquals(404, site.get("/servers/none/at/all").status());
            assertEquals(404, site.get("//anything").status());
            assertEquals(404, site.get("/any%2Fthing").status());
            assertEquals(404, site.get("/" + "x".repeat(2_100)).status());
            assertEquals(405, site.send("POST", cid.path(), "").status());
        }
    }

    @EveryStore
    void everyChangeCountsForTheNextRequest(Store store) {
        try (Site site = new Site(store)) {
            assertEquals(404, site.get("/guide").status());
            define(site, "guide", "guide -> /{place}");
            assertLeads(site, "/guide", "/%7Bplace%7D");
            site.json("POST", "/variables", "{\"name\":\"place\",\"definition\":\"here\"}");
            assertLeads(site, "/guide", "/here");
            site.json("PATCH", "/variables/place", "{\"definition\":\"there\"}");
            assertLeads(site, "/guide", "/there");
            site.json("POST", "/aliases/guide/enabled", "{\"enabled\":false}");
            assertEquals(404, site.get("/guide").status());
            site.json("POST", "/aliases/guide/enabled", "{\"enabled\":true}");
            define(site, "a-first", "/guide -> /first");
            assertLeads(site, "/guide", "/first");
            site.send("DELETE", "/aliases/a-first", "");
            assertLeads(site, "/guide", "/there");
            site.json("PATCH", "/aliases/guide", "{\"definition\":\"/d -> /changed\"}");
            assertEquals(404, site.get("/guide").status());
            assertLeads(site, "/d", "/changed");
        }
    }

    @EveryStore
    void nothingLeadsOutOfTheApplication(Store store) {
        try (Site site = new Site(store)) {
            define(site, "out", "/out/* -> /*x [glob]");
            assertEquals(404, site.get("/out//elsewhere.example/").status());
            assertEquals(404, site.get("/out/%5Celsewhere.example/").status());
            assertLeads(site, "/out/inside/", "/inside/x");
        }
    }

    private static void define(Site site, String name, String definition) {
        site.catalog().write(tx -> tx.aliases().create(name, definition, true));
    }

    private static void assertLeads(Site site, String target, String location) {
        Site.Answer answer = site.get(target);
        assertEquals(302, answer.status(), target);
        assertEquals(location, answer.header("Location"), target);
        assertEquals("no-store", answer.header("Cache-Control"), target);
    }
}
