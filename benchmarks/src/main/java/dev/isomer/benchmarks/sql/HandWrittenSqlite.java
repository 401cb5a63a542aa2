package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** SQLite by hand: it locks the file itself, and gives the ids. */
final class HandWrittenSqlite extends HandWritten {
    private final PreparedStatement begin;
    private final PreparedStatement insert;
    private final PreparedStatement lastId;
    private final PreparedStatement commit;

    private HandWrittenSqlite(Connection reader, Connection writer) throws SQLException {
        super(reader, writer);
        begin = writer.prepareStatement("BEGIN IMMEDIATE");
        insert = writer.prepareStatement(INSERT);
        lastId = writer.prepareStatement("SELECT last_insert_rowid()");
        commit = writer.prepareStatement("COMMIT");
    }

    /** On the file of a store's URL. */
    static HandWrittenSqlite connect(String url) throws SQLException {
        return new HandWrittenSqlite(connection(url), connection(url));
    }

    private static Connection connection(String url) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        // Else the driver asks for the last id after each INSERT, also where nobody wants it from there.
        config.setGetGeneratedKeys(false);
        Connection connection = DriverManager.getConnection("jdbc:" + url, config.toProperties());
        set(connection);
        // Else the driver tries to begin and commit after each statement, also within a transaction.
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("COMMIT");
        }
        return connection;
    }

    /** Sets what a store sets too. */
    static void set(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting :
                    List.of("busy_timeout = 30000", "foreign_keys = ON", "temp_store = MEMORY", "synchronous = FULL")) {
                statement.execute("PRAGMA " + setting);
            }
        }
    }

    @Override
    void begin() throws SQLException {
        begin.execute();
    }

    @Override
    Server add(Server row) throws SQLException {
        insert.setNull(1, Types.BIGINT);
        bind(insert, 2, row);
        insert.executeUpdate();
        try (ResultSet id = lastId.executeQuery()) {
            id.next();
            return row.withId(id.getLong(1));
        }
    }

    @Override
    void commit() throws SQLException {
        commit.execute();
    }

    /** A store's file has no such knowledge either. */
    @Override
    void analyse() {}
}
