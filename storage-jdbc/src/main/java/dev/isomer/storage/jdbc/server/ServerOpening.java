package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.jdbc.DefinitionSql;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.JdbcDriver;
import dev.isomer.storage.jdbc.SchemaSql;
import dev.isomer.storage.jdbc.SchemaTable;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Limits;
import dev.isomer.storage.model.Opening;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.SchemaUpgrade;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Setting;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens one database: makes its tables if it is empty, and upgrades them if the program's schema is wider.
 *
 * <p>Making and upgrading are for one process at a time; the others wait. What is not finished, where definitions are
 * not part of transactions, is gone on with by the next one: the schema is recorded last.
 */
final class ServerOpening {
    private static final int BYTES_PER_CODE_POINT = 4;

    private final ServerKind kind;
    private final ServerUrl url;
    private final Schema schema;
    private final EngineOptions options;

    ServerOpening(ServerKind kind, ServerUrl url, Schema schema, EngineOptions options) {
        this.kind = kind;
        this.url = url;
        this.schema = schema;
        this.options = options;
    }

    Driver open() {
        try (JdbcConnection connection = connect()) {
            ServerDialect dialect = kind.dialect(connection);
            List<Setting> settings = kind.settings(connection, dialect);
            requireSettings(settings);
            requireRoomForValues(kind.greatestValueBytes(connection));
            SchemaTable recording = new SchemaTable(dialect);
            if (!url.isReadOnly()) {
                prepare(connection, dialect, recording);
            } else if (!new ServerCatalog(connection, dialect).hasTable(DefinitionSql.SCHEMA_TABLE)) {
                throw new CannotOpenException(url + " holds no store yet; open it once to be written.", null);
            }
            // Before the schema is read: who has an older one than belongs to the generation would write amiss.
            long generation = new CounterTable(connection, dialect).generation();
            if (!url.isReadOnly() && !CounterTable.isSettled(generation)) {
                throw unsettled();
            }
            if (upgrade(connection, recording).isNeeded()) {
                throw new CannotOpenException(
                        url + " must be upgraded to the program's schema first: open it once to be written.", null);
            }
            SchemaSql statements = new SchemaSql(schema, dialect, kind.errors());
            Opening opening = opening(connection, dialect, settings);
            // Last, as nothing that fails after it would close it.
            ServerConnections connections = new ServerConnections(kind, url, options);
            return new ServerDriver(kind, dialect, statements, connections, generation, opening);
        } catch (SQLException failure) {
            throw kind.errors().ofOpening(url.toString(), failure);
        }
    }

    private CannotOpenException unsettled() {
        return new CannotOpenException(
                url + " was being upgraded to a wider schema when that was cut off; open it once with the newer"
                        + " program.",
                null);
    }

    private JdbcConnection connect() throws SQLException {
        JdbcConnection connection = connectToPlace();
        boolean isThere = false;
        try {
            if (!kind.hasPlace(connection)) {
                requireWritten();
                makePlace(connection);
            }
            isThere = true;
            return connection;
        } finally {
            if (!isThere) {
                connection.closeQuietly();
            }
        }
    }

    private JdbcConnection connectToPlace() throws SQLException {
        try {
            return ServerConnections.connect(kind, url, options);
        } catch (SQLException failure) {
            if (!kind.isMissingPlace(failure)) {
                throw failure;
            }
        }
        requireWritten();
        try (JdbcConnection outside = ServerConnections.connect(kind, kind.outside(url), options)) {
            outside.run(kind.createPlace(kind.place(url)));
        }
        return ServerConnections.connect(kind, url, options);
    }

    /** "If not exists" does not hold for two who do it at the same moment. */
    private void makePlace(JdbcConnection connection) throws SQLException {
        try {
            connection.run(kind.createPlace(kind.place(url)));
        } catch (SQLException failure) {
            if (!kind.hasPlace(connection)) {
                throw failure;
            }
        }
    }

    private void requireWritten() {
        if (url.isReadOnly()) {
            throw new CannotOpenException(
                    "There is no " + kind.place(url) + " at " + url + "; open it once to be written.", null);
        }
    }

    private void requireSettings(List<Setting> settings) {
        for (Setting setting : settings) {
            if (setting.isWeak() && kind.isRequired(setting)) {
                throw new CannotOpenException(
                        url + " cannot keep the contract: its server has " + setting.name() + " at " + setting.value()
                                + ", and it must be " + setting.needed() + "; set it so.",
                        null);
            }
        }
    }

    private void requireRoomForValues(long serverBytes) {
        long neededBytes = schema.types().stream()
                .flatMap(type -> type.attributes().stream())
                .mapToLong(ServerOpening::greatestBytes)
                .max()
                .orElse(0);
        if (serverBytes < neededBytes) {
            throw new CannotOpenException(
                    url + " takes values of at most " + serverBytes + " bytes, and the program's schema has such of "
                            + neededBytes + "; raise the server's limit, which is max_allowed_packet, to 1 MiB more.",
                    null);
        }
    }

    private static long greatestBytes(Attribute<?, ?> attribute) {
        return switch (attribute.type()) {
            case TEXT ->
                attribute.maxLength() == 0
                        ? Limits.DEFAULT_VALUE_BYTES
                        : Math.min(Limits.VALUE_BYTES, (long) attribute.maxLength() * BYTES_PER_CODE_POINT);
            case BYTES -> attribute.maxLength() == 0 ? Limits.DEFAULT_VALUE_BYTES : attribute.maxLength();
            default -> 0;
        };
    }

    private void prepare(JdbcConnection connection, ServerDialect dialect, SchemaTable recording) throws SQLException {
        if (isCurrent(connection, dialect, recording)) {
            return;
        }
        // Session locks end with the connection, which is closed at the end of opening.
        connection.query(dialect.lockSchema(kind.place(url), options.writerWait()), row -> {
            if (row.getInt(1) != 1) {
                throw new CannotOpenException(
                        url + " is in use, or being made or upgraded by another program; try again when that is"
                                + " done.",
                        null);
            }
            return false;
        });
        // What was true before the lock may not be so any more.
        ServerCatalog catalog = new ServerCatalog(connection, dialect);
        ServerSchema change = new ServerSchema(connection, dialect, url.toString());
        requireEmpty(catalog);
        if (!catalog.hasTable(DefinitionSql.SCHEMA_TABLE) || change.isUnfinished()) {
            change.create(RecordedSchema.of(schema));
            return;
        }
        RecordedSchema recorded = recorded(connection, recording);
        SchemaUpgrade upgrade = SchemaUpgrade.of(url.toString(), recorded, schema);
        if (upgrade.isNeeded()) {
            change.upgrade(recorded, upgrade);
        } else if (!CounterTable.isSettled(new CounterTable(connection, dialect).generation())) {
            throw unsettled();
        }
    }

    private boolean isCurrent(JdbcConnection connection, ServerDialect dialect, SchemaTable recording)
            throws SQLException {
        ServerCatalog catalog = new ServerCatalog(connection, dialect);
        RecordedSchema recorded = catalog.hasTable(DefinitionSql.SCHEMA_TABLE) ? recording.readable(connection) : null;
        return recorded != null
                && CounterTable.isSettled(new CounterTable(connection, dialect).generation())
                && !SchemaUpgrade.of(url.toString(), recorded, schema).isNeeded();
    }

    private void requireEmpty(ServerCatalog catalog) throws SQLException {
        List<String> foreign = catalog.foreignTables();
        if (!foreign.isEmpty()) {
            throw new CannotOpenException(
                    url + " holds tables of another program, such as " + foreign.get(0)
                            + "; name an empty one, or a schema of its own in it.",
                    null);
        }
    }

    private SchemaUpgrade upgrade(JdbcConnection connection, SchemaTable recording) throws SQLException {
        return SchemaUpgrade.of(url.toString(), recorded(connection, recording), schema);
    }

    private RecordedSchema recorded(JdbcConnection connection, SchemaTable recording) throws SQLException {
        try {
            return recording.read(connection);
        } catch (IllegalArgumentException unreadable) {
            throw new CannotOpenException(
                    url + " was made by a newer version of Isomer, or is damaged: " + unreadable.getMessage()
                            + ". Update Isomer, or restore a good copy.",
                    unreadable);
        }
    }

    private Opening opening(JdbcConnection connection, ServerDialect dialect, List<Setting> settings)
            throws SQLException {
        Map<String, Long> rows = JdbcDriver.countRows(connection, dialect, schema);
        return new Opening(promise(settings), rows, List.of());
    }

    private String promise(List<Setting> settings) {
        @Nullable
        String weak = settings.stream()
                .filter(Setting::isWeak)
                .map(setting -> setting.name() + " is " + setting.value() + " and not " + setting.needed())
                .reduce((first, second) -> first + ", " + second)
                .orElse(null);
        if (url.isReadOnly()) {
            return "Opened to be read alone: nothing is changed.";
        }
        return weak == null
                ? "Each commit is on the server's disk when it returns: neither a crash nor a power cut there loses it."
                : "A crash of the server may lose the last commits, as its " + weak + ".";
    }
}
