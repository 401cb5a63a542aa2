package dev.isomer.storage.memory;

import dev.isomer.storage.conformance.StoreConformance;
import dev.isomer.storage.conformance.engine.TestedEngine;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** The whole contract on the in-memory engine. */
@Tag("memory")
class MemoryStoreTest extends StoreConformance {
    @Override
    protected TestedEngine engine() {
        return TestedEngine.ofScheme("memory")
                .withDamaged(folder -> Stream.of(new DamagedRows(), new DamagedIndexes())
                        .flatMap(damages -> damages.all().stream())
                        .toList());
    }
}
