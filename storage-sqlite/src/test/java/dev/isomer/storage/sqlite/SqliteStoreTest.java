package dev.isomer.storage.sqlite;

import dev.isomer.storage.conformance.StoreConformance;
import dev.isomer.storage.conformance.engine.TestedEngine;

/** SQLite keeps the contract. */
final class SqliteStoreTest extends StoreConformance {
    @Override
    protected TestedEngine engine() {
        return TestedEngine.ofScheme("sqlite").withDamaged(DamagedSqlite::in);
    }
}
