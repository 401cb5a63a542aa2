package dev.isomer.web.resource.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.Catalog;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.StoreTest;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Lists that are far longer than a page, and that change while they are read. */
@UseSchema(CatalogSchemaSource.class)
final class LargeListsTest {
    private static final int ROWS_OF_A_WRITE = 1_000;

    /** 19. */
    @EveryStore
    void pagesHoldEachOfTenThousandOnceWhileAThousandAreInserted(Store store) {
        try (Site site = new Site(store)) {
            create(site.catalog(), 10_000, i -> String.format("old-%05d", i));
            List<String> seen = new ArrayList<>();
            String target = "/variables?limit=500";
            for (int part = 0; !target.isEmpty(); part++) {
                Site.Answer answer = site.get(target);
                assertEquals(200, answer.status(), target);
                seen.addAll(answer.json().get("items").findValuesAsText("name"));
                int number = part;
                if (part < 20) {
                    create(site.catalog(), 50, i -> String.format("old-%05d-new-%d", (i * 7919) % 10_000, number));
                }
                String link = answer.header("Link");
                target = link.equals("none") ? "" : link.substring(1, link.indexOf('>'));
            }
            List<String> old = IntStream.range(0, 10_000)
                    .mapToObj(i -> String.format("old-%05d", i))
                    .toList();
            assertEquals(
                    old, seen.stream().filter(name -> !name.contains("new")).toList());
            assertEquals(seen.stream().sorted().distinct().toList(), seen);
            assertEquals(11_000, count(site));
        }
    }

    /** 19. */
    @EveryStore
    void aCursorServesNoOtherFilterAndNoOtherOrder(Store store) {
        try (Site site = new Site(store)) {
            create(site.catalog(), 100, i -> String.format("v%03d", i));
            JsonNode first =
                    site.get("/variables?limit=10&prefix=v0&sort=-name").json();
            String cursor = "&after=" + first.get("next").textValue();
            assertEquals(
                    200, site.get("/variables?prefix=v0&sort=-name" + cursor).status());
            for (String other : List.of(
                    "prefix=v0",
                    "prefix=v0&sort=name",
                    "prefix=v0&sort=updated_at",
                    "prefix=v0&sort=-name&enabled=true",
                    "prefix=v0&sort=-name&q=1",
                    "prefix=v&sort=-name",
                    "sort=-name")) {
                Site.Answer refused = site.get("/variables?" + other + cursor);
                assertEquals(400, refused.status(), other);
                assertEquals(
                        "/problems/invalid-cursor", refused.json().get("type").textValue());
            }
            assertEquals(400, site.get("/servers?prefix=v0&sort=-name" + cursor).status());
        }
    }

    /** 39. */
    @StoreTest(engine = "memory")
    void aPageOfAHundredThousandInMemoryHasNoMoreRowsThanAskedFor(Store store) {
        pagesAreOfTheirSize(store, 1);
    }

    /** 39. */
    @StoreTest(engine = "sqlite")
    void aPageOfAHundredThousandInAFileHasNoMoreRowsThanAskedFor(Store store) {
        pagesAreOfTheirSize(store, 1);
    }

    /** Fewer, as each goes to the server and back. */
    @EveryStore
    void aPageOfTenThousandHasNoMoreRowsThanAskedFor(Store store) {
        pagesAreOfTheirSize(store, 10);
    }

    /** Every so many-th of a hundred thousand rows is there. */
    private static void pagesAreOfTheirSize(Store store, int step) {
        try (Site site = new Site(store)) {
            create(site.catalog(), 100_000 / step, i -> String.format("v%06d", i * step));
            for (String target : List.of(
                    "/variables",
                    "/variables?q=99",
                    "/variables?prefix=v05&sort=-name",
                    "/variables?sort=-updated_at")) {
                assertEquals(50, rows(site.get(target, "Accept", "text/html").text()), target);
            }
            assertEquals(500, rows(site.get("/variables?limit=500&format=html").text()));
            String page = site.get("/variables?q=v09999", "Accept", "text/html").text();
            assertEquals(10 / step, rows(page));
            assertTrue(page.contains(10 / step + " matching"), page);
            assertEquals(50, site.get("/variables.csv").text().lines().count() - 1);
        }
    }

    /** 37. */
    @EveryStore
    void theAddressAloneGivesTheView(Store store) {
        try (Site site = new Site(store)) {
            create(site.catalog(), 30, i -> String.format("v%02d", i));
            String target = "/variables?q=1&prefix=v&enabled=true&sort=-updated_at&limit=5";
            String page = site.get(target, "Accept", "text/html").text();
            for (String shown : List.of(
                    "name=\"prefix\" value=\"v\"",
                    "name=\"q\" value=\"1\"",
                    "<option value=\"true\" selected>",
                    "<option value=\"-updated_at\" selected>",
                    "name=\"limit\" value=\"5\"",
                    "href=\"/variables.csv?" + target.substring(11).replace("&", "&amp;") + "\"",
                    "name=\"back\" value=\"" + target.replace("&", "&amp;") + "\"")) {
                assertTrue(page.contains(shown), shown + " in " + page);
            }
            assertEquals(5, rows(page));
            assertEquals(
                    site.get("/variables.csv?sort=-updated_at").text(),
                    site.get("/variables.csv?format=csv&sort=-updated_at").text());
        }
    }

    private static int rows(String page) {
        return page.split("<th scope=\"row\">", -1).length - 1;
    }

    private static long count(Site site) {
        return site.catalog().read(tx -> tx.variables().count());
    }

    private static void create(Catalog catalog, int count, IntFunction<String> name) {
        for (int begin = 0; begin < count; begin += ROWS_OF_A_WRITE) {
            int first = begin;
            int end = Math.min(count, begin + ROWS_OF_A_WRITE);
            catalog.write(tx -> {
                for (int i = first; i < end; i++) {
                    tx.variables().create(name.apply(i), "x", true);
                }
                return end;
            });
        }
    }
}
