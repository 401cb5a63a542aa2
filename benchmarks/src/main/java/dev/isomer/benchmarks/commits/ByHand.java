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

/** Changes by hand in JDBC: one connection behind a lock, and a commit for each. */
final class ByHand implements Changes {
    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement insert;
    private final PreparedStatement lastId;
    private final PreparedStatement update;
    private final PreparedStatement commit;

    /** On the file of a store's URL, with its settings. */
    ByHand(String url) throws SQLException {
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
        update = connection.prepareStatement("UPDATE t_server SET name = ?, definition = ?, definition_cid = ?,"
                + " enabled = ?, created_at = ?, updated_at = ? WHERE id = ?");
        commit = connection.prepareStatement("COMMIT");
    }

    @Override
    public Server insert(Server row) throws SQLException {
        lock.lock();
        try {
            begin.execute();
            bind(insert, row);
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
    public void update(Server row) throws SQLException {
        lock.lock();
        try {
            begin.execute();
            bind(update, row);
            update.setLong(7, row.id());
            update.executeUpdate();
            commit.execute();
        } finally {
            lock.unlock();
        }
    }

    private static void bind(PreparedStatement statement, Server row) throws SQLException {
        statement.setString(1, row.name());
        statement.setString(2, row.definition());
        statement.setString(3, row.definitionCid());
        statement.setBoolean(4, row.enabled());
        statement.setLong(5, micros(row.createdAt()));
        statement.setLong(6, micros(row.updatedAt()));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
