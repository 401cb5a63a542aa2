package dev.isomer.storage.sqlite;

import dev.isomer.storage.jdbc.JdbcConnection;
import java.sql.SQLException;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Connections that read, for any number of threads.
 *
 * <p>A reader never waits: where none is idle, another one is opened (about half a millisecond), and when it comes back
 * and {@value #IDLE_CONNECTIONS} are idle already, it is closed. So parallel reads cannot wait for each other in a
 * circle.
 */
final class ReaderPool {
    static final int IDLE_CONNECTIONS = 16;

    private final ReadAccess access;
    private final BlockingDeque<JdbcConnection> idle = new LinkedBlockingDeque<>(IDLE_CONNECTIONS);

    ReaderPool(ReadAccess access) {
        this.access = access;
    }

    /** A connection for the caller alone, until it is given back. */
    JdbcConnection take() {
        access.check();
        JdbcConnection connection = idle.pollFirst();
        if (connection != null) {
            return connection;
        }
        try {
            return access.open();
        } catch (SQLException failure) {
            throw SqliteErrors.INSTANCE.ofStatement(failure);
        }
    }

    /** Takes a connection back, the last used one to be used first. */
    void giveBack(JdbcConnection connection) {
        if (connection.isBroken() || !idle.offerFirst(connection)) {
            connection.closeQuietly();
        }
    }

    /** Closes what is idle, which is all of it when no transaction is open. */
    void close() {
        for (JdbcConnection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.closeQuietly();
        }
    }
}
