package dev.isomer.storage.sqlite;

import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.JdbcReading;
import dev.isomer.storage.jdbc.SchemaSql;
import dev.isomer.storage.jdbc.SqlNames;
import dev.isomer.storage.model.EntityType;
import java.sql.SQLException;

/** A read on one of the pool's connections. */
final class SqliteReading extends JdbcReading {
    SqliteReading(JdbcConnection connection, SchemaSql statements, Runnable end) {
        super(connection, statements, end);
    }

    @Override
    public long lastId(EntityType<?> type) {
        try {
            return Counters.get(connection(), SqlNames.tableName(type));
        } catch (SQLException failure) {
            throw statements().errors().ofStatement(failure);
        }
    }
}
