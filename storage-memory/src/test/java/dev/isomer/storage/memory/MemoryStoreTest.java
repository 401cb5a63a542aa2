package dev.isomer.storage.memory;

import dev.isomer.storage.conformance.StoreConformance;
import dev.isomer.storage.conformance.engine.TestedEngine;
import org.junit.jupiter.api.Tag;

/** The whole contract on the in-memory engine. */
@Tag("memory")
class MemoryStoreTest extends StoreConformance {
    @Override
    protected TestedEngine engine() {
        return TestedEngine.ofScheme("memory");
    }
}
