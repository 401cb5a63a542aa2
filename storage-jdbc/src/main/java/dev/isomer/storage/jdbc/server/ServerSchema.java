package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.jdbc.DefinitionSql;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.KeyCollisions;
import dev.isomer.storage.jdbc.SchemaTable;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.jdbc.SqlNames;
import dev.isomer.storage.jdbc.SqlValues;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.RecordedAttribute;
import dev.isomer.storage.model.RecordedKey;
import dev.isomer.storage.model.RecordedReference;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.RecordedType;
import dev.isomer.storage.model.SchemaStep;
import dev.isomer.storage.model.SchemaUpgrade;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes and upgrades the tables of a place, while nobody else does. Other processes may read and write meanwhile:
 * whoever has the older schema open reads on, and is refused its next write.
 *
 * <p>Where definitions are part of transactions, all is done in one. Elsewhere each step looks whether it is done
 * already, and the schema is recorded last, so that an upgrade that was cut off is gone on with.
 */
final class ServerSchema {
    private static final String COMMIT = "COMMIT";

    private final JdbcConnection connection;
    private final ServerDialect dialect;
    private final String place;
    private final DefinitionSql definitions;
    private final ServerCatalog catalog;
    private final SchemaTable recording;

    ServerSchema(JdbcConnection connection, ServerDialect dialect, String place) {
        this.connection = connection;
        this.dialect = dialect;
        this.place = place;
        this.definitions = new DefinitionSql(dialect);
        this.catalog = new ServerCatalog(connection, dialect);
        this.recording = new SchemaTable(dialect);
    }

    /** How often the schema was changed. */
    static long generation(JdbcConnection connection, ServerDialect dialect) throws SQLException {
        return connection.number(Sql.of(
                "SELECT " + dialect.quoted("value") + " FROM " + dialect.quoted(ServerDialect.COUNTER_TABLE) + " WHERE "
                        + dialect.quoted("name") + " = ?",
                ServerDialect.GENERATION));
    }

    /** Whether the tables were begun to be made, and nothing is recorded yet. */
    boolean isUnfinished() throws SQLException {
        return connection.number(Sql.of("SELECT count(*) FROM " + dialect.quoted(DefinitionSql.SCHEMA_TABLE))) == 0;
    }

    /** Makes all tables, or those that are not there yet. */
    void create(RecordedSchema schema) throws SQLException {
        define(List.of("BEGIN"), () -> {}, () -> createAll(schema), schema);
    }

    private void createAll(RecordedSchema schema) throws SQLException {
        Map<String, Map<String, String>> present = catalog.columns();
        if (!present.containsKey(DefinitionSql.SCHEMA_TABLE)) {
            connection.run(dialect.schemaTable());
        }
        for (String table : dialect.commonTables()) {
            connection.run(table);
        }
        for (String statement : dialect.beforeDefinitions()) {
            connection.run(statement);
        }
        for (RecordedType type : schema.types()) {
            createType(schema, type, present);
        }
        for (String statement : dialect.afterDefinitions()) {
            connection.run(statement);
        }
        for (RecordedType type : schema.types()) {
            addReferences(schema, type);
        }
        count(ServerDialect.GENERATION, 1);
    }

    private void createType(RecordedSchema schema, RecordedType type, Map<String, Map<String, String>> present)
            throws SQLException {
        if (!present.containsKey(SqlNames.tableName(type.name()))) {
            for (String statement : definitions.statements(schema, type)) {
                connection.run(statement);
            }
        }
        count(type.name(), 0);
    }

    /** Adds a counter, unless there is one. */
    private void count(String name, long value) throws SQLException {
        String table = dialect.quoted(ServerDialect.COUNTER_TABLE);
        String column = dialect.quoted("name");
        if (connection.number(Sql.of("SELECT count(*) FROM " + table + " WHERE " + column + " = ?", name)) == 0) {
            connection.update(Sql.of(
                    "INSERT INTO " + table + " (" + column + ", " + dialect.quoted("value") + ") VALUES (?, ?)",
                    name,
                    value));
        }
    }

    /** What defines tables. */
    @FunctionalInterface
    private interface Definition {
        void run() throws SQLException;
    }

    private void define(List<String> beginning, Definition check, Definition work, RecordedSchema result)
            throws SQLException {
        boolean isDone = false;
        for (String statement : beginning) {
            connection.run(statement);
        }
        try {
            check.run();
            if (dialect.areDefinitionsInTransactions()) {
                work.run();
            } else {
                connection.run(COMMIT);
                work.run();
                connection.run("BEGIN");
            }
            recording.write(connection, result);
            connection.run(COMMIT);
            isDone = true;
        } finally {
            if (!isDone) {
                connection.run("ROLLBACK");
            }
        }
    }

    /**
     * Makes the tables as wide as a schema. Writers wait until this ends, or the generation is raised, which they see.
     *
     * @throws SchemaMismatchException naming each unique key that the rows do not allow; nothing is changed then
     */
    void upgrade(RecordedSchema recorded, SchemaUpgrade upgrade) throws SQLException {
        define(
                dialect.beginWrite().stream().map(Sql::text).toList(),
                () -> {
                    requireNoCollisions(upgrade);
                    nextGeneration();
                },
                () -> change(recorded, upgrade),
                upgrade.result());
    }

    private void nextGeneration() throws SQLException {
        String value = dialect.quoted("value");
        connection.update(Sql.of(
                "UPDATE " + dialect.quoted(ServerDialect.COUNTER_TABLE) + " SET " + value + " = " + value
                        + " + 1 WHERE " + dialect.quoted("name") + " = ?",
                ServerDialect.GENERATION));
    }

    private void requireNoCollisions(SchemaUpgrade upgrade) throws SQLException {
        Map<Attribute<?, ?>, @Nullable Object> missing = new LinkedHashMap<>();
        List<String> collisions = new ArrayList<>();
        for (SchemaStep step : upgrade.steps()) {
            if (step instanceof SchemaStep.AddAttribute added) {
                missing.put(added.attribute(), added.value());
            } else if (step instanceof SchemaStep.AddKey added && added.key().unique()) {
                String words = KeyCollisions.words(connection, dialect, added, missing);
                if (!words.isEmpty()) {
                    collisions.add(words);
                }
            }
        }
        if (!collisions.isEmpty()) {
            throw new SchemaMismatchException(place, collisions, false);
        }
    }

    private void change(RecordedSchema recorded, SchemaUpgrade upgrade) throws SQLException {
        RecordedSchema result = upgrade.result();
        Map<String, Map<String, String>> present = catalog.columns();
        for (String statement : dialect.beforeDefinitions()) {
            connection.run(statement);
        }
        for (SchemaStep step : upgrade.steps()) {
            if (step instanceof SchemaStep.AddType added) {
                createType(result, result.requireType(added.type().storedName()), present);
            }
        }
        for (SchemaStep step : upgrade.steps()) {
            if (step instanceof SchemaStep.AddAttribute added) {
                addColumn(result.requireType(added.type().storedName()), added, present);
            }
        }
        for (RecordedType before : recorded.types()) {
            widenColumns(before, result.requireType(before.name()));
        }
        for (SchemaStep step : upgrade.steps()) {
            if (step instanceof SchemaStep.AddKey added) {
                addKey(result.requireType(added.type().storedName()), added);
            }
        }
        for (String statement : dialect.afterDefinitions()) {
            connection.run(statement);
        }
        for (RecordedType type : result.types()) {
            addReferences(result, type);
        }
    }

    private void addColumn(RecordedType type, SchemaStep.AddAttribute step, Map<String, Map<String, String>> present)
            throws SQLException {
        String table = SqlNames.tableName(type.name());
        RecordedAttribute attribute = type.attribute(step.attribute().storedName());
        if (attribute == null) {
            return;
        }
        if (!present.getOrDefault(table, Map.of()).containsKey(attribute.name())) {
            connection.run("ALTER TABLE " + dialect.quoted(table) + " ADD COLUMN "
                    + definitions.column(type, asNullable(attribute)));
        }
        if (step.value() != null) {
            connection.update(Sql.of(
                    "UPDATE " + dialect.quoted(table) + " SET " + dialect.quoted(attribute.name()) + " = ?",
                    SqlValues.parameter(step.attribute().type(), step.value())));
        }
        if (!attribute.nullable()) {
            connection.run(dialect.changeColumn(type, attribute, false));
        }
    }

    private static RecordedAttribute asNullable(RecordedAttribute attribute) {
        return new RecordedAttribute(
                attribute.name(), attribute.type(), attribute.maxLength(), attribute.constants(), false, true);
    }

    /** A column may be wider for its new length, or its new constants, or because there is a key on it now. */
    private void widenColumns(RecordedType before, RecordedType after) throws SQLException {
        for (RecordedAttribute known : before.attributes()) {
            RecordedAttribute now = after.attribute(known.name());
            if (now != null && !now.id() && !dialect.column(after, now).equals(dialect.column(before, known))) {
                connection.run(dialect.changeColumn(after, now, now.nullable()));
            }
        }
    }

    private void addKey(RecordedType type, SchemaStep.AddKey step) throws SQLException {
        RecordedKey key = RecordedKey.of(step.key());
        String table = SqlNames.tableName(type.name());
        Map<String, ServerCatalog.Index> present = catalog.indexes().getOrDefault(table, Map.of());
        if (!present.containsKey(dialect.indexName(type.name(), key))) {
            connection.run(definitions.index(type, key));
        }
        String plain = dialect.indexName(type.name(), new RecordedKey(key.attributes(), false));
        if (step.replacesIndex() && present.containsKey(plain)) {
            connection.run(dialect.dropIndex(table, plain));
        }
    }

    private void addReferences(RecordedSchema schema, RecordedType type) throws SQLException {
        String table = SqlNames.tableName(type.name());
        Map<String, String> present = catalog.references().getOrDefault(table, Map.of());
        for (RecordedReference reference : type.references()) {
            if (!present.containsKey(reference.attribute())) {
                connection.run(definitions.addReference(schema, type, reference));
            }
        }
    }
}
