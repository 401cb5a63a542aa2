package dev.isomer.catalog.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.Catalogs;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.memory.MemoryStore;
import dev.isomer.storage.model.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ImportLimitTest {
    @Test
    void aDocumentThatDoesNotFitLeavesNothingBehind() {
        StoreOptions options = StoreOptions.defaults().withMemoryLimitBytes(256 * 1024);
        try (Store store = MemoryStore.open(CatalogSchema.SCHEMA, options)) {
            Catalog catalog = Catalogs.over(store);
            catalog.write(tx -> tx.variables().create("before", "x", true));
            String document = "{\"servers\": [{\"name\": \"small\", \"definition\": \"x\"}], \"variables\": "
                    + "[{\"name\": \"large\", \"definition\": \"" + "x".repeat(300_000) + "\"}]}";
            DocumentImporter importer = new DocumentImporter(catalog, path -> false);
            assertThrows(
                    MemoryLimitExceededException.class,
                    () -> importer.run(Bytes.ofUtf8(document), ImportOptions.PLAIN));
            assertEquals(0, (long) catalog.read(tx -> tx.servers().count()));
            assertEquals(0, (long) catalog.read(tx -> tx.interactions().count()));
            assertEquals(
                    "[before]",
                    catalog.read(tx -> tx.variables().all()).stream()
                            .map(row -> row.name())
                            .toList()
                            .toString());
            assertEquals(List.of(), store.verify());
        }
    }
}
