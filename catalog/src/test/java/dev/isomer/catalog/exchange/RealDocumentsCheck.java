package dev.isomer.catalog.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.Catalogs;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.spi.EngineProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Imports real documents, each into an empty store of every engine, and compares the outcome with what is known of it.
 * Not among the default tests, for the documents are not part of the sources:
 *
 * <pre>
 *   mvn -pl catalog -am test -Dtest=RealDocumentsCheck -Dsurefire.failIfNoSpecifiedTests=false
 *       -Disomer.contents=FOLDER -Disomer.documents=FILE
 * </pre>
 *
 * The file maps the CID of each document to {@code ok}, the counts of its entities and their hash.
 */
final class RealDocumentsCheck {
    @TempDir
    private Path folder;

    @TestFactory
    List<DynamicTest> everyDocumentOnEveryEngine() throws IOException {
        ContentDirectory contents = ContentDirectory.open(Path.of(property("isomer.contents")));
        Path documents = Path.of(property("isomer.documents"));
        List<DynamicTest> tests = new ArrayList<>();
        for (EngineProvider engine : Stores.engines()) {
            for (Map.Entry<String, JsonNode> document :
                    new JsonMapper().readTree(documents.toFile()).properties()) {
                String name = engine.scheme() + " " + document.getKey();
                tests.add(DynamicTest.dynamicTest(
                        name, () -> check(engine, contents, document.getKey(), document.getValue())));
            }
        }
        System.out.println(contents.count() + " contents, " + tests.size() + " imports");
        assertEquals(List.of(), contents.verify(read -> {}));
        assertFalse(tests.isEmpty());
        return tests;
    }

    private void check(EngineProvider engine, ContentDirectory contents, String cid, JsonNode expected)
            throws IOException {
        Path own = Files.createDirectory(folder.resolve(engine.scheme() + cid));
        try (Store store = Stores.open(engine.temporaryUrl(own), CatalogSchema.SCHEMA)) {
            Catalog catalog = Catalogs.over(store, contents);
            BootImporter importer = new BootImporter(catalog, new DocumentImporter(catalog, path -> false));
            BootOutcome outcome = importer.boot(cid, "", false);
            if (outcome instanceof BootOutcome.Imported imported) {
                assertEquals(expected.get("ok").booleanValue(), true, "imported");
                for (String section : List.of("aliases", "servers", "variables", "secrets")) {
                    assertEquals(
                            expected.get(section).intValue(), imported.report().count(section), section);
                }
                assertEquals(expected.get("entities_sha256").textValue(), catalog.read(EntitiesHash::of));
            } else {
                BootOutcome.Refused refused = (BootOutcome.Refused) outcome;
                System.out.println(engine.scheme() + " " + cid + " " + refused.refusals());
                assertEquals(expected.get("ok").booleanValue(), false, "refused: " + refused.refusals());
                for (EntityType<?> type : CatalogSchema.SCHEMA.types()) {
                    long rows = store.read(tx -> tx.count(type));
                    assertEquals(0, rows, type.storedName());
                }
            }
            assertEquals(List.of(), store.verify());
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        assertNotNull(value, "Give -D" + name + "=PATH.");
        return value;
    }
}
