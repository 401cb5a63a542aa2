package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.jdbc.DefinitionSql;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Sql;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What tables a connection's place has, as the server's catalog tells. */
final class ServerCatalog {
    private final JdbcConnection connection;
    private final ServerDialect dialect;
    private @Nullable Map<String, Map<String, String>> columns;

    ServerCatalog(JdbcConnection connection, ServerDialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** An index or a unique key. */
    record Index(boolean isUnique, String columns) {}

    /** What each column is, by the table and then the column; as it was when it was first asked for. */
    Map<String, Map<String, String>> columns() throws SQLException {
        Map<String, Map<String, String>> known = columns;
        if (known == null) {
            known = readColumns();
            columns = known;
        }
        return known;
    }

    private Map<String, Map<String, String>> readColumns() throws SQLException {
        Map<String, Map<String, String>> tables = new TreeMap<>();
        connection.query(Sql.of(dialect.catalogColumns()), row -> {
            tables.computeIfAbsent(row.getString(1), table -> new LinkedHashMap<>())
                    .put(row.getString(2), row.getString(3));
            return true;
        });
        return tables;
    }

    /** What each index is, by the table and then its name. */
    Map<String, Map<String, Index>> indexes() throws SQLException {
        Map<String, Map<String, Index>> tables = new TreeMap<>();
        connection.query(Sql.of(dialect.catalogIndexes()), row -> {
            tables.computeIfAbsent(row.getString(1), table -> new TreeMap<>())
                    .put(row.getString(2), new Index(row.getInt(3) == 1, row.getString(4)));
            return true;
        });
        return tables;
    }

    /** What each column refers to, by the table and then the column. */
    Map<String, Map<String, String>> references() throws SQLException {
        Map<String, Map<String, String>> tables = new TreeMap<>();
        connection.query(Sql.of(dialect.catalogReferences()), row -> {
            tables.computeIfAbsent(row.getString(1), table -> new TreeMap<>()).put(row.getString(2), row.getString(3));
            return true;
        });
        return tables;
    }

    boolean hasTable(String table) throws SQLException {
        return columns().containsKey(table);
    }

    /** The tables of a place that has none in which a schema is recorded, as every store has. */
    List<String> foreignTables() throws SQLException {
        return hasTable(DefinitionSql.SCHEMA_TABLE)
                ? List.of()
                : List.copyOf(new TreeSet<>(columns().keySet()));
    }
}
