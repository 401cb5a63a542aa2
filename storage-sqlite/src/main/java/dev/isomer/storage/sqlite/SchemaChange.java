package dev.isomer.storage.sqlite;

import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.KeyCollisions;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.jdbc.SqlNames;
import dev.isomer.storage.jdbc.SqlValues;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.RecordedAttribute;
import dev.isomer.storage.model.RecordedKey;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.RecordedType;
import dev.isomer.storage.model.SchemaStep;
import dev.isomer.storage.model.SchemaUpgrade;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the upgrade of a schema, in a transaction of the caller and with references not enforced.
 *
 * <p>A table that gets columns is made anew and filled, as SQLite's documentation advises ("Making Other Kinds Of Table
 * Schema Changes"), rather than altered: so its definition is the one that a new file would have, letter for letter,
 * which is what {@link SqliteVerification} compares. Wider lengths and more constants change no table.
 */
final class SchemaChange {
    private final JdbcConnection connection;
    private final String file;
    private final RecordedSchema recorded;
    private final SchemaUpgrade upgrade;

    SchemaChange(JdbcConnection connection, String file, RecordedSchema recorded, SchemaUpgrade upgrade) {
        this.connection = connection;
        this.file = file;
        this.recorded = recorded;
        this.upgrade = upgrade;
    }

    /**
     * Changes tables and indexes, and records the schema.
     *
     * @throws SchemaMismatchException naming each unique key that the rows do not allow
     */
    void run() throws SQLException {
        Map<String, List<SchemaStep.AddAttribute>> widened = new LinkedHashMap<>();
        List<SchemaStep.AddKey> keys = new ArrayList<>();
        for (SchemaStep step : upgrade.steps()) {
            if (step instanceof SchemaStep.AddType added) {
                create(resultOf(added));
            } else if (step instanceof SchemaStep.AddAttribute added) {
                widened.computeIfAbsent(added.type().storedName(), any -> new ArrayList<>())
                        .add(added);
            } else if (step instanceof SchemaStep.AddKey added) {
                keys.add(added);
            }
        }
        for (List<SchemaStep.AddAttribute> attributes : widened.values()) {
            rebuild(resultOf(attributes.get(0)), attributes);
        }
        addKeys(keys);
        SqliteDialect.SCHEMA_TABLE.write(connection, upgrade.result());
        connection.query(Sql.of("PRAGMA foreign_key_check"), row -> {
            throw new SQLException("the row " + row.getLong(2) + " of " + row.getString(1) + " refers to no row of "
                    + row.getString(3));
        });
    }

    private RecordedType resultOf(SchemaStep step) {
        return upgrade.result().requireType(step.type().storedName());
    }

    private void create(RecordedType type) throws SQLException {
        connection.run(SqliteDialect.DEFINITIONS.table(upgrade.result(), type, SqlNames.tableName(type.name())));
        for (RecordedKey key : type.keys()) {
            connection.run(SqliteDialect.DEFINITIONS.index(type, key));
        }
    }

    private void rebuild(RecordedType type, List<SchemaStep.AddAttribute> added) throws SQLException {
        RecordedType before = recorded.requireType(type.name());
        String table = SqlNames.tableName(type.name());
        String copy = "n_" + type.name();
        long counter = Counters.get(connection, table);
        connection.run(SqliteDialect.DEFINITIONS.table(upgrade.result(), type, copy));
        connection.update(filling(before, added, copy));
        connection.run("DROP TABLE " + SqliteDialect.INSTANCE.quoted(table));
        connection.run("ALTER TABLE " + SqliteDialect.INSTANCE.quoted(copy) + " RENAME TO "
                + SqliteDialect.INSTANCE.quoted(table));
        Counters.raise(connection, table, counter);
        for (RecordedKey key : before.keys()) {
            connection.run(SqliteDialect.DEFINITIONS.index(before, key));
        }
    }

    private static Sql filling(RecordedType before, List<SchemaStep.AddAttribute> added, String copy) {
        String known = before.attributes().stream()
                .map(RecordedAttribute::name)
                .map(SqliteDialect.INSTANCE::quoted)
                .collect(Collectors.joining(", "));
        StringBuilder columns = new StringBuilder(known);
        StringBuilder marks = new StringBuilder(known);
        List<@Nullable Object> values = new ArrayList<>();
        for (SchemaStep.AddAttribute step : added) {
            Attribute<?, ?> attribute = step.attribute();
            columns.append(", ").append(SqliteDialect.INSTANCE.column(attribute));
            marks.append(", ?");
            values.add(SqlValues.parameter(attribute.type(), step.value()));
        }
        return new Sql(
                "INSERT INTO " + SqliteDialect.INSTANCE.quoted(copy) + " (" + columns + ") SELECT " + marks + " FROM "
                        + SqliteDialect.INSTANCE.quoted(SqlNames.tableName(before.name())),
                values);
    }

    private void addKeys(List<SchemaStep.AddKey> keys) throws SQLException {
        List<String> collisions = new ArrayList<>();
        for (SchemaStep.AddKey step : keys) {
            RecordedKey key = RecordedKey.of(step.key());
            RecordedType type = resultOf(step);
            if (step.replacesIndex()) {
                RecordedKey plain = new RecordedKey(key.attributes(), false);
                connection.run("DROP INDEX " + SqliteDialect.INSTANCE.quoted(SqlNames.indexName(type.name(), plain)));
            }
            try {
                connection.run(SqliteDialect.DEFINITIONS.index(type, key));
            } catch (SQLException failure) {
                if (!SqliteErrors.INSTANCE.isRefusal(failure)) {
                    throw failure;
                }
                collisions.add(KeyCollisions.words(connection, SqliteDialect.INSTANCE, step, Map.of()));
            }
        }
        if (!collisions.isEmpty()) {
            throw new SchemaMismatchException(file, collisions, false);
        }
    }
}
