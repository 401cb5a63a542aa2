package dev.isomer.web.resource;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.model.Schema;
import java.util.function.Supplier;

/** The schema of the stores that the tests get. */
public final class CatalogSchemaSource implements Supplier<Schema> {
    @Override
    public Schema get() {
        return CatalogSchema.SCHEMA;
    }
}
