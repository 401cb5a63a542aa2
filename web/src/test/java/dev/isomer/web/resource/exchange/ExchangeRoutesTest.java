package dev.isomer.web.resource.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.catalog.model.Kind;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.web.http.Limits;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;

/** Documents out of one application and into another one, over HTTP. */
@UseSchema(CatalogSchemaSource.class)
final class ExchangeRoutesTest {
    private static final String EVERYTHING = "{\"secrets\":true,\"passphrase\":\"öpen\",\"disabled\":true,"
            + "\"change_history\":true,\"unreferenced\":true}";

    @TempDir
    private Path folder;

    @EveryStore
    void exportedImportedAndExportedAgain(Store store) throws IOException {
        try (Site site = new Site(store)) {
            fill(site);
            byte[] binary = {0, -1, 17, -128, 0, 5};
            site.catalog().write(tx -> tx.contents().store(Bytes.of(Arrays.copyOf(binary, 90))));
            Site.Answer exported = site.json("POST", "/export", EVERYTHING);
            String document = site.get(exported.header("Location")).text();
            assertFalse(document.contains("hunter2"));
            byte[] usual = site.get("/export").bytes();
            for (EngineProvider engine : Stores.engines()) {
                Path own = Files.createTempDirectory(folder, engine.scheme());
                try (Store empty = Stores.open(engine.temporaryUrl(own), CatalogSchema.SCHEMA);
                        Site other = new Site(empty)) {
                    String form =
                            "document=" + encoded(document) + "&change_message=moved&passphrase=" + encoded("öpen");
                    Site.Answer imported = post(other, "/import", form);
                    assertEquals(200, imported.status(), imported.text());
                    assertArrayEquals(usual, other.get("/export").bytes());
                    Site.Answer again = other.json("POST", "/export", EVERYTHING);
                    assertEquals(document, other.get(again.header("Location")).text());
                    assertEquals(
                            "hunter2 é",
                            other.send("POST", "/secrets/s/reveal", "")
                                    .json()
                                    .get("definition")
                                    .textValue());
                }
            }
        }
    }

    @EveryStore
    void aWrongPassphraseImportsNothing(Store store) {
        try (Site site = new Site(store)) {
            fill(site);
            Site.Answer exported = site.json(
                    "POST", "/export", "{\"secrets\":true,\"passphrase\":\"pw\",\"encryption\":\"xor-hmac-sha256\"}");
            String document = encoded(site.get(exported.header("Location")).text());
            for (String wrong : new String[] {"", "&passphrase=no"}) {
                Site.Answer refused = post(site, "/import", "document=" + document + wrong);
                assertEquals(422, refused.status());
                assertEquals(
                        "/secrets/s", refused.json().at("/errors/0/pointer").textValue());
            }
            Site.Answer right = post(site, "/import?dryRun=true", "document=" + document + "&passphrase=pw");
            assertEquals(
                    "[\"s\"]", right.json().at("/sections/secrets/unchanged").toString());
        }
    }

    @EveryStore
    void aPersonLooksFirstAndThenImports(Store store) {
        try (Site site = new Site(store)) {
            site.json("PUT", "/variables/v", "{\"definition\":\"old\"}");
            String document = "{\"variables\":[{\"name\":\"v\",\"definition\":\"new\"},"
                    + "{\"name\":\"w\",\"definition\":\"</textarea><b>\"}],"
                    + "\"aliases\":[{\"name\":\"a\",\"definition\":\"servers -> /x\"}]}";
            String form = "cid=&passphrase=&change_message=%22why%22&document=" + encoded(document);
            Site.Answer look = site.form("/import?dryRun=true", form);
            assertEquals(200, look.status());
            assertTrue(look.text().contains("<h2>This is what it would do</h2>"), look.text());
            assertTrue(look.text().contains(">v</th><td>variables</td><td>changed</td>"), look.text());
            assertTrue(look.text().contains(">w</th><td>variables</td><td>new</td>"));
            assertTrue(look.text().contains("never matches /servers"), "the alias is shadowed");
            assertTrue(look.text().contains("&lt;/textarea&gt;&lt;b&gt;")
                    && !look.text().contains("<b>"));
            assertTrue(look.text().contains("value=\"&#34;why&#34;\""), look.text());
            assertEquals(
                    "old", site.get("/variables/v").json().get("definition").textValue());
            Site.Answer done = site.form("/import", form);
            assertEquals(303, done.status());
            String page =
                    site.get(done.header("Location"), "Accept", "text/html").text();
            assertTrue(page.contains("<li>variables: 1 created, 1 changed, 0 unchanged</li>"), page);
            assertEquals(
                    "new", site.get("/variables/v").json().get("definition").textValue());
            Site.Answer refused = site.form("/import", "document=" + encoded("{\"servers\":[{\"name\":\"x y\"}]}"));
            assertEquals(422, refused.status());
            assertTrue(refused.text().contains("<td>x y</td><td>Use a name of"), refused.text());
            assertTrue(refused.text().contains("<h2>Nothing was imported</h2>"));
            assertEquals(422, site.form("/import", "document=x&cid=AAAAAAAA").status());
            assertEquals(422, site.form("/import", "document=x&url=y").status());
        }
    }

    @EveryStore
    void thePageToStartFrom(Store store) {
        try (Site site = new Site(store)) {
            String page =
                    site.get("/import?cid=AAAAAAAA", "Accept", "text/html").text();
            assertTrue(page.contains("<h1>Import</h1>") && page.contains("name=\"cid\" value=\"AAAAAAAA\""), page);
            assertEquals(
                    "[\"change_message\",\"cid\",\"document\",\"passphrase\"]",
                    site.get("/import").json().get("form_fields").toString());
            assertEquals(400, site.get("/import?x=y").status());
        }
    }

    @EveryStore
    void aDocumentLargerThanABodyIsImportedByItsName(Store store) {
        Limits small = Limits.standard().withBodies(16 << 10, 1 << 20);
        try (Site site = new Site(store, ContentDirectory.none(), small)) {
            String document = "{\"variables\":[{\"name\":\"v\"," + " ".repeat(100_000) + "\"definition\":\"x\"}]}";
            String cid = site.catalog()
                    .write(tx -> tx.contents().store(Bytes.ofUtf8(document)))
                    .toString();
            Site.Answer imported = post(site, "/import", "cid=" + cid);
            assertEquals(
                    "[\"v\"]", imported.json().at("/sections/variables/created").toString(), imported.text());
            assertEquals(1, store.repository(Kind.VARIABLE.type()).count());
        }
    }

    private static void fill(Site site) {
        site.json("PUT", "/servers/on", "{\"definition\":\"print('é😀\\u2028')\\n # " + "long ".repeat(30) + "\"}");
        site.json("PUT", "/servers/off", "{\"definition\":\"x\",\"enabled\":false}");
        site.json("PUT", "/aliases/a", "{\"definition\":\"a -> /servers/on\",\"change_message\":\"first\"}");
        site.json("PATCH", "/aliases/a", "{\"definition\":\"a -> /servers/off # ü\"}");
        site.json("PUT", "/variables/v", "{\"definition\":\"a\\r\\n\\tb \\\\ \\\" \\u0001\"}");
        site.json("PUT", "/secrets/s", "{\"definition\":\"hunter2 é\"}");
    }

    private static Site.Answer post(Site site, String target, String form) {
        return site.send("POST", target, form, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
