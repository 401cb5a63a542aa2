package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operations by hand in JDBC, on the tables that the store has made: one connection that reads and one that writes,
 * each with the prepared statements that it keeps. What the statements of a transaction are is the store's, since that
 * gives the contract; how they are run is as short as it can be.
 */
abstract class HandWritten implements Operations, AutoCloseable {
    static final String INSERT = "INSERT INTO t_server"
            + " (id, name, definition, definition_cid, enabled, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)";

    private static final String SELECT =
            "SELECT id, name, definition, definition_cid, enabled, created_at, updated_at FROM t_server WHERE ";
    private static final String UPDATE = "UPDATE t_server SET name = ?, definition = ?, definition_cid = ?,"
            + " enabled = ?, created_at = ?, updated_at = ? WHERE id = ?";
    private static final String DELETE = "DELETE FROM t_server WHERE id = ?";

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final Connection reader;
    private final Connection writer;
    private final PreparedStatement get;
    private final PreparedStatement find;
    private final PreparedStatement byPrefix;
    private final PreparedStatement page;
    private final PreparedStatement count;
    private final PreparedStatement update;
    private final PreparedStatement delete;

    HandWritten(Connection reader, Connection writer) throws SQLException {
        this.reader = reader;
        this.writer = writer;
        get = reader.prepareStatement(SELECT + "id = ?");
        find = reader.prepareStatement(SELECT + "name = ?");
        byPrefix = reader.prepareStatement(SELECT + "(name >= ? AND name < ?) ORDER BY name LIMIT ?");
        page = reader.prepareStatement(
                SELECT + "enabled = ? AND (name >= ? AND (name > ? OR id > ?)) ORDER BY name LIMIT ?");
        count = reader.prepareStatement("SELECT count(*) FROM t_server WHERE definition_cid = ?");
        update = writer.prepareStatement(change(UPDATE));
        delete = writer.prepareStatement(change(DELETE));
    }

    /** A statement that changes a row, with what must be sent around it. */
    String change(String sql) {
        return sql;
    }

    /** Runs a statement of {@link #change(String)}: how many rows it changed. */
    int run(PreparedStatement change) throws SQLException {
        return change.executeUpdate();
    }

    /** Begins a transaction that writes. */
    abstract void begin() throws SQLException;

    /** Adds a row to the transaction. */
    abstract Server add(Server row) throws SQLException;

    /** Ends the transaction. */
    abstract void commit() throws SQLException;

    /** Has the database know what is in the table, before it is measured. */
    abstract void analyse() throws SQLException;

    final Connection writer() {
        return writer;
    }

    @Override
    public final @Nullable Server get(long id) throws SQLException {
        get.setLong(1, id);
        return one(get);
    }

    @Override
    public final @Nullable Server find(String name) throws SQLException {
        find.setString(1, name);
        return one(find);
    }

    private static @Nullable Server one(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? row(row) : null;
        }
    }

    @Override
    public final List<Server> listByPrefix(String prefix) throws SQLException {
        byPrefix.setString(1, prefix);
        byPrefix.setString(2, afterAll(prefix));
        byPrefix.setLong(3, LISTED_ROWS);
        return all(byPrefix);
    }

    @Override
    public final List<Server> page(Server after) throws SQLException {
        page.setBoolean(1, true);
        page.setString(2, after.name());
        page.setString(3, after.name());
        page.setLong(4, after.id());
        page.setLong(5, PAGE_ROWS);
        return all(page);
    }

    /** The first text after all that begin so. */
    static String afterAll(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }

    private static List<Server> all(PreparedStatement query) throws SQLException {
        List<Server> rows = new ArrayList<>();
        try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
                rows.add(row(result));
            }
        }
        return rows;
    }

    /** The row at which a result of the seven columns stands. */
    static Server row(ResultSet row) throws SQLException {
        return new Server(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                instant(row.getLong(6)),
                instant(row.getLong(7)));
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }

    static long micros(Instant instant) {
        return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO;
    }

    @Override
    public final long count(String definitionCid) throws SQLException {
        count.setString(1, definitionCid);
        try (ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Sets all attributes but the id, from this parameter on. */
    static void bind(PreparedStatement statement, int first, Server row) throws SQLException {
        statement.setString(first, row.name());
        statement.setString(first + 1, row.definition());
        if (row.definitionCid() == null) {
            statement.setNull(first + 2, Types.VARCHAR);
        } else {
            statement.setString(first + 2, row.definitionCid());
        }
        statement.setBoolean(first + 3, row.enabled());
        statement.setLong(first + 4, micros(row.createdAt()));
        statement.setLong(first + 5, micros(row.updatedAt()));
    }

    /** What is done within a transaction. */
    @FunctionalInterface
    private interface Change<R> {
        R run() throws SQLException;
    }

    private <R> R transaction(Change<R> change) throws SQLException {
        begin();
        boolean done = false;
        try {
            R result = change.run();
            commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                execute("ROLLBACK");
            }
        }
    }

    @Override
    public final Server insert(Server row) throws SQLException {
        return transaction(() -> add(row));
    }

    @Override
    public final List<Server> insertAll(List<Server> rows) throws SQLException {
        return transaction(() -> {
            List<Server> inserted = new ArrayList<>(rows.size());
            for (Server row : rows) {
                inserted.add(add(row));
            }
            return inserted;
        });
    }

    @Override
    public final void update(Server row) throws SQLException {
        transaction(() -> {
            bind(update, 1, row);
            update.setLong(7, row.id());
            if (run(update) != 1) {
                throw new SQLException("There is no row " + row.id() + ".");
            }
            return row;
        });
    }

    @Override
    public final boolean delete(long id) throws SQLException {
        return transaction(() -> {
            delete.setLong(1, id);
            return run(delete) == 1;
        });
    }

    /** Removes all rows whose id is greater. */
    final void deleteAfter(long id) throws SQLException {
        execute("DELETE FROM t_server WHERE id > " + id);
    }

    /** Runs a statement by itself. */
    final void execute(String sql) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public final void close() throws SQLException {
        reader.close();
        writer.close();
    }
}
