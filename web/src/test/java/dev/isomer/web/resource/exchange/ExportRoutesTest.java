package dev.isomer.web.resource.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Export;
import dev.isomer.catalog.secret.Passphrase;
import dev.isomer.catalog.secret.SecretVault;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.List;
import java.util.Random;

/** Exports by script and by page. */
@UseSchema(CatalogSchemaSource.class)
final class ExportRoutesTest {
    private static final String[] HTML = {"Accept", "text/html"};

    @EveryStore
    void theUsualDocumentIsGivenAndNotRecorded(Store store) {
        try (Site site = filled(store)) {
            Site.Answer answer = site.get("/export");
            assertEquals(200, answer.status());
            assertEquals("application/json", answer.header("Content-Type"));
            assertEquals("attachment; filename=\"export.json\"", answer.header("Content-Disposition"));
            assertTrue(answer.text().startsWith("{\n  \"aliases\": \"AAAAAA"), answer.text());
            assertTrue(answer.text().contains("{no}") && !answer.text().contains("switched off"), answer.text());
            assertFalse(answer.text().contains("hunter2"));
            assertEquals(0, store.repository(Export.TYPE).count());
            assertEquals(400, site.get("/export?only=servers").status());
        }
    }

    @EveryStore
    void anExportIsStoredRecordedAndLinked(Store store) {
        try (Site site = filled(store)) {
            String usual = site.get("/export").text();
            Site.Answer answer = site.json("POST", "/export", "{\"change_message\":\"moving\"}");
            assertEquals(201, answer.status());
            String cid = answer.json().get("cid").textValue();
            assertEquals("/" + cid + ".json", answer.header("Location"));
            assertEquals(usual, site.get(answer.header("Location")).text());
            assertEquals(usual.length(), answer.json().get("size_bytes").intValue());
            assertEquals(
                    "{\"aliases\":1,\"servers\":1,\"variables\":1}",
                    answer.json().get("sections").toString());
            assertEquals(
                    List.of(cid),
                    store.repository(Export.TYPE).list(Export.TYPE.all()).stream()
                            .map(Export::cid)
                            .toList());
            EntityInteraction event = site.catalog()
                    .read(tx -> tx.interactions().all("export", "json"))
                    .get(0);
            assertEquals("moving: Document " + cid, event.message() + ": " + event.content());
            Site.Answer form = site.form("/export", "servers=true&disabled=true&cid_values=true");
            assertEquals(303, form.status());
            String page = site.get(form.header("Location"), HTML).text();
            assertTrue(page.contains("<h2>Exported</h2>") && page.contains("/import?cid="), page);
            assertEquals(2, store.repository(Export.TYPE).count());
            assertEquals(
                    404,
                    site.get("/export?done=AAAAAABB" + "A".repeat(86), HTML).status());
            assertEquals(404, site.get("/export?done=x", HTML).status());
        }
    }

    @EveryStore
    void aDryRunSaysTheSizeAndStoresNothing(Store store) {
        try (Site site = filled(store)) {
            Site.Answer answer = site.json("POST", "/export?dryRun=true", "{}");
            assertEquals(200, answer.status());
            assertEquals(
                    site.get("/export").bytes().length,
                    answer.json().get("size_bytes").intValue());
            assertFalse(answer.json().get("stored").booleanValue());
            String page = site.form("/export?dryRun=true", "servers=true&cid_values=true")
                    .text();
            assertTrue(page.contains("<h2>It would have "), page);
            assertEquals(0, store.repository(Export.TYPE).count());
            assertEquals(400, site.json("POST", "/export?dryRun=maybe", "{}").status());
        }
    }

    @EveryStore
    void kindsAndNamesAreChosen(Store store) {
        try (Site site = filled(store)) {
            Site.Answer some =
                    site.json("POST", "/export", "{\"servers\":[\"off\"],\"aliases\":false,\"variables\":false}");
            assertEquals("{\"servers\":1}", some.json().get("sections").toString());
            assertTrue(site.get(some.header("Location")).text().contains("switched off"));
            Site.Answer form =
                    site.form("/export?format=json", "servers=true&servers_names=on%0D%0Aoff&variables_names=ignored");
            assertEquals("{\"servers\":2}", form.json().get("sections").toString());
            assertEquals(0, form.json().get("contents").intValue());
            assertTrue(site.json("POST", "/export", "{\"servers\":[\"none\"]}")
                    .text()
                    .contains("There is no server \\\"none\\\" to export"));
        }
    }

    @EveryStore
    void whatCannotBeAskedForIsRefused(Store store) {
        try (Site site = filled(store)) {
            for (String body : List.of(
                    "[]",
                    "{\"servers\":1}",
                    "{\"servers\":[]}",
                    "{\"servers\":[1]}",
                    "{\"nonsense\":true}",
                    "{\"disabled\":\"yes\"}",
                    "{\"passphrase\":1}",
                    "{\"secrets\":true}",
                    "{\"encryption\":\"rot13\"}",
                    "{\"aliases\":false,\"servers\":false,\"variables\":false}",
                    "{\"cid_values\":false,\"unreferenced\":true}")) {
                assertEquals(422, site.json("POST", "/export", body).status(), body);
            }
            assertEquals(422, site.form("/export", "").status());
            assertEquals(422, site.form("/export", "servers=true&x=y").status());
            assertEquals(400, site.json("POST", "/export", "{").status());
            assertEquals(
                    415,
                    site.send("POST", "/export", "x", "Content-Type", "text/plain")
                            .status());
            assertEquals(0, store.repository(Export.TYPE).count());
        }
    }

    @EveryStore
    void aLockedSecretIsNotExported(Store store) {
        SecretVault one = SecretVault.of(new Passphrase("one"), 1, new Random(3));
        try (Site site = new Site(store, ContentDirectory.none(), one)) {
            assertEquals(
                    201,
                    site.json("PUT", "/secrets/s", "{\"definition\":\"hunter2\"}")
                            .status());
        }
        try (Site site = new Site(store)) {
            String body = "{\"secrets\":true,\"passphrase\":\"pw\",\"encryption\":\"xor-hmac-sha256\"}";
            Site.Answer answer = site.json("POST", "/export", body);
            assertEquals(409, answer.status());
            assertEquals("/problems/secret-locked", answer.json().get("type").textValue());
            assertEquals(201, site.json("POST", "/export", "{}").status());
        }
    }

    private static Site filled(Store store) {
        Site site = new Site(store);
        site.json("PUT", "/servers/on", "{\"definition\":\"{no}\"}");
        site.json("PUT", "/servers/off", "{\"definition\":\"switched off\",\"enabled\":false}");
        site.json("PUT", "/aliases/a", "{\"definition\":\"a -> /servers/on\"}");
        site.json("PUT", "/variables/v", "{\"definition\":\"text\"}");
        site.json("PUT", "/secrets/s", "{\"definition\":\"hunter2\"}");
        return site;
    }
}
