package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.JdbcReading;
import dev.isomer.storage.jdbc.SchemaSql;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.spi.Selection;
import java.sql.SQLException;

/** A read on one of the pool's connections. */
final class ServerReading extends JdbcReading {
    private final boolean isSingle;

    /** {@code isSingle} tells that there is no transaction, so that only one statement sees one state. */
    ServerReading(JdbcConnection connection, SchemaSql statements, boolean isSingle, Runnable end) {
        super(connection, statements, end);
        this.isSingle = isSingle;
    }

    @Override
    public <E> void scan(Selection<E> selection, RowSink<E> sink) {
        if (isSingle) {
            super.scan(selection, sink);
            return;
        }
        try {
            new PagedScan<>(connection(), statements(), selection).run(sink);
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    @Override
    public long lastId(EntityType<?> type) {
        try {
            return connection()
                    .number(Sql.of(
                            "SELECT " + statements().dialect().quoted("value") + " FROM "
                                    + statements().dialect().quoted(ServerDialect.COUNTER_TABLE) + " WHERE "
                                    + statements().dialect().quoted("name") + " = ?",
                            type.storedName()));
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }
}
