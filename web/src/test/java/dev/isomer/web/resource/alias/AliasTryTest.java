package dev.isomer.web.resource.alias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;

/** Trying paths on aliases, saved or not: which line matches, where it leads, and who answers in the end. */
@UseSchema(CatalogSchemaSource.class)
final class AliasTryTest {
    private static final String DEFINITION =
            "# ways\nguide -> /manual\n\n/old/* -> /new/* [glob]\n/servers/* -> /x [glob]";

    @EveryStore
    void aSavedAliasTellsWhatItDoes(Store store) {
        try (Site site = new Site(store)) {
            site.catalog().write(tx -> {
                tx.aliases().create("a", "/guide -> /first", true);
                return tx.aliases().create("guide", DEFINITION, true);
            });
            JsonNode tried = site.get("/aliases/guide/try?path=/guide&path=old/x?q=1&path=/none&path=/servers/a")
                    .json();
            assertTrue(tried.get("ok").booleanValue());
            JsonNode results = tried.get("results");
            assertEquals(
                    "{\"path\":\"/guide\",\"matches\":true,\"line\":2,\"target\":\"/manual\",\"shadowed\":false,"
                            + "\"answered_by\":\"a\",\"location\":\"/first\",\"loop\":null}",
                    results.get(0).toString());
            assertEquals(
                    "{\"path\":\"/old/x\",\"matches\":true,\"line\":4,\"target\":\"/new/x\",\"shadowed\":false,"
                            + "\"answered_by\":\"guide\",\"location\":\"/new/x\",\"loop\":null}",
                    results.get(1).toString());
            assertEquals(
                    "{\"path\":\"/none\",\"matches\":false,\"line\":null,\"target\":null,\"shadowed\":false,"
                            + "\"answered_by\":null,\"location\":null,\"loop\":null}",
                    results.get(2).toString());
            assertTrue(results.get(3).get("shadowed").booleanValue());
            assertTrue(results.get(3).get("answered_by").isNull());
            assertEquals(
                    "[false,false,true]",
                    tried.get("lines").findValues("shadowed").toString().replace(" ", ""));
            String page = site.get("/aliases/guide/try?path=/guide", "Accept", "text/html")
                    .text();
            assertTrue(page.contains("Line 2 matches and leads to /manual."), page);
            assertTrue(page.contains("alias a sends it to /first."), page);
            assertTrue(page.contains("never: the application answers that path itself"), page);
            assertEquals(404, site.get("/aliases/none/try").status());
            assertEquals(400, site.get("/aliases/guide/try?q=x").status());
        }
    }

    @EveryStore
    void aDefinitionThatIsNotSavedIsJudgedLineByLine(Store store) {
        try (Site site = new Site(store)) {
            String body = "{\"definition\":\"/a -> /b\\n/c -> //host\\nnonsense\\n/( -> /x [regex]\","
                    + "\"paths\":[\"/a\",\"/c\"]}";
            JsonNode tried = site.json("POST", "/aliases/draft/try", body).json();
            assertFalse(tried.get("ok").booleanValue());
            assertEquals("[2, 3, 4]", tried.get("problems").findValues("line").toString());
            assertEquals(
                    "[true, false]", tried.get("results").findValues("matches").toString());
            assertEquals(404, site.get("/aliases/draft").status());
            JsonNode fine = site.json("POST", "/aliases/draft/try", "{\"definition\":\"-> /b\",\"paths\":\"/draft\"}")
                    .json();
            assertTrue(fine.get("ok").booleanValue());
            assertTrue(fine.get("results").get(0).get("matches").booleanValue());
            assertFalse(site.json("POST", "/aliases/draft/try", "{\"definition\":\"\"}")
                    .json()
                    .get("ok")
                    .booleanValue());
            assertEquals(422, site.json("POST", "/aliases/draft/try", "{}").status());
            assertEquals(
                    422,
                    site.json("POST", "/aliases/draft/try", "{\"definition\":\"x\",\"paths\":[1]}")
                            .status());
            assertEquals(
                    422,
                    site.json("POST", "/aliases/%20/try", "{\"definition\":\"x\"}")
                            .status());
            Site.Answer page = site.form("/aliases/draft/try", "path=%2Fq&definition=%2Fq+-%3E+%2Fq");
            assertEquals(200, page.status());
            assertTrue(page.text().contains("Line 1 matches and leads to /q."), page.text());
        }
    }

    @EveryStore
    void listAndPageSayWhatIsOutOfReach(Store store) {
        try (Site site = new Site(store)) {
            site.catalog().write(tx -> {
                tx.variables().create("place", "servers", true);
                tx.aliases().create("inside", "/{place}/x -> /y\n/free -> /y", true);
                return tx.aliases().create("outside", "/free/x -> /y", true);
            });
            String list = site.get("/aliases", "Accept", "text/html").text();
            assertEquals(2, list.split(">shadowed<", -1).length, list);
            String inside = site.get("/aliases/inside", "Accept", "text/html").text();
            assertTrue(inside.contains("<code>/servers/x</code> is never reached"), inside);
            assertTrue(inside.contains("action=\"/aliases/inside/try\""), inside);
            assertFalse(
                    site.get("/aliases/outside", "Accept", "text/html").text().contains(">shadowed<"));
        }
    }
}
