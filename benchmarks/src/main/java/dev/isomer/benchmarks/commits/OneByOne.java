package dev.isomer.benchmarks.commits;

import dev.isomer.benchmarks.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Rows inserted by hand in JDBC: one connection behind a lock, each row a transaction of its own. */
final class OneByOne implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement insert;
    private final PreparedStatement lastId;
    private final PreparedStatement commit;

    /** On the file of a store's URL, with its settings. */
    OneByOne(String url) throws SQLException {
        connection = DriverManager.getConnection("jdbc:" + url);
        try (Statement statement = connection.createStatement()) {
            for (String setting : List.of("foreign_keys = ON", "temp_store = MEMORY", "synchronous = FULL")) {
                statement.execute("PRAGMA " + setting);
            }
        }
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        insert = connection.prepareStatement(
                "INSERT INTO t_server (name, definition, definition_cid, enabled, created_at, updated_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)");
        lastId = connection.prepareStatement("SELECT last_insert_rowid()");
        commit = connection.prepareStatement("COMMIT");
    }

    Server insert(Server row) throws SQLException {
        lock.lock();
        try {
            begin.execute();
            insert.setString(1, row.name());
            insert.setString(2, row.definition());
            insert.setString(3, row.definitionCid());
            insert.setBoolean(4, row.enabled());
            insert.setLong(5, ChronoUnit.MICROS.between(Instant.EPOCH, row.createdAt()));
            insert.setLong(6, ChronoUnit.MICROS.between(Instant.EPOCH, row.updatedAt()));
            insert.executeUpdate();
            Server inserted;
            try (ResultSet id = lastId.executeQuery()) {
                id.next();
                inserted = row.withId(id.getLong(1));
            }
            commit.execute();
            return inserted;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
