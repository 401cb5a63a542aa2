package dev.isomer.web.resource.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Parts of lists: filters, orders, and pages that together are the whole. */
@UseSchema(CatalogSchemaSource.class)
final class ListPagesTest {
    @EveryStore
    void allPagesTogetherAreTheListInItsOrder(Store store) {
        try (Site site = new Site(store)) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 23; i++) {
                names.add(String.format("n%02d", (i * 7) % 23));
                site.json("PUT", "/variables/" + names.get(i), "{\"definition\":\"x\"}");
            }
            List<String> sorted = names.stream().sorted().toList();
            assertEquals(sorted, pages(site, "/variables?limit=5"));
            List<String> reversed = new ArrayList<>(sorted);
            Collections.reverse(reversed);
            assertEquals(reversed, pages(site, "/variables?limit=4&sort=-name"));
            assertEquals(names, pages(site, "/variables?limit=6&sort=created_at"));
            assertEquals(
                    List.of("n10", "n11", "n12", "n13"),
                    pages(site, "/variables?limit=1&prefix=n1&enabled=true").subList(0, 4));
        }
    }

    @EveryStore
    void filtersAreLiteral(Store store) {
        try (Site site = new Site(store)) {
            for (String name : List.of("ab_c", "abXc", "Ab_c", "zab_")) {
                site.json("PUT", "/variables/" + name, "{\"definition\":\"x\"}");
            }
            site.json("POST", "/variables/zab_/enabled", "{\"enabled\":false}");
            assertEquals(List.of("ab_c"), pages(site, "/variables?prefix=ab_"));
            assertEquals(List.of("ab_c", "zab_"), pages(site, "/variables?q=ab_"));
            assertEquals(List.of("zab_"), pages(site, "/variables?enabled=false"));
            assertEquals(List.of(), pages(site, "/variables?prefix=%25"));
        }
    }

    @EveryStore
    void aCursorOfAnotherListAndAWrongParameterAreRefused(Store store) {
        try (Site site = new Site(store)) {
            for (String name : List.of("a", "b", "c")) {
                site.json("PUT", "/variables/" + name, "{\"definition\":\"x\"}");
            }
            String cursor = site.get("/variables?limit=1").json().get("next").textValue();
            assertEquals(200, site.get("/variables?limit=2&after=" + cursor).status());
            for (String query : List.of(
                    "sort=-name&after=" + cursor,
                    "prefix=a&after=" + cursor,
                    "after=nonsense",
                    "limit=0",
                    "limit=501",
                    "limit=-1",
                    "limit=x",
                    "sort=definition",
                    "enabled=maybe",
                    "nam=a",
                    "format=xml")) {
                assertEquals(400, site.get("/variables?" + query).status(), query);
            }
        }
    }

    @EveryStore
    void aBrowserGetsThePageAndEveryoneElseJson(Store store) {
        try (Site site = new Site(store)) {
            String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
            assertEquals(
                    "text/html; charset=utf-8",
                    site.get("/servers", "Accept", browser).header("Content-Type"));
            for (String accept :
                    List.of("*/*", "image/png", "application/json", "text/html;q=0.5, application/json", "x")) {
                assertEquals(
                        "application/json",
                        site.get("/servers", "Accept", accept).header("Content-Type"),
                        accept);
            }
            assertEquals("application/json", site.get("/servers").header("Content-Type"));
            assertEquals(
                    "application/json",
                    site.get("/servers?format=json", "Accept", browser).header("Content-Type"));
            assertEquals(
                    "text/html; charset=utf-8", site.get("/servers?format=html").header("Content-Type"));
            Site.Answer missing = site.get("/servers/none", "Accept", browser);
            assertEquals(404, missing.status());
            assertTrue(missing.text().contains("There is no server"));
            assertEquals("application/problem+json", site.get("/servers/none").header("Content-Type"));
        }
    }

    private static List<String> pages(Site site, String first) {
        List<String> names = new ArrayList<>();
        String target = first;
        while (true) {
            Site.Answer answer = site.get(target);
            assertEquals(200, answer.status(), target);
            names.addAll(answer.json().get("items").findValuesAsText("name"));
            String link = answer.header("Link");
            assertEquals(answer.json().get("next").isNull(), link.equals("none"));
            if (link.equals("none")) {
                return names;
            }
            target = link.substring(1, link.indexOf('>'));
        }
    }
}
