package dev.isomer.storage.jdbc;

import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.Statistics;
import dev.isomer.storage.model.Statistics.TypeStatistics;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** An open database of any kind. */
public abstract class JdbcDriver implements Driver {
    private final SchemaSql statements;

    /** A database with this schema. */
    protected JdbcDriver(SchemaSql statements) {
        this.statements = statements;
    }

    /** What is run on it. */
    protected final SchemaSql statements() {
        return statements;
    }

    /** How many rows of each type there are, by stored name. */
    public static Map<String, Long> countRows(JdbcConnection connection, Dialect dialect, Schema schema)
            throws SQLException {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (EntityType<?> type : schema.types()) {
            rows.put(type.storedName(), connection.number(Sql.of("SELECT count(*) FROM " + dialect.table(type))));
        }
        return rows;
    }

    @Override
    public abstract JdbcReading read(Scope scope);

    @Override
    public final Statistics statistics() {
        JdbcReading reading = read(Scope.TRANSACTION);
        try {
            List<TypeStatistics> types = new ArrayList<>();
            statements.schema().types().forEach(type -> {
                long rows = reading.count(type, new Condition.All<>(List.of()), Long.MAX_VALUE);
                types.add(new TypeStatistics(type.storedName(), rows, OptionalLong.empty()));
            });
            return new Statistics(types, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
        } finally {
            reading.end();
        }
    }
}
