package dev.isomer.storage.sqlite;

import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.jdbc.DefinitionSql;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.jdbc.SqlNames;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.SchemaUpgrade;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Checks a file: SQLite's own checks, and that the tables, their counters and the settings are as the contract needs.
 */
final class SqliteVerification {
    private static final String FILE = "file";

    private final JdbcConnection connection;
    private final Schema schema;
    private final boolean isWritten;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * {@code connection} is in a read transaction.
     *
     * @param isWritten whether the file is open to be written, which it is with a log alone
     */
    SqliteVerification(JdbcConnection connection, Schema schema, boolean isWritten) {
        this.connection = connection;
        this.schema = schema;
        this.isWritten = isWritten;
    }

    /** What can be checked of a file whose schema is not known: its pages, and that references lead somewhere. */
    static List<Finding> findingsWithoutSchema(JdbcConnection connection, Consumer<? super String> lines)
            throws SQLException {
        List<Finding> findings = new ArrayList<>();
        checkPages(connection, findings);
        lines.accept("PRAGMA integrity_check: " + told(findings));
        if (findings.isEmpty()) {
            checkReferences(connection, findings);
            lines.accept("PRAGMA foreign_key_check: " + told(findings));
        }
        return findings;
    }

    private static String told(List<Finding> findings) {
        return findings.isEmpty() ? "ok" : findings.size() + " found";
    }

    List<Finding> findings() throws SQLException {
        checkPages(connection, findings);
        if (!findings.isEmpty()) {
            return List.copyOf(findings);
        }
        checkReferences(connection, findings);
        checkSettings();
        checkSchema();
        if (findings.isEmpty()) {
            checkCounters();
        }
        return List.copyOf(findings);
    }

    private static void checkPages(JdbcConnection connection, List<Finding> findings) throws SQLException {
        for (String line : connection.texts("PRAGMA integrity_check")) {
            if (!line.equals("ok")) {
                findings.add(new Finding(FILE, line));
            }
        }
    }

    private static void checkReferences(JdbcConnection connection, List<Finding> findings) throws SQLException {
        connection.query(Sql.of("PRAGMA foreign_key_check"), row -> {
            findings.add(new Finding(
                    row.getString(1),
                    "the row " + row.getLong(2) + " refers to a row of " + row.getString(3) + " that does not exist"));
            return true;
        });
    }

    private void checkSettings() throws SQLException {
        if (connection.number(Sql.of("PRAGMA foreign_keys")) != 1) {
            findings.add(new Finding(FILE, "references are not checked"));
        }
        String mode = connection.texts("PRAGMA journal_mode").get(0);
        if (isWritten && !mode.equals("wal")) {
            findings.add(new Finding(FILE, "the journal mode is " + mode + " and not wal"));
        }
    }

    private void checkSchema() throws SQLException {
        try {
            RecordedSchema recorded = SqliteDialect.SCHEMA_TABLE.read(connection);
            checkDefinitions(connection, recorded, findings);
            if (SchemaUpgrade.of(FILE, recorded, schema).isNeeded()) {
                findings.add(new Finding(DefinitionSql.SCHEMA_TABLE, "is narrower than the program's schema"));
            }
        } catch (IllegalArgumentException unreadable) {
            findings.add(new Finding(DefinitionSql.SCHEMA_TABLE, String.valueOf(unreadable.getMessage())));
        } catch (SchemaMismatchException mismatch) {
            mismatch.differences()
                    .forEach(difference -> findings.add(new Finding(DefinitionSql.SCHEMA_TABLE, difference)));
        }
    }

    /** Checks that tables and indexes are as they are made for a schema. */
    static void checkDefinitions(JdbcConnection connection, RecordedSchema recorded, List<Finding> findings)
            throws SQLException {
        Map<String, String> actual = new HashMap<>();
        connection.query(Sql.of("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"), row -> {
            actual.put(row.getString(1), row.getString(2));
            return true;
        });
        SqliteDialect.DEFINITIONS.definitions(recorded).forEach((name, definition) -> {
            if (!actual.containsKey(name)) {
                findings.add(new Finding(name, "is missing"));
            } else if (!definition.equals(actual.get(name))) {
                findings.add(new Finding(name, "is defined otherwise: " + actual.get(name)));
            }
        });
    }

    private void checkCounters() throws SQLException {
        for (EntityType<?> type : schema.types()) {
            String table = SqlNames.tableName(type);
            long counter = Counters.get(connection, table);
            String id = SqliteDialect.INSTANCE.column(type.id());
            long greatest =
                    connection.number(Sql.of("SELECT max(" + id + ") FROM " + SqliteDialect.INSTANCE.table(type)));
            if (counter < greatest) {
                findings.add(
                        new Finding(table, "the counter is " + counter + " and so below the greatest id, " + greatest));
            }
        }
    }
}
