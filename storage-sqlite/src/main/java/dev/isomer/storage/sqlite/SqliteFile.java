package dev.isomer.storage.sqlite;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.OpenException;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.SchemaUpgrade;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A database file: making it, finding out whether it is ours, and connecting to it.
 *
 * <p>A file that may be somebody else's is looked at through SQLite without locks, log or companion files
 * ({@code immutable}). It must not be opened with Java: closing any descriptor of a file drops all locks that this
 * process has on it, those of other stores included.
 */
final class SqliteFile {
    /** "Isom", which tools like {@code file} show. */
    static final int APPLICATION_ID = 0x49736f6d;

    static final int FORMAT_VERSION = 1;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Path path;
    private final Schema schema;
    private final long busyMillis;
    private final SqliteConnector connector;

    /**
     * A file of this schema.
     *
     * @param busyWait how long a statement waits for another process
     * @param further statements that each connection runs after its settings, where it is to be set otherwise
     */
    SqliteFile(Path file, Schema schema, Duration busyWait, List<String> further) {
        this(file, schema, Math.min(Integer.MAX_VALUE, busyWait.toMillis()), further);
    }

    private SqliteFile(Path file, Schema schema, long busyMillis, List<String> further) {
        this.path = file.toAbsolutePath().normalize();
        this.schema = schema;
        this.busyMillis = busyMillis;
        this.connector = new SqliteConnector(path, busyMillis, further);
    }

    /** Makes an empty file if there is none, which nobody else may read; its companions inherit that. */
    void prepare() {
        Path folder = path.getParent();
        if (folder == null || Files.isDirectory(path)) {
            throw new CannotOpenException(path + " is a folder; name a file in it.", null);
        }
        if (!Files.isDirectory(folder)) {
            throw new CannotOpenException(folder + " is not a folder; make it first, or name another.", null);
        }
        try {
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(path);
            }
        } catch (FileAlreadyExistsException exists) {
            requireOursOrEmpty();
        } catch (IOException failure) {
            throw new CannotOpenException(
                    path + " cannot be made; check its name and that its folder may be written.", failure);
        }
    }

    /**
     * Looks at a file that exists, unless it has a rollback journal: then its last change is not finished, and only
     * SQLite's locks and recovery, which {@link #openFirst} goes through, show what it holds. The same if it changes
     * meanwhile.
     */
    private void requireOursOrEmpty() {
        if (!Files.isWritable(path) || !Files.isWritable(path.getParent())) {
            throw new CannotOpenException(path + " and its folder must be writable; change that, or copy it.", null);
        }
        FileState state = FileState.of(path);
        if (state.isUnfinished()) {
            return;
        }
        if (state.bytes() == 1) {
            throw new CannotOpenException(path + " holds one byte, which SQLite takes for none; remove it.", null);
        }
        try {
            look(state.logBytes() > 0);
        } catch (OpenException refused) {
            if (FileState.of(path).equals(state)) {
                throw refused;
            }
        }
    }

    private void look(boolean logged) {
        try (JdbcConnection connection = connector.immutable()) {
            if (connection.number(Sql.of("PRAGMA page_count")) == 0 && !logged) {
                return;
            }
            requireFormat(connection);
            if (!logged) {
                requireSchema(connection);
                return;
            }
        } catch (SQLException failure) {
            // Where moving the log's pages to the file was interrupted, the file is damaged but for its log.
            if (!logged || !SqliteErrors.isDamage(failure)) {
                throw SqliteErrors.INSTANCE.ofOpening(path.toString(), failure);
            }
        }
        try (JdbcConnection connection = connector.logged()) {
            requireFormat(connection);
            requireSchema(connection);
        } catch (SQLException failure) {
            throw SqliteErrors.INSTANCE.ofOpening(path.toString(), failure);
        }
    }

    private void requireFormat(JdbcConnection connection) throws SQLException {
        if (connection.number(Sql.of("PRAGMA application_id")) != APPLICATION_ID) {
            throw new CannotOpenException(path + " is an SQLite database of another program; name another file.", null);
        }
        long version = connection.number(Sql.of("PRAGMA user_version"));
        if (version > FORMAT_VERSION) {
            throw new CannotOpenException(
                    path + " has the format " + version + " of a newer version of Isomer, and this one opens formats up"
                            + " to " + FORMAT_VERSION + "; update Isomer.",
                    null);
        }
        if (version < 1) {
            throw new CannotOpenException(
                    path + " has the format " + version + ", which no version of Isomer makes; replace it by a good"
                            + " copy.",
                    null);
        }
    }

    private RecordedSchema recordedSchema(JdbcConnection connection) throws SQLException {
        try {
            return SqliteDialect.SCHEMA_TABLE.read(connection);
        } catch (IllegalArgumentException unreadable) {
            throw new CannotOpenException(
                    path + " was made by a newer version of Isomer, or is damaged: " + unreadable.getMessage()
                            + ". Update Isomer, or replace the file by a good copy.",
                    unreadable);
        }
    }

    private SchemaUpgrade requireSchema(JdbcConnection connection) throws SQLException {
        return SchemaUpgrade.of(path.toString(), recordedSchema(connection), schema);
    }

    /** Refuses a file that is not of our format and of just this schema. */
    void requireCurrent(JdbcConnection connection) throws SQLException {
        requireFormat(connection);
        if (requireSchema(connection).isNeeded()) {
            throw new CannotOpenException(
                    path + " must be upgraded to the program's schema first: open it once to be written.", null);
        }
    }

    /** The first connection, which writes: it makes the tables if the file is empty, and upgrades them. */
    JdbcConnection openFirst() {
        long leftNanos = TimeUnit.MILLISECONDS.toNanos(busyMillis);
        for (; ; ) {
            boolean isUpgrading = false;
            try {
                JdbcConnection connection = openIfUpgraded();
                if (connection != null) {
                    return connection;
                }
                isUpgrading = true;
                upgrade();
            } catch (SQLException failure) {
                if (!SqliteErrors.isBusy(failure)) {
                    throw SqliteErrors.INSTANCE.ofOpening(path.toString(), failure);
                }
                if (leftNanos <= 0) {
                    throw isUpgrading ? inUse(failure) : SqliteErrors.INSTANCE.ofOpening(path.toString(), failure);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
                leftNanos -= PAUSE_NANOS;
            }
        }
    }

    private CannotOpenException inUse(SQLException failure) {
        return new CannotOpenException(
                path + " must be upgraded to the program's schema, and is in use; close it everywhere else first.",
                failure);
    }

    /** A connection that writes, or null if the schema must be upgraded. */
    private @Nullable JdbcConnection openIfUpgraded() throws SQLException {
        JdbcConnection connection = openWriter();
        boolean done = false;
        try {
            if (isEmpty(connection)) {
                create(connection);
            }
            requireFormat(connection);
            if (requireSchema(connection).isNeeded()) {
                return null;
            }
            String mode = connection.texts("PRAGMA journal_mode = WAL").get(0);
            if (!mode.equals("wal")) {
                throw new CannotOpenException(
                        path + " is where SQLite cannot keep a write-ahead log; put it on a local disk.", null);
            }
            done = true;
            return connection;
        } finally {
            if (!done) {
                connection.closeQuietly();
            }
        }
    }

    /**
     * Upgrades the schema in one transaction, with the file to itself: a store of the older schema that is open would
     * not know what to do with the new one.
     *
     * @throws SQLException saying that the file is busy, if others have it open
     */
    private void upgrade() throws SQLException {
        try (JdbcConnection connection = connector.alone()) {
            connection.run("PRAGMA foreign_keys = OFF");
            connection.run("BEGIN EXCLUSIVE");
            RecordedSchema recorded = recordedSchema(connection);
            SchemaUpgrade upgrade = requireSchema(connection);
            new SchemaChange(connection, path.toString(), recorded, upgrade).run();
            connection.run("COMMIT");
        }
    }

    private static boolean isEmpty(JdbcConnection connection) throws SQLException {
        return connection.number(Sql.of("SELECT count(*) FROM sqlite_schema")) == 0
                && connection.number(Sql.of("PRAGMA application_id")) == 0;
    }

    /**
     * Before the log is switched on, so that the marks of our format are in the file itself and not only in its log.
     */
    private void create(JdbcConnection connection) throws SQLException {
        connection.run("BEGIN IMMEDIATE");
        if (isEmpty(connection)) {
            connection.run("PRAGMA application_id = " + APPLICATION_ID);
            connection.run("PRAGMA user_version = " + FORMAT_VERSION);
            SqliteDialect.SCHEMA_TABLE.create(connection, RecordedSchema.of(schema));
        }
        connection.run("COMMIT");
    }

    /**
     * Copies the newest committed state, while others read and write, to a new file that nobody else may read. The copy
     * is never forced to the disk: it is not to outlive the process.
     */
    SqliteFile copyTo(Path target) {
        SqliteFile copy = new SqliteFile(target, schema, busyMillis, List.of("PRAGMA synchronous = OFF"));
        copy.prepare();
        try (JdbcConnection connection = openWriter()) {
            connection.update(Sql.of("VACUUM INTO ?", copy.path.toString()));
        } catch (SQLException failure) {
            throw SqliteErrors.INSTANCE.ofStatement(failure);
        }
        return copy;
    }

    /** Another connection that may write. */
    JdbcConnection openWriter() throws SQLException {
        return connector.writer();
    }

    /** Another connection that only reads. */
    JdbcConnection openReader() throws SQLException {
        return connector.reader();
    }
}
