package dev.isomer.web.resource.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.List;

/** What the pages delete comes back by one button, for every kind, and the page holds nothing of it. */
@UseSchema(CatalogSchemaSource.class)
final class UndoTest {
    @EveryStore
    void whatWasDeletedComesBackAsItWas(Store store) {
        try (Site site = new Site(store)) {
            for (Kind<?> kind : Kind.all()) {
                String list = "/" + kind.plural();
                String definition = kind == (Kind<?>) Kind.ALIAS ? "a -> /canary" : "canary";
                site.json("PUT", list + "/a", "{\"definition\":\"" + definition + "\",\"enabled\":false}");
                Site.Answer deleted =
                        site.form(list + "/a/delete", "back=" + list.replace("/", "%2F") + "%3Fsort=-name");
                assertEquals(303, deleted.status());
                String location = deleted.header("Location");
                assertTrue(location.startsWith(list + "?sort=-name&deleted="), location);
                String page = site.get(location, "Accept", "text/html").text();
                assertTrue(page.contains("Deleted a. <button>Undo</button>"), page);
                assertFalse(page.contains("canary"), page);
                String id = location.substring(location.indexOf("deleted=") + 8);
                assertTrue(page.contains("name=\"id\" value=\"" + id + "\""), page);
                Site.Answer undone =
                        site.form("/undo", "id=" + id + "&back=" + list.replace("/", "%2F") + "%3Fsort=-name");
                assertEquals(303, undone.status());
                assertEquals(list + "?sort=-name", undone.header("Location"));
                NamedEntity back =
                        site.catalog().read(tx -> tx.entities(kind).byName("a")).orElseThrow();
                assertEquals(definition, back.definition());
                assertFalse(back.enabled());
                assertEquals(404, site.form("/undo", "id=" + id).status());
                assertEquals(
                        List.of("save", "delete", "restore"),
                        site.catalog().read(tx -> tx.interactions().all(kind.singular(), "a")).stream()
                                .map(row -> row.action())
                                .toList());
            }
        }
    }

    @EveryStore
    void aBulkDeletionComesBackWholeOrNotAtAll(Store store) {
        try (Site site = new Site(store)) {
            for (String name : List.of("a", "b", "c")) {
                site.json("PUT", "/secrets/" + name, "{\"definition\":\"canary of " + name + "\"}");
            }
            String location = site.form("/batch", "kind=secrets&do=delete&name=a&name=b&name=c")
                    .header("Location");
            String page = site.get(location, "Accept", "text/html").text();
            assertTrue(page.contains("Deleted 3 secrets. <button>Undo</button>"), page);
            assertFalse(page.contains("canary"), page);
            String id = location.substring(location.indexOf("deleted=") + 8);
            site.json("PUT", "/secrets/b", "{\"definition\":\"another\"}");
            assertEquals(409, site.form("/undo", "id=" + id).status());
            assertEquals("b\n", site.get("/secrets.txt").text());
            site.json("DELETE", "/secrets/b", "");
            assertEquals(303, site.form("/undo", "id=" + id).status());
            assertEquals("a\nb\nc\n", site.get("/secrets.txt").text());
            assertEquals(
                    "canary of b",
                    site.catalog()
                            .read(tx -> tx.secrets().byName("b"))
                            .orElseThrow()
                            .definition());
        }
    }

    @EveryStore
    void anUnknownIdUndoesNothing(Store store) {
        try (Site site = new Site(store)) {
            site.json("PUT", "/servers/a", "{\"definition\":\"x\"}");
            site.form("/servers/a/delete", "");
            assertEquals(404, site.form("/undo", "id=guessed").status());
            assertEquals(404, site.form("/undo", "").status());
            assertEquals(
                    415, site.json("POST", "/undo", "{\"id\":\"deletion-1\"}").status());
            assertEquals(0, site.get("/servers").json().get("items").size());
            String page =
                    site.get("/servers?deleted=guessed", "Accept", "text/html").text();
            assertTrue(page.contains("not kept for undoing any more"), page);
            assertFalse(page.contains("<button>Undo</button>"), page);
        }
    }
}
