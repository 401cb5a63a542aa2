package dev.isomer.storage.mariadb;

import dev.isomer.storage.jdbc.GoldenSql;

/** MariaDB's SQL texts. */
final class GoldenSqlTest extends GoldenSql {
    GoldenSqlTest() {
        super(new MariaDbDialect("utf8mb4_nopad_bin"));
    }
}
