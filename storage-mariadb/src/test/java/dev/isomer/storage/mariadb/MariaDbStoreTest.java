package dev.isomer.storage.mariadb;

import dev.isomer.storage.conformance.StoreConformance;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.jdbc.server.DamagedServer;

/** MariaDB keeps the contract. */
final class MariaDbStoreTest extends StoreConformance {
    @Override
    protected TestedEngine engine() {
        return DamagedServer.engine(new TestedMariaDb());
    }
}
