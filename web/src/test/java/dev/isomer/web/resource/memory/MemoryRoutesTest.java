package dev.isomer.web.resource.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Export;
import dev.isomer.catalog.model.Variable;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes how much, and making room by age. */
@UseSchema(CatalogSchemaSource.class)
final class MemoryRoutesTest {
    private static final Pattern LINK = Pattern.compile("<a href=\"(/memory)\">Make room");
    private static final Pattern FORM = Pattern.compile(
            "<form method=\"post\" action=\"(/memory/interactions/delete)\">\\s*<label>The oldest <input"
                    + " type=\"number\""
                    + " name=\"(oldest)\"");

    private static Store limited() {
        return Stores.open(
                "memory:", CatalogSchema.SCHEMA, StoreOptions.defaults().withMemoryLimitBytes(1024 * 1024));
    }

    private static int create(Site site, String name) {
        return site.form("/variables", "name=" + name + "&enabled=true&definition=" + "x".repeat(40_000))
                .status();
    }

    @Test
    @DisplayName("behaviour 13, and at the limit a person makes room by the page alone")
    void atTheLimitAPersonMakesRoomByThePageAlone() {
        try (Store store = limited();
                Site site = new Site(store)) {
            int made = 0;
            while (create(site, "v" + made) == 303) {
                made++;
            }
            Site.Answer full = site.form("/variables", "name=v" + made + "&definition=" + "x".repeat(40_000));
            assertEquals(507, full.status());
            assertTrue(full.text().contains("x".repeat(40_000)), "what was typed stands in the form again");
            Matcher link = LINK.matcher(full.text());
            assertTrue(link.find(), full.text());
            String memory = site.get(link.group(1), "Accept", "text/html").text();
            Matcher form = FORM.matcher(memory);
            assertTrue(form.find(), memory);
            Site.Answer deleted = site.form(form.group(1), form.group(2) + "=5");
            assertEquals(303, deleted.status());
            assertEquals("/memory?deleted=5&of=interactions", deleted.header("Location"));
            assertEquals(
                    200,
                    site.get(deleted.header("Location"), "Accept", "text/html").status());
            assertEquals(303, create(site, "v" + made));
            assertEquals(made + 1, store.repository(Variable.TYPE).count());
        }
    }

    @Test
    void deletingWorksWhereNotEvenItsRecordFits() {
        try (Store store = limited();
                Site site = new Site(store)) {
            site.catalog().write(tx -> tx.interactions().record(InteractionRequest.now("a", "b", "c", null, "")));
            fill(site.catalog());
            long before = store.repository(EntityInteraction.TYPE).count();
            assertEquals(
                    1,
                    site.json("POST", "/memory/interactions/delete", "{\"oldest\":1}")
                            .json()
                            .get("deleted")
                            .intValue());
            assertEquals(before - 1, store.repository(EntityInteraction.TYPE).count());
        }
    }

    @Test
    void anEntityIsDeletedWhereItsRecordDoesNotFitAndCanBeBroughtBack() {
        try (Store store = limited();
                Site site = new Site(store)) {
            site.catalog().write(tx -> tx.variables().create("small", "x", true));
            fill(site.catalog());
            Site.Answer deleted = site.form("/variables/small/delete", "");
            assertEquals(303, deleted.status(), deleted.text());
            assertEquals(404, site.get("/variables/small").status());
            assertEquals(0, store.repository(EntityInteraction.TYPE).count());
            assertEquals(204, site.send("DELETE", "/variables/filling", "").status());
            EntityInteraction recorded =
                    store.repository(EntityInteraction.TYPE).list().get(0);
            assertEquals("filling", recorded.entityName());
        }
    }

    /** With one variable, to the last byte. */
    private static void fill(Catalog catalog) {
        int length = 0;
        int more = 512 * 1024;
        while (more > 0) {
            String content = "x".repeat(length + more);
            try {
                catalog.write(tx -> tx.variables().save("filling", content, true));
                length += more;
            } catch (MemoryLimitExceededException full) {
                more /= 2;
            }
        }
    }

    @EveryStore
    void recordsAreDeletedByAgeAndThatIsRecorded(Store store) {
        try (Site site = new Site(store)) {
            for (int i = 0; i < 5; i++) {
                String cid = "c" + i;
                site.catalog().write(tx -> tx.exports().record(cid));
            }
            String third = store.repository(Export.TYPE)
                    .get(3)
                    .orElseThrow()
                    .createdAt()
                    .toString();
            Site.Answer deleted = site.json("POST", "/memory/exports/delete", "{\"before\":\"" + third + "\"}");
            assertEquals("{\"deleted\":2}", deleted.text());
            for (int left : new int[] {3, 0}) {
                Site.Answer rest = site.json("POST", "/memory/exports/delete", "{\"oldest\":9}");
                assertEquals("{\"deleted\":" + left + "}", rest.text());
            }
            assertEquals(2, store.repository(EntityInteraction.TYPE).count());
            assertEquals(
                    0,
                    site.get("/memory")
                            .json()
                            .get("types")
                            .get("export")
                            .get("rows")
                            .intValue());
            assertEquals(200, site.get("/memory", "Accept", "text/html").status());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"oldest\":0}",
                "{\"oldest\":-1}",
                "{\"oldest\":\"all\"}",
                "{\"before\":\"yesterday\"}",
                "{\"oldest\":1,\"before\":\"2026-01-01\"}",
                "{\"newest\":1}"
            })
    void whatSaysNotJustWhatToDeleteIsRefused(String body) {
        try (Store store = limited();
                Site site = new Site(store)) {
            assertEquals(422, site.json("POST", "/memory/history/delete", body).status());
            assertEquals(404, site.json("POST", "/memory/servers/delete", body).status());
        }
    }
}
