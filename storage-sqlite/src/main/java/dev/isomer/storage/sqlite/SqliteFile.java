package dev.isomer.storage.sqlite;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.OpenException;
import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.model.Schema;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

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

    private final Path path;
    private final Schema schema;
    private final long busyMillis;
    private final List<String> further;

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
        this.further = List.copyOf(further);
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
        State state = State.of(path);
        if (state.isUnfinished()) {
            return;
        }
        if (state.bytes() == 1) {
            throw new CannotOpenException(path + " holds one byte, which SQLite takes for none; remove it.", null);
        }
        try {
            look(state.logBytes() > 0);
        } catch (OpenException refused) {
            if (State.of(path).equals(state)) {
                throw refused;
            }
        }
    }

    private void look(boolean logged) {
        try (SqliteConnection connection = connect("?immutable=1", true)) {
            if (connection.number(Sql.of("PRAGMA page_count")) == 0 && !logged) {
                return;
            }
            requireFormat(connection);
            if (!logged) {
                requireSchema(connection);
                return;
            }
        } catch (SQLException failure) {
            throw SqliteErrors.ofOpening(path, failure);
        }
        try (SqliteConnection connection = connect("?mode=ro", true)) {
            requireFormat(connection);
            requireSchema(connection);
        } catch (SQLException failure) {
            throw SqliteErrors.ofOpening(path, failure);
        }
    }

    /**
     * What shows, without opening it, whether a file changes.
     *
     * @param bytes its length
     * @param modified when it was last written
     * @param isUnfinished whether it has a rollback journal
     * @param logBytes the length of its log, which is above 0 while a store is open, and if it was not closed
     */
    private record State(long bytes, FileTime modified, boolean isUnfinished, long logBytes) {
        static State of(Path path) {
            try {
                String file = path.toRealPath().toString();
                Path log = Path.of(file + "-wal");
                return new State(
                        Files.size(path),
                        Files.getLastModifiedTime(path),
                        Files.exists(Path.of(file + "-journal")),
                        Files.exists(log) ? Files.size(log) : 0);
            } catch (IOException failure) {
                throw new CannotOpenException(path + " cannot be looked at; check where it leads.", failure);
            }
        }
    }

    private void requireFormat(SqliteConnection connection) throws SQLException {
        if (connection.number(Sql.of("PRAGMA application_id")) != APPLICATION_ID) {
            throw new CannotOpenException(path + " is an SQLite database of another program; name another file.", null);
        }
        long version = connection.number(Sql.of("PRAGMA user_version"));
        if (version != FORMAT_VERSION) {
            throw new CannotOpenException(
                    path + " has the format " + version + " of another version of Isomer, and this one opens format "
                            + FORMAT_VERSION + "; use that version.",
                    null);
        }
    }

    private void requireSchema(SqliteConnection connection) throws SQLException {
        List<String> differences = RecordedSchema.differences(connection, schema);
        if (!differences.isEmpty()) {
            throw new SchemaMismatchException(path.toString(), differences);
        }
    }

    /** The first connection, which writes: it makes the tables if the file is empty. */
    SqliteConnection openFirst() {
        SqliteConnection connection = null;
        boolean done = false;
        try {
            connection = openWriter();
            if (isEmpty(connection)) {
                create(connection);
            }
            requireFormat(connection);
            requireSchema(connection);
            String mode = connection.texts("PRAGMA journal_mode = WAL").get(0);
            if (!mode.equals("wal")) {
                throw new CannotOpenException(
                        path + " is where SQLite cannot keep a write-ahead log; put it on a local disk.", null);
            }
            done = true;
            return connection;
        } catch (SQLException failure) {
            throw SqliteErrors.ofOpening(path, failure);
        } finally {
            if (!done && connection != null) {
                closeQuietly(connection);
            }
        }
    }

    private static boolean isEmpty(SqliteConnection connection) throws SQLException {
        return connection.number(Sql.of("SELECT count(*) FROM sqlite_schema")) == 0
                && connection.number(Sql.of("PRAGMA application_id")) == 0;
    }

    /**
     * Before the log is switched on, so that the marks of our format are in the file itself and not only in its log.
     */
    private void create(SqliteConnection connection) throws SQLException {
        connection.run("BEGIN IMMEDIATE");
        if (isEmpty(connection)) {
            connection.run("PRAGMA application_id = " + APPLICATION_ID);
            connection.run("PRAGMA user_version = " + FORMAT_VERSION);
            RecordedSchema.create(connection, schema);
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
        try (SqliteConnection connection = openWriter()) {
            connection.update(Sql.of("VACUUM INTO ?", copy.path.toString()));
        } catch (SQLException failure) {
            throw SqliteErrors.ofStatement(failure);
        }
        return copy;
    }

    /** Another connection that may write. */
    SqliteConnection openWriter() throws SQLException {
        return connect("?mode=rw", false);
    }

    /** Another connection that only reads. Not one that SQLite opens read-only, as that would leave the log behind. */
    SqliteConnection openReader() throws SQLException {
        SqliteConnection connection = connect("?mode=rw", false);
        connection.run("PRAGMA query_only = ON");
        return connection;
    }

    private SqliteConnection connect(String options, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        Properties properties = config.toProperties();
        String url = JDBC.PREFIX + path.toUri().toASCIIString() + options;
        SqliteConnection connection = new SqliteConnection(JDBC.createConnection(url, properties));
        boolean done = false;
        try {
            connection.run("PRAGMA busy_timeout = " + busyMillis);
            connection.run("PRAGMA foreign_keys = ON");
            connection.run("PRAGMA temp_store = MEMORY");
            connection.run("PRAGMA synchronous = FULL");
            for (String statement : further) {
                connection.run(statement);
            }
            done = true;
            return connection;
        } finally {
            if (!done) {
                closeQuietly(connection);
            }
        }
    }

    /** Closes a connection of which nothing is expected any more. */
    static void closeQuietly(SqliteConnection connection) {
        try {
            connection.close();
        } catch (SQLException nothingToLose) {
            connection.setBroken();
        }
    }
}
