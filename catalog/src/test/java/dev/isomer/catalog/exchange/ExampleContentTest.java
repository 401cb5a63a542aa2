package dev.isomer.catalog.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogSchemaSource;
import dev.isomer.catalog.Catalogs;
import dev.isomer.catalog.alias.AliasAnswer;
import dev.isomer.catalog.alias.AliasTable;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.cid.CidPath;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The content that comes with the application is whole, and its example document can be booted from. */
@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class ExampleContentTest {
    private static final Path FOLDER = Path.of("..", "cids");
    private static final Pattern REFERENCE = Pattern.compile("AAAAAA[A-Za-z0-9_-]{88}");

    @Test
    void everyFileIsNamedByItsContent() throws IOException {
        ContentDirectory directory = ContentDirectory.open(FOLDER);
        assertEquals(10, directory.count());
        assertEquals(List.of(), directory.verify(read -> {}));
    }

    @Test
    void everyReferenceWithinTheContentResolves() throws IOException {
        ContentDirectory directory = ContentDirectory.open(FOLDER);
        for (Cid cid : directory.list("")) {
            String text = directory.read(cid).orElseThrow().toUtf8();
            REFERENCE
                    .matcher(text)
                    .results()
                    .forEach(found -> assertTrue(directory.contains(Cid.parse(found.group())), found.group()));
        }
    }

    @EveryStore
    void theExampleDocumentBoots(Store store) throws IOException {
        Catalog catalog = Catalogs.over(store, ContentDirectory.open(FOLDER));
        BootImporter importer = new BootImporter(catalog, new DocumentImporter(catalog, path -> false));
        BootOutcome.Imported outcome =
                assertInstanceOf(BootOutcome.Imported.class, importer.boot(ExampleDocument.CID, "", false));
        assertEquals(
                List.of(
                        new SectionReport("aliases", List.of("guide", "logo", "welcome"), List.of(), List.of()),
                        new SectionReport("servers", List.of("echo", "greeting"), List.of(), List.of()),
                        new SectionReport("variables", List.of("guide", "motto"), List.of(), List.of())),
                outcome.report().sections());
        assertEquals(List.of(), outcome.report().warnings());
        assertEquals(0, (long) catalog.read(tx -> tx.contents().countStored()));
        AliasTable table = catalog.read(tx -> tx.aliasPaths().table());
        for (String path : List.of("/welcome", "/WELCOME/", "/guide", "/guide/start", "/guide/facts", "/logo.svg")) {
            AliasAnswer.Redirect redirect =
                    assertInstanceOf(AliasAnswer.Redirect.class, table.answer(path, "", any -> false));
            String component = CidPath.split(redirect.location()).orElseThrow().component();
            assertTrue(
                    catalog.read(tx -> tx.contents().get(Cid.parse(component))).isPresent(), path);
        }
    }
}
