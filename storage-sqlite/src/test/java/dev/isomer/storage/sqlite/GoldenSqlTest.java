package dev.isomer.storage.sqlite;

import dev.isomer.storage.jdbc.GoldenSql;

/** SQLite's SQL texts. */
final class GoldenSqlTest extends GoldenSql {
    GoldenSqlTest() {
        super(SqliteDialect.INSTANCE);
    }
}
