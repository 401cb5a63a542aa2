package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.error.CannotOpenException;
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
import java.util.stream.Collectors;
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
    private final CounterTable counters;

    ServerSchema(JdbcConnection connection, ServerDialect dialect, String place) {
        this.connection = connection;
        this.dialect = dialect;
        this.place = place;
        this.definitions = new DefinitionSql(dialect);
        this.catalog = new ServerCatalog(connection, dialect);
        this.recording = new SchemaTable(dialect);
        this.counters = new CounterTable(connection, dialect);
    }

    /** Whether the tables were begun to be made, and nothing is recorded yet. */
    boolean isUnfinished() throws SQLException {
        return connection.number(Sql.of("SELECT count(*) FROM " + dialect.quoted(DefinitionSql.SCHEMA_TABLE))) == 0;
    }

    /** Makes all tables; those that were begun to be made, perhaps for another schema, anew. */
    void create(RecordedSchema schema) throws SQLException {
        List<String> begun = new ArrayList<>(catalog.columns().keySet());
        begun.removeIf(
                table -> !table.startsWith("t_") && !dialect.commonTables().containsKey(table));
        for (String table : begun) {
            requireNoRows(table);
        }
        define(List.of("BEGIN"), () -> {}, () -> createAll(schema, begun), schema);
    }

    private void requireNoRows(String table) throws SQLException {
        String query = "SELECT count(*) FROM " + dialect.quoted(table);
        if (table.startsWith("t_") && connection.number(Sql.of(query)) > 0) {
            throw new CannotOpenException(
                    place + " is damaged: it has rows in " + table + " and no recorded schema. Restore a good copy.",
                    null);
        }
    }

    private void createAll(RecordedSchema schema, List<String> begun) throws SQLException {
        List<String> statements = new ArrayList<>(dialect.beforeDefinitions());
        statements.addAll(drops(begun));
        if (!catalog.hasTable(DefinitionSql.SCHEMA_TABLE)) {
            statements.add(dialect.schemaTable());
        }
        statements.addAll(dialect.commonTables().values());
        for (RecordedType type : schema.types()) {
            statements.addAll(definitions.statements(schema, type));
        }
        statements.addAll(dialect.afterDefinitions());
        for (RecordedType type : schema.types()) {
            statements.addAll(definitions.references(schema, type));
        }
        runAll(statements);
        counters.add(schema);
    }

    /** What removes tables that may refer to each other. */
    private List<String> drops(List<String> tables) {
        return tables.isEmpty()
                ? List.of()
                : List.of(tables.stream().map(dialect::quoted).collect(Collectors.joining(", ", "DROP TABLE ", "")));
    }

    /** A table that is there already is of an upgrade that was cut off, perhaps to another schema. */
    private List<String> newTable(RecordedSchema schema, RecordedType type) throws SQLException {
        String table = SqlNames.tableName(type.name());
        List<String> statements = new ArrayList<>(catalog.hasTable(table) ? drops(List.of(table)) : List.of());
        statements.addAll(definitions.statements(schema, type));
        return statements;
    }

    private void runAll(List<String> statements) throws SQLException {
        if (dialect.isSendingTogether()) {
            connection.run(String.join(";\n", statements));
        } else {
            for (String statement : statements) {
                connection.run(statement);
            }
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
            counters.settle();
            recording.write(connection, result);
            connection.run(COMMIT);
            isDone = true;
        } finally {
            if (!isDone) {
                rollback();
            }
        }
    }

    /** What failed before is told, and not that there may be nothing to roll back. */
    private void rollback() {
        try {
            connection.run("ROLLBACK");
        } catch (SQLException nothingToLose) {
            connection.setBroken();
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
                    counters.unsettle();
                },
                () -> change(recorded, upgrade),
                upgrade.result());
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
        List<String> tables = new ArrayList<>(dialect.beforeDefinitions());
        for (SchemaStep step : upgrade.steps()) {
            if (step instanceof SchemaStep.AddType added) {
                tables.addAll(newTable(result, result.requireType(added.type().storedName())));
            }
        }
        if (!tables.isEmpty()) {
            runAll(tables);
        }
        counters.add(result);
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
        } else {
            connection.run(dialect.changeColumn(type, attribute, true));
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
