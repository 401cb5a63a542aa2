package dev.isomer.storage.mariadb;

import dev.isomer.storage.conformance.StoreConformance;
import dev.isomer.storage.conformance.engine.TestedEngine;

/** MariaDB keeps the contract. */
final class MariaDbStoreTest extends StoreConformance {
    @Override
    protected TestedEngine engine() {
        return TestedEngine.ofScheme("mysql");
    }
}
