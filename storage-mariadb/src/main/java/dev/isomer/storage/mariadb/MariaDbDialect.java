package dev.isomer.storage.mariadb;

import dev.isomer.storage.jdbc.DefinitionSql;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.jdbc.server.ServerDialect;
import dev.isomer.storage.model.RecordedAttribute;
import dev.isomer.storage.model.RecordedType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The language of MariaDB and MySQL.
 *
 * <p>Text is compared by a collation that goes by code point and pads nothing. What a key needs has a length, as InnoDB
 * indexes only a part of longer text, or refuses to.
 *
 * @param collation {@code utf8mb4_nopad_bin} of MariaDB, or {@code utf8mb4_0900_bin} of MySQL
 */
record MariaDbDialect(String collation) implements ServerDialect {
    @Override
    public String quoted(String name) {
        return '`' + name + '`';
    }

    @Override
    public String idColumn() {
        return "BIGINT NOT NULL PRIMARY KEY";
    }

    @Override
    public String column(RecordedType type, RecordedAttribute attribute) {
        return kind(type, attribute) + (attribute.nullable() ? " NULL" : " NOT NULL");
    }

    private static String kind(RecordedType type, RecordedAttribute attribute) {
        boolean isKeyed = type.keys().stream().anyMatch(key -> key.attributes().contains(attribute.name()));
        return switch (attribute.type()) {
            case TEXT -> isKeyed ? "VARCHAR(" + attribute.maxLength() + ")" : "LONGTEXT";
            case ENUM -> "VARCHAR(" + longest(attribute.constants()) + ")";
            case LONG, INSTANT -> "BIGINT";
            case INT -> "INT";
            case BOOLEAN -> "TINYINT(1)";
            case DOUBLE -> "DOUBLE";
            case BYTES -> isKeyed ? "VARBINARY(" + attribute.maxLength() + ")" : "LONGBLOB";
        };
    }

    private static int longest(List<String> constants) {
        return Math.max(
                1,
                constants.stream()
                        .mapToInt(constant -> constant.codePointCount(0, constant.length()))
                        .max()
                        .orElse(1));
    }

    @Override
    public String endOfTable() {
        return " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=" + collation;
    }

    @Override
    public boolean areKeysWithinTable() {
        return true;
    }

    /** Without the check, a table may refer to one that comes later. */
    @Override
    public List<String> beforeDefinitions() {
        return List.of(deferReferences());
    }

    @Override
    public List<String> afterDefinitions() {
        return List.of(checkReferences());
    }

    @Override
    public String changeColumn(RecordedType type, RecordedAttribute attribute, boolean isNullable) {
        return "ALTER TABLE " + quoted("t_" + type.name()) + " MODIFY COLUMN " + quoted(attribute.name()) + " "
                + kind(type, attribute) + (isNullable ? " NULL" : " NOT NULL");
    }

    @Override
    public String dropIndex(String table, String index) {
        return "DROP INDEX " + quoted(index) + " ON " + quoted(table);
    }

    @Override
    public String deferReferences() {
        return "SET foreign_key_checks = 0";
    }

    @Override
    public String checkReferences() {
        return "SET foreign_key_checks = 1";
    }

    @Override
    public String schemaTable() {
        return "CREATE TABLE " + quoted(DefinitionSql.SCHEMA_TABLE)
                + " (`line` BIGINT NOT NULL PRIMARY KEY, `text` LONGTEXT NOT NULL)" + endOfTable();
    }

    @Override
    public Map<String, String> commonTables() {
        return Map.of(
                COUNTER_TABLE,
                "CREATE TABLE " + quoted(COUNTER_TABLE)
                        + " (`name` VARCHAR(40) NOT NULL PRIMARY KEY, `value` BIGINT NOT NULL)" + endOfTable());
    }

    @Override
    public boolean areDefinitionsInTransactions() {
        return false;
    }

    @Override
    public boolean isSendingTogether() {
        return false;
    }

    /** The counters' rows are the mutex; what the transaction sees is fixed after they are locked. */
    @Override
    public List<Sql> beginWrite() {
        return List.of(
                Sql.of("START TRANSACTION"),
                Sql.of("SELECT `name`, `value` FROM " + quoted(COUNTER_TABLE) + " ORDER BY `name` FOR UPDATE"));
    }

    @Override
    public List<Sql> beginRead() {
        return List.of(Sql.of("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY"));
    }

    @Override
    public List<Sql> endWrite() {
        return List.of(Sql.of("COMMIT"));
    }

    @Override
    public Sql lockSchema(String place, Duration wait) {
        String name = ServerDialect.shortened("isomer." + place);
        return Sql.of("SELECT coalesce(GET_LOCK(?, ?), 0)", name, MariaDbKind.seconds(wait));
    }

    @Override
    public String explain(JdbcConnection connection, Sql query) throws SQLException {
        List<String> steps = new ArrayList<>();
        connection.query(new Sql("EXPLAIN " + query.text(), query.parameters()), row -> {
            String extra = row.getString("Extra");
            steps.add(row.getString("table") + " " + row.getString("type") + " by " + row.getString("key") + " "
                    + (extra == null ? "" : extra.replace("Using filesort", "Sort: using filesort")));
            return true;
        });
        return String.join("\n", steps) + "\n" + query.text();
    }

    /** Only where the index finds rows or has the order; by the ids, all rows come in their order anyway. */
    @Override
    public @Nullable String index(JdbcConnection connection, Sql query, boolean isOrdered) throws SQLException {
        List<@Nullable String> keys = new ArrayList<>();
        connection.query(new Sql("EXPLAIN " + query.text(), query.parameters()), row -> {
            String key = row.getString("key");
            boolean isAllById = "PRIMARY".equals(key) && "index".equals(row.getString("type"));
            keys.add(isAllById ? null : "PRIMARY".equals(key) ? "id" : key);
            return false;
        });
        return keys.isEmpty() ? null : keys.get(0);
    }

    @Override
    public String catalogColumns() {
        return "SELECT table_name, column_name, concat(data_type,"
                + " if(data_type IN ('varchar', 'varbinary'), concat('(', character_maximum_length, ')'), ''),"
                + " if(collation_name IS NULL, '', concat(' COLLATE ', collation_name)),"
                + " if(is_nullable = 'NO', ' NOT NULL', '')) FROM information_schema.columns"
                + " WHERE table_schema = database() ORDER BY table_name, ordinal_position";
    }

    @Override
    public String catalogColumn(RecordedType type, RecordedAttribute attribute) {
        String kind = attribute.id() ? "bigint" : kind(type, attribute).toLowerCase(Locale.ROOT);
        boolean isText = kind.startsWith("varchar") || kind.equals("longtext");
        return kind.replace("tinyint(1)", "tinyint")
                + (isText ? " COLLATE " + collation : "")
                + (attribute.nullable() ? "" : " NOT NULL");
    }

    @Override
    public String catalogIndexes() {
        return "SELECT table_name, index_name, 1 - min(non_unique), group_concat(column_name ORDER BY seq_in_index"
                + " SEPARATOR ',') FROM information_schema.statistics WHERE table_schema = database()"
                + " AND index_name <> 'PRIMARY' AND sub_part IS NULL GROUP BY table_name, index_name";
    }

    @Override
    public String catalogReferences() {
        return "SELECT table_name, column_name, referenced_table_name FROM information_schema.key_column_usage"
                + " WHERE table_schema = database() AND referenced_table_name IS NOT NULL";
    }
}
