package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;

/**
 * The operations in Jdbi: SQL with parameters by position, no templates, rows mapped by hand, handles that stay open.
 */
final class JdbiOperations implements Operations, AutoCloseable {
    private static final String SELECT =
            "SELECT id, name, definition, definition_cid, enabled, created_at, updated_at FROM t_server WHERE ";
    private static final RowMapper<Server> ROW = (row, context) -> HandWritten.row(row);
    private static final RowMapper<Long> NUMBER = (row, context) -> row.getLong(1);

    private final Connection readerConnection;
    private final Connection writerConnection;
    private final Handle reader;
    private final Handle writer;

    private JdbiOperations(Connection readerConnection, Connection writerConnection) {
        this.readerConnection = readerConnection;
        this.writerConnection = writerConnection;
        this.reader = handle(readerConnection);
        this.writer = handle(writerConnection);
    }

    /** On the file of a store's URL. */
    static JdbiOperations connect(String url) throws SQLException {
        return new JdbiOperations(KeepingConnection.reader(url), KeepingConnection.writer(url));
    }

    private static Handle handle(Connection connection) {
        Jdbi jdbi = Jdbi.create(connection);
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        return jdbi.open();
    }

    private static @Nullable Server one(Query query) {
        return query.map(ROW).findOne().orElse(null);
    }

    @Override
    public @Nullable Server get(long id) {
        return one(reader.createQuery(SELECT + "id = ?").bind(0, id));
    }

    @Override
    public @Nullable Server find(String name) {
        return one(reader.createQuery(SELECT + "name = ?").bind(0, name));
    }

    @Override
    public List<Server> listByPrefix(String prefix) {
        return reader.createQuery(SELECT + "(name >= ? AND name < ?) ORDER BY name LIMIT ?")
                .bind(0, prefix)
                .bind(1, HandWritten.afterAll(prefix))
                .bind(2, LISTED_ROWS)
                .map(ROW)
                .list();
    }

    @Override
    public List<Server> page(Server after) {
        return reader.createQuery(SELECT + "enabled = ? AND (name >= ? AND (name > ? OR id > ?)) ORDER BY name LIMIT ?")
                .bind(0, true)
                .bind(1, after.name())
                .bind(2, after.name())
                .bind(3, after.id())
                .bind(4, PAGE_ROWS)
                .map(ROW)
                .list();
    }

    @Override
    public long count(String definitionCid) {
        return reader.createQuery("SELECT count(*) FROM t_server WHERE definition_cid = ?")
                .bind(0, definitionCid)
                .map(NUMBER)
                .one();
    }

    /** A transaction, which the driver has begun. */
    private <R> R transaction(Supplier<R> change) {
        try {
            R result = change.get();
            writer.commit();
            return result;
        } catch (RuntimeException failure) {
            writer.rollback();
            throw failure;
        }
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Server row) {
        return statement
                .bind(0, row.name())
                .bind(1, row.definition())
                .bind(2, row.definitionCid())
                .bind(3, row.enabled())
                .bind(4, HandWritten.micros(row.createdAt()))
                .bind(5, HandWritten.micros(row.updatedAt()));
    }

    private Server add(Server row) {
        Query insert = writer.createQuery("INSERT INTO t_server"
                + " (name, definition, definition_cid, enabled, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)"
                + " RETURNING id");
        return row.withId(bind(insert, row).map(NUMBER).one());
    }

    @Override
    public Server insert(Server row) {
        return transaction(() -> add(row));
    }

    @Override
    public List<Server> insertAll(List<Server> rows) {
        return transaction(() -> {
            List<Server> inserted = new ArrayList<>(rows.size());
            for (Server row : rows) {
                inserted.add(add(row));
            }
            return inserted;
        });
    }

    @Override
    public void update(Server row) {
        int changed = transaction(() -> bind(
                        writer.createUpdate("UPDATE t_server SET name = ?, definition = ?, definition_cid = ?,"
                                + " enabled = ?, created_at = ?, updated_at = ? WHERE id = ?"),
                        row)
                .bind(6, row.id())
                .execute());
        Operations.requireOne(changed, row);
    }

    @Override
    public boolean delete(long id) {
        return transaction(() -> writer.createUpdate("DELETE FROM t_server WHERE id = ?")
                        .bind(0, id)
                        .execute())
                == 1;
    }

    @Override
    public void close() throws SQLException {
        readerConnection.close();
        writerConnection.close();
    }
}
