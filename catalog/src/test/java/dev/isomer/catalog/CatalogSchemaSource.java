package dev.isomer.catalog;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.model.Schema;
import java.util.function.Supplier;

/** Gives tests the catalog's schema. */
public final class CatalogSchemaSource implements Supplier<Schema> {
    @Override
    public Schema get() {
        return CatalogSchema.SCHEMA;
    }
}
