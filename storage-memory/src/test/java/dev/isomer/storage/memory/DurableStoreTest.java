package dev.isomer.storage.memory;

import dev.isomer.storage.conformance.StoreConformance;
import dev.isomer.storage.conformance.engine.TestedEngine;
import org.junit.jupiter.api.Tag;

/** The whole contract on the in-memory engine with a journal. */
@Tag("memory")
class DurableStoreTest extends StoreConformance {
    @Override
    protected TestedEngine engine() {
        return (schema, options, folder) ->
                new MemoryStore().open("memory:" + folder.resolve("store"), schema, options);
    }
}
