package dev.isomer.web.resource.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.catalog.model.PageView;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Pages of what is recorded: together they are the whole, newest first, whatever their size and whatever is added. */
@UseSchema(CatalogSchemaSource.class)
final class RecordPagesTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private record Row(String path, Instant at, long id) {}

    @EveryStore
    void pagesOfViewsTogetherAreTheWholeWhateverTheirTimes(Store store) {
        try (Site site = new Site(store)) {
            for (long seed = 1; seed <= 12; seed++) {
                Random random = new Random(seed);
                List<Row> rows = views(site, random);
                Instant from = NOON.minusSeconds(random.nextInt(10));
                Instant to = NOON.plusSeconds(random.nextInt(10));
                String bounds = random.nextBoolean() ? "" : "&from=" + from + "&to=" + to;
                List<String> expected = rows.stream()
                        .filter(row -> bounds.isEmpty()
                                || !row.at().isBefore(from) && !row.at().isAfter(to))
                        .sorted(Comparator.comparing(Row::at)
                                .thenComparing(Row::id)
                                .reversed())
                        .map(Row::path)
                        .toList();
                int limit = 1 + random.nextInt(9);
                assertEquals(expected, all(site, "/history?limit=" + limit + bounds, "path"), "seed " + seed);
                site.catalog().write(tx -> {
                    tx.aged(PageView.VIEWED_AT).deleteOldest(1_000);
                    return rows.size();
                });
            }
        }
    }

    private static List<Row> views(Site site, Random random) {
        List<Row> rows = new ArrayList<>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            String path = "/v" + i;
            Instant at = NOON.plusSeconds(random.nextInt(20) - 10);
            long id = site.catalog()
                    .write(tx -> tx.pageViews().recordAt(path, "GET", null, null, at))
                    .id();
            rows.add(new Row(path, at, id));
        }
        return rows;
    }

    @EveryStore
    void whatIsAddedMeanwhileMovesNoPage(Store store) {
        try (Site site = new Site(store)) {
            for (int i = 0; i < 9; i++) {
                interaction(site, "n" + i);
            }
            JsonNode first = site.get("/interactions?limit=4&action=save").json();
            interaction(site, "new");
            List<String> names = new ArrayList<>(first.get("items").findValuesAsText("entity_name"));
            names.addAll(all(
                    site,
                    "/interactions?limit=4&action=save&after="
                            + first.get("next").textValue(),
                    "entity_name"));
            assertEquals(List.of("n8", "n7", "n6", "n5", "n4", "n3", "n2", "n1", "n0"), names);
            assertEquals(
                    400,
                    site.get("/interactions?after=" + first.get("next").textValue())
                            .status());
            String page =
                    site.get("/interactions?limit=4", "Accept", "text/html").text();
            assertTrue(page.contains("rel=\"next\">Older</a>"), page);
        }
    }

    private static void interaction(Site site, String name) {
        site.catalog().write(tx -> tx.interactions().record(InteractionRequest.now("server", name, "save", null, "x")));
    }

    private static List<String> all(Site site, String first, String field) {
        List<String> values = new ArrayList<>();
        String target = first;
        while (true) {
            Site.Answer answer = site.get(target, "X-Requested-With", "XMLHttpRequest");
            assertEquals(200, answer.status(), target);
            answer.json()
                    .get("items")
                    .forEach(item -> values.add(item.get(field).textValue()));
            String link = answer.header("Link");
            assertEquals(answer.json().get("next").isNull(), link.equals("none"));
            if (link.equals("none")) {
                return values;
            }
            target = link.substring(1, link.indexOf('>'));
        }
    }
}
