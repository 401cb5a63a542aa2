package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.jdbc.DefinitionSql;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.SchemaTable;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.jdbc.SqlNames;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.RecordedAttribute;
import dev.isomer.storage.model.RecordedKey;
import dev.isomer.storage.model.RecordedReference;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.RecordedType;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.SchemaUpgrade;
import dev.isomer.storage.spi.Setting;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks a place: that tables, indexes and references are as the recorded schema needs them, the server is set so, and
 * rows refer to rows and have ids that their counters reached. What is within pages is the server's to check.
 */
final class ServerVerification {
    private static final String SERVER = "server";

    private final JdbcConnection connection;
    private final ServerDialect dialect;
    private final ServerKind kind;
    private final ServerCatalog catalog;
    private final List<Finding> findings = new ArrayList<>();

    /** {@code connection} is in a read transaction. */
    ServerVerification(JdbcConnection connection, ServerDialect dialect, ServerKind kind) {
        this.connection = connection;
        this.dialect = dialect;
        this.kind = kind;
        this.catalog = new ServerCatalog(connection, dialect);
    }

    List<Finding> findings(Schema schema) throws SQLException {
        try {
            RecordedSchema recorded = new SchemaTable(dialect).read(connection);
            check(recorded);
            if (SchemaUpgrade.of(DefinitionSql.SCHEMA_TABLE, recorded, schema).isNeeded()) {
                findings.add(new Finding(DefinitionSql.SCHEMA_TABLE, "is narrower than the program's schema"));
            }
        } catch (IllegalArgumentException unreadable) {
            findings.add(new Finding(DefinitionSql.SCHEMA_TABLE, String.valueOf(unreadable.getMessage())));
        } catch (SchemaMismatchException mismatch) {
            mismatch.differences()
                    .forEach(difference -> findings.add(new Finding(DefinitionSql.SCHEMA_TABLE, difference)));
        }
        return List.copyOf(findings);
    }

    /** What can be checked without the program's schema. */
    List<Finding> findings(RecordedSchema recorded) throws SQLException {
        check(recorded);
        return List.copyOf(findings);
    }

    private void check(RecordedSchema recorded) throws SQLException {
        for (Setting setting : kind.settings(connection, dialect)) {
            if (setting.isWeak() && kind.isRequired(setting)) {
                findings.add(new Finding(
                        SERVER, setting.name() + " is " + setting.value() + " and not " + setting.needed()));
            }
        }
        checkDefinitions(recorded);
        if (findings.isEmpty()) {
            for (RecordedType type : recorded.types()) {
                checkCounter(type);
                for (RecordedReference reference : type.references()) {
                    checkReference(recorded, type, reference);
                }
            }
        }
    }

    private void checkDefinitions(RecordedSchema recorded) throws SQLException {
        Map<String, Map<String, String>> columns = catalog.columns();
        Map<String, Map<String, ServerCatalog.Index>> indexes = catalog.indexes();
        Map<String, Map<String, String>> references = catalog.references();
        for (String table : dialect.commonTables().keySet()) {
            if (!columns.containsKey(table)) {
                findings.add(new Finding(table, "is missing"));
            }
        }
        for (RecordedType type : recorded.types()) {
            String table = SqlNames.tableName(type.name());
            if (!columns.containsKey(table)) {
                findings.add(new Finding(table, "is missing"));
                continue;
            }
            for (RecordedAttribute attribute : type.attributes()) {
                compare(
                        table + "." + attribute.name(),
                        dialect.catalogColumn(type, attribute),
                        columns.get(table).get(attribute.name()));
            }
            for (RecordedKey key : type.keys()) {
                checkIndex(type, key, indexes.getOrDefault(table, Map.of()));
            }
            for (RecordedReference reference : type.references()) {
                compare(
                        table + "." + reference.attribute() + "'s reference",
                        SqlNames.tableName(reference.parent()),
                        references.getOrDefault(table, Map.of()).get(reference.attribute()));
            }
        }
    }

    private void checkIndex(RecordedType type, RecordedKey key, Map<String, ServerCatalog.Index> indexes) {
        String name = dialect.indexName(type.name(), key);
        List<String> columns = new ArrayList<>(key.attributes());
        if (dialect.isIdNamedInIndexes() && !key.unique()) {
            columns.add(type.id().name());
        }
        ServerCatalog.Index index = indexes.get(name);
        compare(
                name,
                (key.unique() ? "unique " : "") + String.join(",", columns),
                index == null ? null : (index.isUnique() ? "unique " : "") + index.columns());
    }

    private void compare(String subject, String expected, @Nullable String actual) {
        if (actual == null) {
            findings.add(new Finding(subject, "is missing"));
        } else if (!expected.equals(actual)) {
            findings.add(new Finding(subject, "is defined otherwise: " + actual));
        }
    }

    private void checkCounter(RecordedType type) throws SQLException {
        String table = SqlNames.tableName(type.name());
        String counted = "SELECT count(*) FROM " + dialect.quoted(ServerDialect.COUNTER_TABLE) + " WHERE ";
        if (connection.number(Sql.of(counted + dialect.quoted("name") + " = ?", type.name())) == 0) {
            findings.add(new Finding(table, "the counter is missing"));
            return;
        }
        long counter = counter(type);
        long greatest = connection.number(Sql.of(
                "SELECT coalesce(max(" + dialect.quoted(type.id().name()) + "), 0) FROM " + dialect.quoted(table)));
        if (counter < greatest) {
            findings.add(
                    new Finding(table, "the counter is " + counter + " and so below the greatest id, " + greatest));
        }
    }

    /** The counter of a type; 0 where it is missing. */
    long counter(RecordedType type) throws SQLException {
        return connection.number(Sql.of(
                "SELECT coalesce(max(" + dialect.quoted("value") + "), 0) FROM "
                        + dialect.quoted(ServerDialect.COUNTER_TABLE) + " WHERE " + dialect.quoted("name") + " = ?",
                type.name()));
    }

    private void checkReference(RecordedSchema recorded, RecordedType type, RecordedReference reference)
            throws SQLException {
        String table = SqlNames.tableName(type.name());
        String parent = SqlNames.tableName(reference.parent());
        String column = "c." + dialect.quoted(reference.attribute());
        String parentId =
                "p." + dialect.quoted(recorded.parentOf(reference).id().name());
        connection.query(
                Sql.of("SELECT c." + dialect.quoted(type.id().name()) + " FROM " + dialect.quoted(table)
                        + " c LEFT JOIN "
                        + dialect.quoted(parent) + " p ON " + parentId + " = " + column + " WHERE " + column
                        + " IS NOT NULL AND " + parentId + " IS NULL ORDER BY 1"),
                row -> findings.add(new Finding(
                        table,
                        "the row " + row.getLong(1) + " refers to a row of " + parent + " that does not exist")));
    }
}
