package dev.isomer.storage.memory;

import dev.isomer.storage.conformance.StoreConformance;
import dev.isomer.storage.conformance.TestedEngine;

/** The whole conformance kit on the in-memory engine. */
final class MemoryStoreTest extends StoreConformance {
    @Override
    protected TestedEngine engine() {
        return TestedEngine.ofScheme("memory");
    }
}
