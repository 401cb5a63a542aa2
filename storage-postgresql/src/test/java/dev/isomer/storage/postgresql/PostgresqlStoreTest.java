package dev.isomer.storage.postgresql;

import dev.isomer.storage.conformance.StoreConformance;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.jdbc.server.DamagedServer;

/** PostgreSQL keeps the contract. */
final class PostgresqlStoreTest extends StoreConformance {
    @Override
    protected TestedEngine engine() {
        return DamagedServer.engine(new TestedPostgresql());
    }
}
