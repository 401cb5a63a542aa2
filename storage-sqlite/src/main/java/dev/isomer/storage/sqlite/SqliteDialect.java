package dev.isomer.storage.sqlite;

import dev.isomer.storage.jdbc.DefinitionSql;
import dev.isomer.storage.jdbc.Dialect;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.SchemaTable;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.model.RecordedAttribute;
import dev.isomer.storage.model.RecordedType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's language.
 *
 * <p>Tables are strict, so that a column holds its declared kind of value. The id is {@code AUTOINCREMENT}, whose
 * counter is the contract's: kept in the transaction, untouched by a refused statement, raised by a greater id. An
 * index ends with the id though its text does not say so: SQLite puts the row id last in every index, and serves an
 * order by it.
 */
final class SqliteDialect implements Dialect {
    static final SqliteDialect INSTANCE = new SqliteDialect();
    static final DefinitionSql DEFINITIONS = new DefinitionSql(INSTANCE);
    static final SchemaTable SCHEMA_TABLE = new SchemaTable(INSTANCE);

    private SqliteDialect() {}

    @Override
    public String quoted(String name) {
        return '"' + name + '"';
    }

    @Override
    public String idColumn() {
        return "INTEGER PRIMARY KEY AUTOINCREMENT";
    }

    @Override
    public String column(RecordedType type, RecordedAttribute attribute) {
        String kind = switch (attribute.type()) {
            case TEXT, ENUM -> "TEXT";
            case LONG, INT, BOOLEAN, INSTANT -> "INTEGER";
            case DOUBLE -> "REAL";
            case BYTES -> "BLOB";
        };
        String check = switch (attribute.type()) {
            case BOOLEAN -> " CHECK (" + quoted(attribute.name()) + " IN (0, 1))";
            default -> "";
        };
        return kind + (attribute.nullable() ? "" : " NOT NULL") + check;
    }

    @Override
    public String endOfTable() {
        return " STRICT";
    }

    @Override
    public String schemaTable() {
        return "CREATE TABLE \"" + DefinitionSql.SCHEMA_TABLE
                + "\" (\"line\" INTEGER PRIMARY KEY, \"text\" TEXT NOT NULL) STRICT";
    }

    @Override
    public String deferReferences() {
        return "PRAGMA defer_foreign_keys = ON";
    }

    @Override
    public String checkReferences() {
        return "PRAGMA defer_foreign_keys = OFF";
    }

    @Override
    public String explain(JdbcConnection connection, Sql query) throws SQLException {
        StringBuilder words = new StringBuilder();
        for (String step : plan(connection, query)) {
            words.append(step.replace("USE TEMP B-TREE FOR", "SORT BY TEMP B-TREE FOR"))
                    .append('\n');
        }
        return words.append(query.text()).toString();
    }

    @Override
    public @Nullable String index(JdbcConnection connection, Sql query, boolean isOrdered) throws SQLException {
        return QueryPlan.index(plan(connection, query));
    }

    private static List<String> plan(JdbcConnection connection, Sql query) throws SQLException {
        List<String> steps = new ArrayList<>();
        connection.query(
                new Sql("EXPLAIN QUERY PLAN " + query.text(), query.parameters()),
                step -> steps.add(step.getString("detail")));
        return steps;
    }
}
