package dev.isomer.storage.postgresql;

import dev.isomer.storage.jdbc.DefinitionSql;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.jdbc.server.ServerDialect;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.RecordedAttribute;
import dev.isomer.storage.model.RecordedType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's language.
 *
 * <p>Text is compared by the collation {@code "C"}, which is by code point. Null is the greatest value unless an order
 * and its index say otherwise.
 */
class PostgresqlDialect implements ServerDialect {
    static final PostgresqlDialect INSTANCE = new PostgresqlDialect();

    private static final String MUTEX_TABLE = "isomer_mutex";
    private static final Pattern INDEX = Pattern.compile("Index (?:Only )?Scan (?:Backward )?using (\\S+) on");
    /** A value in a plan, which may be a secret. */
    private static final Pattern LITERAL =
            Pattern.compile("E?'(?:[^'\\\\]|''|\\\\.)*'(?:::[a-z ]+)?|(?<![\\w.])-?\\d+(?:\\.\\d+)?(?![\\w.])");

    /** An order by one column, which is the last of every order. */
    private static final Pattern ORDER_BY_ID = Pattern.compile(" ORDER BY \"[a-z0-9_]+\"(?: DESC)?(?=$| LIMIT)");

    private static final String CONDITION = "Index Cond:";
    private static final String PRIMARY_KEY = "_pkey";
    /** For a plan as of a table with many rows, also where there are few. */
    private static final List<String> AS_IF_LARGE = List.of("enable_seqscan", "enable_bitmapscan");

    private static final String OF_TABLES =
            " WHERE t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) ";

    PostgresqlDialect() {}

    @Override
    public String quoted(String name) {
        return '"' + name + '"';
    }

    @Override
    public String order(Attribute<?, ?> attribute, boolean isDescending) {
        String order = ServerDialect.super.order(attribute, isDescending);
        return !attribute.isNullable() ? order : order + (isDescending ? " NULLS LAST" : " NULLS FIRST");
    }

    @Override
    public String indexColumn(RecordedAttribute attribute) {
        return quoted(attribute.name()) + (attribute.nullable() ? " NULLS FIRST" : "");
    }

    @Override
    public boolean isIdNamedInIndexes() {
        return true;
    }

    @Override
    public String position() {
        return "strpos";
    }

    @Override
    public String idColumn() {
        return "BIGINT NOT NULL PRIMARY KEY";
    }

    @Override
    public String column(RecordedType type, RecordedAttribute attribute) {
        return kind(attribute) + (attribute.nullable() ? "" : " NOT NULL");
    }

    private static String kind(RecordedAttribute attribute) {
        return switch (attribute.type()) {
            case TEXT, ENUM -> "TEXT COLLATE \"C\"";
            case LONG, INSTANT -> "BIGINT";
            case INT -> "INTEGER";
            case BOOLEAN -> "BOOLEAN";
            case DOUBLE -> "DOUBLE PRECISION";
            case BYTES -> "BYTEA";
        };
    }

    @Override
    public String changeColumn(RecordedType type, RecordedAttribute attribute, boolean isNullable) {
        return "ALTER TABLE " + quoted("t_" + type.name()) + " ALTER COLUMN " + quoted(attribute.name())
                + (isNullable ? " DROP NOT NULL" : " SET NOT NULL");
    }

    @Override
    public String dropIndex(String table, String index) {
        return "DROP INDEX " + quoted(index);
    }

    @Override
    public boolean areReferencesWithinTable() {
        return false;
    }

    @Override
    public String endOfReference() {
        return " DEFERRABLE INITIALLY IMMEDIATE";
    }

    @Override
    public String deferReferences() {
        return "SET CONSTRAINTS ALL DEFERRED";
    }

    @Override
    public String checkReferences() {
        return "SET CONSTRAINTS ALL IMMEDIATE";
    }

    @Override
    public boolean isTransactionFailedByRefusal() {
        return true;
    }

    @Override
    public String schemaTable() {
        return "CREATE TABLE " + quoted(DefinitionSql.SCHEMA_TABLE)
                + " (\"line\" BIGINT NOT NULL PRIMARY KEY, \"text\" TEXT COLLATE \"C\" NOT NULL)";
    }

    /** The mutex is a table by itself, which never changes: the counters' is now and then locked by its vacuum. */
    @Override
    public Map<String, String> commonTables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put(
                COUNTER_TABLE,
                "CREATE TABLE " + quoted(COUNTER_TABLE)
                        + " (\"name\" TEXT COLLATE \"C\" NOT NULL PRIMARY KEY, \"value\" BIGINT NOT NULL)"
                        + " WITH (fillfactor = 10)");
        tables.put(MUTEX_TABLE, "CREATE TABLE " + quoted(MUTEX_TABLE) + " (\"id\" BIGINT NOT NULL PRIMARY KEY)");
        return tables;
    }

    @Override
    public boolean areDefinitionsInTransactions() {
        return true;
    }

    @Override
    public boolean isSendingTogether() {
        return true;
    }

    /** The lock takes no snapshot, so the first query after it sees what the writer before has committed. */
    @Override
    public List<Sql> beginWrite() {
        return List.of(
                Sql.of("BEGIN ISOLATION LEVEL REPEATABLE READ"),
                Sql.of("LOCK TABLE " + quoted(MUTEX_TABLE) + " IN EXCLUSIVE MODE"),
                Sql.of("SELECT \"name\", \"value\" FROM " + quoted(COUNTER_TABLE)));
    }

    /** The first query fixes what is seen, not the beginning. */
    @Override
    public List<Sql> beginRead() {
        return List.of(Sql.of("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"), Sql.of("SELECT 1"));
    }

    @Override
    public List<Sql> endWrite() {
        return List.of(
                Sql.of("SELECT pg_notify('" + PostgresqlWatch.CHANNEL + "', current_schema())"), Sql.of("COMMIT"));
    }

    /** Waits as every statement of a connection does for a lock, and then fails. */
    @Override
    public Sql lockSchema(String place, Duration wait) {
        return Sql.of("SELECT 1 FROM pg_advisory_lock(hashtext('isomer'), hashtext(?)) AS locked", place);
    }

    @Override
    public String explain(JdbcConnection connection, Sql query) throws SQLException {
        return LITERAL.matcher(plan(connection, query)).replaceAll("?") + "\n" + query.text();
    }

    /**
     * By which index the rows are found, or the order comes that was asked for. The order by id alone is in every
     * query, and is left out here: else looking at all rows by their ids is always among the plans.
     */
    @Override
    public @Nullable String index(JdbcConnection connection, Sql query, boolean isOrdered) throws SQLException {
        String text =
                isOrdered ? query.text() : ORDER_BY_ID.matcher(query.text()).replaceFirst("");
        String plan = plan(connection, new Sql(text, query.parameters()));
        Matcher matcher = INDEX.matcher(plan);
        if (!matcher.find()) {
            return null;
        }
        String index = matcher.group(1);
        boolean isFinding = plan.contains(CONDITION);
        if (index.endsWith(PRIMARY_KEY)) {
            return isFinding ? "id" : null;
        }
        return !isFinding || isByFirstColumn(plan, index) ? index : null;
    }

    /**
     * Since version 18 an index may be skipped through by a later column, for every value of the first: by all rows.
     */
    private static boolean isByFirstColumn(String plan, String index) {
        String[] parts = index.split("__", -1);
        int condition = plan.indexOf(CONDITION);
        int end = plan.indexOf('\n', condition);
        return plan.substring(condition, end < 0 ? plan.length() : end).matches(".*\\b" + parts[1] + "\\b.*");
    }

    private static String plan(JdbcConnection connection, Sql query) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String setting : AS_IF_LARGE) {
            connection.run("SET " + setting + " = off");
        }
        connection.query(
                new Sql("EXPLAIN (COSTS OFF) " + query.text(), query.parameters()), row -> lines.add(row.getString(1)));
        for (String setting : AS_IF_LARGE) {
            connection.run("RESET " + setting);
        }
        return String.join("\n", lines);
    }

    @Override
    public String catalogColumns() {
        return "SELECT t.relname, a.attname, format_type(a.atttypid, a.atttypmod)"
                + " || coalesce(' COLLATE ' || c.collname, '') || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END"
                + " FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid"
                + " LEFT JOIN pg_collation c ON c.oid = a.attcollation" + OF_TABLES
                + "AND t.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped"
                + " ORDER BY t.relname, a.attnum";
    }

    @Override
    public String catalogColumn(RecordedType type, RecordedAttribute attribute) {
        String definition = attribute.id() ? "BIGINT NOT NULL" : column(type, attribute);
        String kind = definition.replace("\"C\"", "C").replace(" NOT NULL", "");
        int end = kind.indexOf(" COLLATE");
        String plain = end < 0 ? kind.toLowerCase(Locale.ROOT) : "text COLLATE C";
        return plain + (attribute.nullable() ? "" : " NOT NULL");
    }

    @Override
    public String catalogIndexes() {
        return "SELECT t.relname, i.relname, CASE WHEN x.indisunique THEN 1 ELSE 0 END,"
                + " (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(x.indkey) WITH ORDINALITY"
                + " AS k(number, place) JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number)"
                + " FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid"
                + OF_TABLES + "AND NOT x.indisprimary AND x.indisvalid AND x.indpred IS NULL";
    }

    @Override
    public String catalogReferences() {
        return "SELECT t.relname, a.attname, p.relname FROM pg_constraint f JOIN pg_class t ON t.oid = f.conrelid"
                + " JOIN pg_class p ON p.oid = f.confrelid"
                + " JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = f.conkey[1]" + OF_TABLES
                + "AND f.contype = 'f' AND f.condeferrable AND f.convalidated";
    }
}
