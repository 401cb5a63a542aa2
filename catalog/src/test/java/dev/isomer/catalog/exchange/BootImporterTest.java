package dev.isomer.catalog.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogSchemaSource;
import dev.isomer.catalog.Catalogs;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.exchange.BootOutcome.Imported;
import dev.isomer.catalog.exchange.BootOutcome.Refused;
import dev.isomer.catalog.exchange.BootOutcome.Remembered;
import dev.isomer.catalog.exchange.BootOutcome.WouldReplaceEdits;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class BootImporterTest {
    @TempDir
    private Path folder;

    @EveryStore
    void theSameDocumentIsImportedOnce(Store store) {
        Catalog catalog = Catalogs.over(store);
        String document = store(catalog, variables("a=1", "b=1"));
        assertInstanceOf(Imported.class, boot(catalog, document, false));
        catalog.write(tx -> tx.variables().save("a", "edited", true));
        for (boolean overwrite : new boolean[] {false, true}) {
            assertEquals(
                    new Remembered(Cid.parse(document), Catalogs.at(1)), boot(catalog, " /" + document, overwrite));
        }
        assertEquals("a=edited b=1", state(catalog));
    }

    @EveryStore
    void anotherDocumentReplacesWhatBootsWrote(Store store) {
        Catalog catalog = Catalogs.over(store);
        boot(catalog, store(catalog, variables("a=1", "b=1")), false);
        assertInstanceOf(Imported.class, boot(catalog, store(catalog, variables("a=2", "c=2")), false));
        assertEquals("a=2 b=1 c=2", state(catalog));
        assertInstanceOf(Imported.class, boot(catalog, store(catalog, variables("a=3", "b=3", "c=3")), false));
        assertEquals("a=3 b=3 c=3", state(catalog));
    }

    @EveryStore
    void anotherDocumentNeedsPermissionToReplaceEdits(Store store) {
        Catalog catalog = Catalogs.over(store);
        boot(catalog, store(catalog, variables("a=1", "b=1", "c=1")), false);
        catalog.write(tx -> {
            tx.variables().save("b", "edited", true);
            tx.variables().save("c", "2", true);
            return tx.variables().save("own", "1", true);
        });
        String second = store(catalog, variables("a=2", "b=2", "c=2", "own=2"));
        WouldReplaceEdits refused = assertInstanceOf(WouldReplaceEdits.class, boot(catalog, second, false));
        assertEquals(List.of("variable b", "variable own"), refused.edited());
        assertEquals(
                List.of(new SectionReport("variables", List.of(), List.of("a", "b", "own"), List.of("c"))),
                refused.report().sections());
        assertEquals("a=1 b=edited c=2 own=1", state(catalog));
        assertInstanceOf(Imported.class, boot(catalog, second, true));
        assertEquals("a=2 b=2 c=2 own=2", state(catalog));
        assertInstanceOf(Remembered.class, boot(catalog, second, false));
    }

    @EveryStore
    void sayingNothingNewOfEditsNeedsNoPermission(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> tx.variables().save("own", "1", true));
        assertInstanceOf(Imported.class, boot(catalog, store(catalog, variables("own=1", "new=1")), false));
        assertEquals("new=1 own=1", state(catalog));
    }

    @EveryStore
    void everyReasonIsSaidAndNothingImported(Store store) {
        Catalog catalog = Catalogs.over(store);
        assertEquals(
                "document: \"x.json\" is not a CID; give the CID of an export document.", refusals(catalog, "x.json"));
        String missing = Cid.of("m".repeat(99)).toString();
        assertEquals(
                "document: The document " + missing + " is neither stored here nor in the content directory.",
                refusals(catalog, missing));
        assertEquals("document: It has no content.", refusals(catalog, "AAAAAAAA"));
        String document = store(
                catalog,
                "{\"aliases\": \"%s\", \"servers\": \"%s\", \"variables\": [{\"name\": \"v\", \"definition\": \"1\"}]}"
                        .formatted(missing, Cid.of("n".repeat(99))));
        assertEquals(
                2,
                assertInstanceOf(Refused.class, boot(catalog, document, false))
                        .refusals()
                        .size());
        assertEquals("", state(catalog));
        assertEquals(0, (long) catalog.read(tx -> tx.bootedDocuments().count()));
        assertInstanceOf(Imported.class, boot(catalog, "AAAAAAACe30", false));
    }

    @EveryStore
    void documentsComeFromTheContentDirectoryToo(Store store) throws IOException {
        String text = variables("a=" + "x".repeat(80));
        Files.writeString(folder.resolve(Cid.of(text).toString()), text);
        String corrupt = Cid.of("y".repeat(80)).toString();
        Files.writeString(folder.resolve(corrupt), "z".repeat(80));
        Catalog catalog = Catalogs.over(store, ContentDirectory.open(folder));
        assertEquals(true, refusals(catalog, corrupt).contains("is corrupt"));
        assertInstanceOf(Imported.class, boot(catalog, Cid.of(text).toString(), false));
        assertEquals(0, (long) catalog.read(tx -> tx.contents().countStored()));
    }

    private static BootOutcome boot(Catalog catalog, String document, boolean overwrite) {
        return new BootImporter(catalog, new DocumentImporter(catalog, path -> false)).boot(document, "", overwrite);
    }

    private static String refusals(Catalog catalog, String document) {
        Refused refused = assertInstanceOf(Refused.class, boot(catalog, document, false));
        assertEquals(1, refused.refusals().size());
        return refused.refusals().get(0).toString();
    }

    private static String store(Catalog catalog, String document) {
        return catalog.write(tx -> tx.contents().store(Bytes.ofUtf8(document))).toString();
    }

    private static String variables(String... values) {
        List<String> entries = Arrays.stream(values)
                .map(value -> value.split("="))
                .map(pair -> "{\"name\": \"" + pair[0] + "\", \"definition\": \"" + pair[1] + "\"}")
                .toList();
        return "{\"variables\": " + entries + "}";
    }

    private static String state(Catalog catalog) {
        return String.join(
                " ",
                catalog.read(tx -> tx.variables().all()).stream()
                        .map(row -> row.name() + "=" + row.definition())
                        .toList());
    }
}
