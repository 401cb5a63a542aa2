package dev.isomer.benchmarks.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection that keeps its prepared statements when they are closed, as a pool with a cache of statements does, but
 * without anything between its user and the driver. For one thread.
 */
final class KeepingConnection extends JDBC4Connection {
    private final Map<String, PreparedStatement> unused = new HashMap<>();

    private KeepingConnection(String url, Properties properties) throws SQLException {
        super(url, url.substring(JDBC.PREFIX.length()), properties);
    }

    /** One that reads, where each statement is a transaction of its own. */
    static KeepingConnection reader(String storeUrl) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        // Else the driver asks for the last id after each INSERT, which those who use this have from RETURNING.
        config.setGetGeneratedKeys(false);
        KeepingConnection connection = new KeepingConnection("jdbc:" + storeUrl, config.toProperties());
        HandWrittenSqlite.set(connection);
        return connection;
    }

    /**
     * One that writes, and stays out of auto-commit: the driver begins the next transaction when one ends, and that
     * takes no lock before its first statement.
     */
    static KeepingConnection writer(String storeUrl) throws SQLException {
        KeepingConnection connection = reader(storeUrl);
        connection.setAutoCommit(false);
        return connection;
    }

    /** All ways of preparing lead here. */
    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        PreparedStatement kept = unused.remove(sql);
        return kept != null ? kept : new KeptStatement(this, sql);
    }

    private static final class KeptStatement extends JDBC4PreparedStatement {
        private final KeepingConnection connection;
        private final String text;

        private KeptStatement(KeepingConnection connection, String text) throws SQLException {
            super((SQLiteConnection) connection, text);
            this.connection = connection;
            this.text = text;
        }

        @Override
        public void close() throws SQLException {
            rs.close();
            if (connection.unused.putIfAbsent(text, this) != null) {
                super.close();
            }
        }
    }
}
