package dev.isomer.catalog.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogSchemaSource;
import dev.isomer.catalog.Catalogs;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Export;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.secret.Counting;
import dev.isomer.catalog.secret.Passphrase;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** The bytes of export documents, and what is recorded of them. */
@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class DocumentExporterTest {
    private static final ExportOptions STANDARD = ExportOptions.STANDARD;

    @EveryStore
    void theDocumentOfAnEmptyCatalog(Store store) {
        ExportedDocument document = exporter(Catalogs.over(store)).look(STANDARD);
        assertEquals("""
                {
                  "variables": "AAAAAAACW10",
                  "version": 6,
                  "cid_values": {
                    "AAAAAAACW10": "[]"
                  }
                }""", document.bytes().toUtf8());
        assertEquals(document.cid(), Cid.of(document.bytes()));
        assertEquals(Map.of("variables", 0), document.counts());
        assertEquals(1, document.contents());
    }

    @EveryStore
    void everySectionToTheByte(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> {
            tx.aliases().create("a1", "a1 -> /help", true);
            tx.servers().create("off", "no", false);
            tx.variables().create("v", "é😀", true);
            tx.interactions()
                    .record(new InteractionRequest("variable", "v", "save", "why", "x", Instant.EPOCH.plusMillis(1)));
            return tx.interactions().record(new InteractionRequest("variable", "v", "save", null, "x", Instant.EPOCH));
        });
        ExportedDocument document = exporter(catalog)
                .look(new ExportOptions(
                        STANDARD.names(), false, true, true, false, STANDARD.scheme(), Passphrase.NONE));
        String text = document.bytes().toUtf8();
        assertTrue(
                text.startsWith("{\n  \"aliases\": \"AAAAAABiKgoMhc6kYADKutw3o5inBvUYSXOn7p-23-GmTY9wpgD7PbP9JVTTk8B"
                        + "mc7jPFoNAfht2WxLueGzzwN7a1xIqrg\",\n  \"change_history\": \""),
                text);
        assertTrue(
                text.contains("\"[\\n  {\\n    \\\"definition_cid\\\": \\\"AAAAAAALYTEgLT4gL2hlbHA\\\",\\n"
                        + "    \\\"enabled\\\": true,\\n    \\\"name\\\": \\\"a1\\\"\\n  }\\n]\""),
                text);
        assertTrue(text.contains("\\\"definition\\\": \\\"\\\\u00e9\\\\ud83d\\\\ude00\\\""), text);
        assertTrue(
                text.contains("\"{\\n  \\\"variables\\\": {\\n    \\\"v\\\": [\\n      {\\n        \\\"action\\\": "
                        + "\\\"save\\\",\\n        \\\"message\\\": \\\"\\\",\\n        \\\"timestamp\\\": "
                        + "\\\"1970-01-01T00:00:00+00:00\\\"\\n      },"),
                text);
        assertTrue(text.contains("\\\"1970-01-01T00:00:00.001000+00:00\\\""), text);
        assertFalse(text.contains("\"servers\""), "there is no enabled one");
        assertEquals(Map.of("aliases", 1, "change_history", 2, "variables", 1), document.counts());
        assertTrue(text.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f));
    }

    @EveryStore
    void anExportIsStoredAndRecorded(Store store) {
        Catalog catalog = Catalogs.over(store);
        String definition = "print(1) # " + "long ".repeat(20);
        catalog.write(tx -> tx.servers().create("s", definition, true));
        DocumentExporter exporter = exporter(catalog);
        ExportedDocument looked = exporter.look(STANDARD);
        ExportedDocument document = exporter.export(STANDARD, "for you");
        assertEquals(looked, document, "to look changes nothing");
        assertEquals(
                document.bytes(),
                catalog.read(tx -> tx.contents().get(document.cid()))
                        .orElseThrow()
                        .fileData());
        assertEquals(
                List.of(document.cid().toString()),
                catalog.read(tx -> tx.exports().list(9)).stream()
                        .map(Export::cid)
                        .toList());
        EntityInteraction event =
                catalog.read(tx -> tx.interactions().all("export", "json")).get(0);
        assertEquals("for you Document " + document.cid(), event.message() + " " + event.content());
        ExportOptions referring =
                new ExportOptions(STANDARD.names(), false, false, false, false, STANDARD.scheme(), Passphrase.NONE);
        ExportedDocument small = exporter.export(referring, "");
        assertEquals(0, small.contents());
        assertFalse(small.bytes().toUtf8().contains("cid_values"));
        DocumentImporter importer = new DocumentImporter(catalog, path -> false);
        assertEquals(List.of(), importer.run(small.bytes(), ImportOptions.PLAIN).refusals());
    }

    @EveryStore
    void namesAreChosenAndUnknownOnesRefused(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> {
            tx.servers().create("a", "1", true);
            tx.servers().create("b", "2", false);
            return tx.servers().create("c", "3", true);
        });
        DocumentExporter exporter = exporter(catalog);
        ExportedDocument some = exporter.look(of(Map.of(Kind.SERVER, Set.of("b", "c"))));
        assertEquals(Map.of("servers", 2), some.counts());
        assertFalse(some.bytes().toUtf8().contains("variables"));
        ExportRefusedException refused = assertThrows(
                ExportRefusedException.class, () -> exporter.look(of(Map.of(Kind.SERVER, Set.of("b", "none")))));
        assertEquals("There is no server \"none\" to export; leave the name out.", refused.getMessage());
    }

    @EveryStore
    void whatAnImportWillRefuseIsSaid(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> tx.aliases().create("a", "{gone}", true));
        ExportedDocument document = exporter(catalog).look(STANDARD);
        assertEquals(1, document.warnings().size());
        assertTrue(document.warnings().get(0).startsWith("An import will refuse the alias \"a\": Line 1: "));
        assertFalse(new DocumentImporter(catalog, path -> false)
                .run(document.bytes(), ImportOptions.PLAIN)
                .imported());
    }

    @EveryStore
    void moreThanADocumentMayHoldIsRefused(Store store) {
        Catalog catalog = Catalogs.over(store);
        for (byte i = 0; i < 3; i++) {
            byte[] content = new byte[9 << 20];
            content[0] = i;
            catalog.write(tx -> tx.contents().store(Bytes.of(content)));
        }
        ExportOptions all = ExportOptions.everything(SecretScheme.AES_256_GCM, new Passphrase("pw"));
        assertThrows(ExportRefusedException.class, () -> exporter(catalog).look(all));
    }

    private static ExportOptions of(Map<Kind<?>, Set<String>> names) {
        return new ExportOptions(names, false, false, true, false, SecretScheme.AES_256_GCM, Passphrase.NONE);
    }

    private static DocumentExporter exporter(Catalog catalog) {
        return new DocumentExporter(catalog, 1, new Counting());
    }
}
