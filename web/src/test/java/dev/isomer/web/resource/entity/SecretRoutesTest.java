package dev.isomer.web.resource.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.secret.Passphrase;
import dev.isomer.catalog.secret.SecretVault;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.List;
import java.util.Random;

/** The one address that gives a secret's value. */
@UseSchema(CatalogSchemaSource.class)
final class SecretRoutesTest {
    private static final String VALUE = "hünter2 </textarea>";

    @EveryStore
    void theValueIsGivenWhenItIsAskedForAndThatIsRecorded(Store store) {
        try (Site site = new Site(store)) {
            site.json("PUT", "/secrets/s", "{\"definition\":\"" + VALUE + "\"}");
            Site.Answer answer = site.send("POST", "/secrets/s/reveal", "");
            assertEquals(200, answer.status());
            assertEquals("{\"name\":\"s\",\"definition\":\"" + VALUE + "\"}", answer.text());
            assertEquals("no-store", answer.header("Cache-Control"));
            assertEquals("none", answer.header("ETag"));
            Site.Answer page = site.form("/secrets/s/reveal", "");
            assertTrue(page.text().contains(">\nhünter2 &lt;/textarea&gt;</textarea>"), page.text());
            assertEquals("no-store", page.header("Cache-Control"));
            List<EntityInteraction> events =
                    site.catalog().read(tx -> tx.interactions().all("secret", "s"));
            assertEquals(
                    List.of("save", "reveal", "reveal"),
                    events.stream().map(EntityInteraction::action).toList());
            assertTrue(events.stream().allMatch(event -> event.content().isEmpty()));
        }
    }

    @EveryStore
    void noOtherRequestGivesIt(Store store) {
        try (Site site = new Site(store)) {
            site.json("PUT", "/secrets/s", "{\"definition\":\"" + VALUE + "\"}");
            for (String accept : List.of("text/html", "application/json")) {
                assertEquals(
                        405, site.get("/secrets/s/reveal", "Accept", accept).status());
                assertEquals(
                        "POST, OPTIONS",
                        site.get("/secrets/s/reveal", "Accept", accept).header("Allow"));
                assertFalse(site.get("/secrets/s", "Accept", accept).text().contains("nter2"));
                assertFalse(site.get("/secrets", "Accept", accept).text().contains("nter2"));
            }
            assertTrue(site.get("/secrets/s", "Accept", "text/html").text().contains("action=\"/secrets/s/reveal\""));
            assertEquals(404, site.send("POST", "/secrets/none/reveal", "").status());
            assertEquals(404, site.send("POST", "/servers/s/reveal", "").status());
            assertEquals(
                    403,
                    site.send("POST", "/secrets/s/reveal", "", "Origin", "http://elsewhere.example")
                            .status());
        }
    }

    @EveryStore
    void withoutItsKeyASecretIsListedAndNotShown(Store store) {
        try (Site site = site(store, "one")) {
            site.json("PUT", "/secrets/s", "{\"definition\":\"" + VALUE + "\"}");
            assertTrue(site.send("POST", "/secrets/s/reveal", "").text().contains("nter2"));
        }
        for (String key : List.of("", "two")) {
            try (Site site = site(store, key)) {
                Site.Answer answer = site.send("POST", "/secrets/s/reveal", "");
                assertEquals(409, answer.status());
                assertTrue(answer.json().get("detail").textValue().contains("VIEWER_SECRET_KEY"), answer.text());
                assertEquals(200, site.get("/secrets/s").status());
                assertEquals(
                        "s", site.get("/secrets").json().at("/items/0/name").textValue());
                Site.Answer off = site.json("POST", "/secrets/s/enabled", "{\"enabled\":" + !key.isEmpty() + "}");
                assertEquals(200, off.status());
                assertEquals(
                        409,
                        site.json("PATCH", "/secrets/s", "{\"name\":\"t\"}").status());
            }
        }
        try (Site site = site(store, "one")) {
            assertTrue(site.send("POST", "/secrets/s/reveal", "").text().contains("nter2"));
            assertEquals(
                    200, site.json("PATCH", "/secrets/s", "{\"name\":\"t\"}").status());
            assertTrue(site.send("POST", "/secrets/t/reveal", "").text().contains("nter2"));
        }
    }

    private static Site site(Store store, String key) {
        return new Site(store, ContentDirectory.none(), SecretVault.of(new Passphrase(key), 1, new Random(5)));
    }
}
