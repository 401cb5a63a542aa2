package dev.isomer.storage.sqlite;

import dev.isomer.storage.jdbc.JdbcConnection;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** Connects to one file, each time with the settings that the contract needs. */
final class SqliteConnector {
    private final Path path;
    private final long busyMillis;
    private final List<String> further;

    /**
     * Connections to this file.
     *
     * @param busyMillis how long a statement waits for another process
     * @param further statements that each connection runs after its settings, where it is to be set otherwise
     */
    SqliteConnector(Path path, long busyMillis, List<String> further) {
        this.path = path;
        this.busyMillis = busyMillis;
        this.further = List.copyOf(further);
    }

    /** A connection that may write. */
    JdbcConnection writer() throws SQLException {
        return connect("?mode=rw", new SQLiteConfig(), busyMillis);
    }

    /** A connection that only reads. Not one that SQLite opens read-only, as that would leave the log behind. */
    JdbcConnection reader() throws SQLException {
        JdbcConnection connection = writer();
        connection.run("PRAGMA query_only = ON");
        return connection;
    }

    /** A connection that looks at the file without locks, log or companion files. */
    JdbcConnection immutable() throws SQLException {
        return readOnly("?immutable=1");
    }

    /** A connection that looks at a file with its log. */
    JdbcConnection logged() throws SQLException {
        return readOnly("?mode=ro");
    }

    /** The same without writing to the index of that log either, which must be there. */
    JdbcConnection loggedUntouched() throws SQLException {
        return readOnly("?mode=ro&readonly_shm=1");
    }

    private JdbcConnection readOnly(String options) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return connect(options, config, busyMillis);
    }

    /** A connection that writes and has the file to itself, or fails at once. */
    JdbcConnection alone() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        // Before the first statement that reads: only then does SQLite lock the file, and not just its log.
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        return connect("?mode=rw", config, 0);
    }

    private JdbcConnection connect(String options, SQLiteConfig config, long waitMillis) throws SQLException {
        // Else the driver runs one more query after each INSERT, for keys that nobody asks it for.
        config.setGetGeneratedKeys(false);
        String url = JDBC.PREFIX + path.toUri().toASCIIString() + options;
        JdbcConnection connection = JdbcConnection.keepingStatements(JDBC.createConnection(url, config.toProperties()));
        boolean done = false;
        try {
            endAutoCommit(connection);
            connection.run("PRAGMA busy_timeout = " + waitMillis);
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
                connection.closeQuietly();
            }
        }
    }

    /**
     * In auto-commit mode the driver would try to begin and commit after each statement, also within a transaction of
     * ours, where that fails. It leaves that mode by beginning a transaction, which takes no lock and is ended here.
     */
    private static void endAutoCommit(JdbcConnection connection) throws SQLException {
        connection.driver().setAutoCommit(false);
        connection.run("COMMIT");
    }
}
