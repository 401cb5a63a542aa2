package dev.isomer.storage.conformance;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;

/** The whole kit on the engine of sorted maps. */
final class SortedMapStoreTest extends StoreConformance {
    @Override
    protected TestedEngine engine() {
        return TestedEngine.of(new SortedMapEngine());
    }
}
