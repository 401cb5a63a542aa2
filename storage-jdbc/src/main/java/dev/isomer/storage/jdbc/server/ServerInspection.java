package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.jdbc.DefinitionSql;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.SchemaTable;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.jdbc.SqlNames;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.Inspection.Found;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.RecordedType;
import dev.isomer.storage.spi.EngineOptions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A look at somebody's database, of which the schema is not known; in one read transaction. */
final class ServerInspection {
    private static final EngineOptions OPTIONS = new EngineOptions(Long.MAX_VALUE, Duration.ofSeconds(10));
    private static final long FORMAT_VERSION = 1;

    private final ServerKind kind;
    private final ServerUrl url;

    ServerInspection(ServerKind kind, ServerUrl url) {
        this.kind = kind;
        this.url = url;
    }

    Inspection look(Consumer<? super String> lines) {
        try (JdbcConnection connection = ServerConnections.connect(kind, url, OPTIONS)) {
            if (!kind.hasPlace(connection)) {
                return missing();
            }
            ServerDialect dialect = kind.dialect(connection);
            for (Sql statement : dialect.beginRead()) {
                connection.run(statement.text());
            }
            return look(connection, dialect, lines);
        } catch (SQLException failure) {
            if (kind.isMissingPlace(failure)) {
                return missing();
            }
            throw kind.errors().ofOpening(url.toString(), failure);
        }
    }

    private Inspection missing() {
        return Inspection.of(Found.NOTHING, "There is no " + kind.place(url) + " on the server yet.");
    }

    private Inspection look(JdbcConnection connection, ServerDialect dialect, Consumer<? super String> lines)
            throws SQLException {
        ServerCatalog catalog = new ServerCatalog(connection, dialect);
        if (!catalog.hasTable(DefinitionSql.SCHEMA_TABLE)) {
            List<String> foreign = catalog.foreignTables();
            return foreign.isEmpty()
                    ? Inspection.of(Found.NOTHING, "An empty database.")
                    : Inspection.of(
                            Found.OTHER,
                            "A database with tables of another program, such as " + foreign.get(0)
                                    + ", and not a store of Isomer.");
        }
        List<Finding> findings = new ArrayList<>();
        RecordedSchema schema = new SchemaTable(dialect).readable(connection);
        boolean used = false;
        if (schema == null) {
            findings.add(new Finding(DefinitionSql.SCHEMA_TABLE, "cannot be read by this version of Isomer"));
        } else {
            ServerVerification verification = new ServerVerification(connection, dialect, kind);
            findings.addAll(verification.findings(schema));
            lines.accept("tables, indexes, references and counters: "
                    + (findings.isEmpty() ? "ok" : findings.size() + " found"));
            used = findings.isEmpty() && hadRows(connection, dialect, verification, schema, lines);
        }
        return new Inspection(Found.STORE, "A store of Isomer.", schema, FORMAT_VERSION, used, findings);
    }

    private static boolean hadRows(
            JdbcConnection connection,
            ServerDialect dialect,
            ServerVerification verification,
            RecordedSchema schema,
            Consumer<? super String> lines)
            throws SQLException {
        boolean had = false;
        for (RecordedType type : schema.types()) {
            String table = SqlNames.tableName(type.name());
            long rows = connection.number(Sql.of("SELECT count(*) FROM " + dialect.quoted(table)));
            long counter = verification.counter(type);
            lines.accept(table + ": " + rows + (rows == 1 ? " row" : " rows") + ", counter " + counter);
            had |= rows > 0 || counter > 0;
        }
        return had;
    }
}
