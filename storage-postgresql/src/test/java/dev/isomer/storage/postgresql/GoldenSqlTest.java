package dev.isomer.storage.postgresql;

import dev.isomer.storage.jdbc.GoldenSql;

/** PostgreSQL's SQL texts. */
final class GoldenSqlTest extends GoldenSql {
    GoldenSqlTest() {
        super(PostgresqlDialect.INSTANCE);
    }
}
