package dev.isomer.web.resource.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.web.json.Json;
import dev.isomer.web.resource.Site;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Imports real documents over HTTP, each into an empty store of every engine, and compares the outcome with what is
 * known of it; exports it, imports that into an empty store of every engine without the content, and exports again:
 * equal bytes. Not among the default tests, for the documents are not part of the sources:
 *
 * <pre>
 *   mvn -pl web -am test -Dtest=dev.isomer.web.resource.exchange.RealDocumentsCheck
 *       -Dsurefire.failIfNoSpecifiedTests=false -Disomer.contents=FOLDER -Disomer.documents=FILE
 * </pre>
 *
 * The file maps the CID of each document to {@code ok}, the counts of its entities and their hash.
 */
final class RealDocumentsCheck {
    private static final String WHOLE = "{\"disabled\":true,\"change_history\":false}";

    @TempDir
    private Path folder;

    @TestFactory
    List<DynamicTest> everyDocumentOnEveryEngine() throws IOException {
        ContentDirectory contents = ContentDirectory.open(Path.of(property("isomer.contents")));
        JsonNode documents = Json.read(Files.readAllBytes(Path.of(property("isomer.documents"))));
        List<DynamicTest> tests = new ArrayList<>();
        for (EngineProvider engine : Stores.engines()) {
            for (Map.Entry<String, JsonNode> document : documents.properties()) {
                tests.add(DynamicTest.dynamicTest(
                        engine.scheme() + " " + document.getKey(),
                        () -> check(engine, contents, document.getKey(), document.getValue())));
            }
        }
        System.out.println(contents.count() + " contents, " + tests.size() + " imports over HTTP");
        assertFalse(tests.isEmpty());
        return tests;
    }

    private void check(EngineProvider engine, ContentDirectory contents, String cid, JsonNode expected)
            throws IOException {
        try (Store store = open(engine);
                Site site = new Site(store, contents)) {
            Site.Answer imported = post(site, "cid=" + cid);
            assertEquals(expected.get("ok").booleanValue() ? 200 : 422, imported.status(), imported.text());
            if (imported.status() == 422) {
                assertEquals(
                        "/problems/import-refused", imported.json().get("type").textValue());
                for (String kind : List.of("aliases", "servers", "variables", "secrets")) {
                    assertEquals(0, site.get("/" + kind).json().get("items").size(), kind);
                }
                return;
            }
            for (String kind : List.of("aliases", "servers", "variables", "secrets")) {
                assertEquals(expected.get(kind).intValue(), items(site, kind).size(), kind);
            }
            assertEquals(expected.get("entities_sha256").textValue(), hash(site));
            byte[] exported = export(site);
            for (EngineProvider other : Stores.engines()) {
                try (Store empty = open(other);
                        Site copy = new Site(empty)) {
                    String document = new String(exported, StandardCharsets.UTF_8);
                    Site.Answer again = post(copy, "document=" + URLEncoder.encode(document, StandardCharsets.UTF_8));
                    assertEquals(200, again.status(), again.text());
                    assertArrayEquals(exported, export(copy), other.scheme());
                }
            }
        }
    }

    private Store open(EngineProvider engine) throws IOException {
        return Stores.open(
                engine.temporaryUrl(Files.createTempDirectory(folder, engine.scheme())), CatalogSchema.SCHEMA);
    }

    private static Site.Answer post(Site site, String form) {
        return site.send("POST", "/import", form, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static byte[] export(Site site) {
        Site.Answer exported = site.json("POST", "/export", WHOLE);
        assertEquals(201, exported.status(), exported.text());
        return site.get(exported.header("Location")).bytes();
    }

    private static List<JsonNode> items(Site site, String kind) {
        List<JsonNode> items = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = site.get("/" + kind + "?limit=500" + after).json();
            page.get("items").forEach(items::add);
            if (page.get("next").isNull()) {
                return items;
            }
            after = "&after=" + URLEncoder.encode(page.get("next").textValue(), StandardCharsets.UTF_8);
        }
    }

    private static String hash(Site site) {
        StringBuilder lines = new StringBuilder();
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("aliases", "alias");
        kinds.put("servers", "server");
        kinds.put("variables", "variable");
        kinds.forEach((plural, singular) -> items(site, plural)
                .forEach(item -> lines.append(singular + "\0" + item.get("name").textValue() + "\0"
                        + item.get("definition").textValue() + "\0"
                        + (item.get("enabled").booleanValue() ? 1 : 0)
                        + "\n")));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(lines.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        assertNotNull(value, "Give -D" + name + "=PATH.");
        return value;
    }
}
