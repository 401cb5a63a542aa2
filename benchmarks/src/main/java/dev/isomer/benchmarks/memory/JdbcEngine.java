package dev.isomer.benchmarks.memory;

import dev.isomer.benchmarks.Server;
import dev.isomer.storage.model.Group;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A database in memory through JDBC: one connection, statements that are prepared once. Ids come from a counter of the
 * program, which spares the database to tell them; times are microseconds; an update names only what it changes.
 */
final class JdbcEngine implements Engine {
    private static final String COLUMNS = "id, name, definition, definition_cid, enabled, created_at, updated_at";
    private static final String SELECT = "select " + COLUMNS + " from server ";
    private static final String NAME_KEY = "server_name";
    private static final int NINE = 9;

    private final Database database;
    private final Connection connection;
    private final AtomicLong lastId;
    private final PreparedStatement get;
    private final PreparedStatement find;
    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final PreparedStatement delete;
    private final PreparedStatement byPrefix;
    private final PreparedStatement enabled;
    private final PreparedStatement page;
    private final PreparedStatement insertView;
    private final PreparedStatement countByPath;

    private JdbcEngine(Database database, Connection connection, AtomicLong lastId) throws SQLException {
        this.database = database;
        this.connection = connection;
        this.lastId = lastId;
        get = connection.prepareStatement(SELECT + "where id = ?");
        find = connection.prepareStatement(SELECT + "where name = ?");
        insert = connection.prepareStatement("insert into server (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)");
        update = connection.prepareStatement("update server set enabled = ?, updated_at = ? where id = ?");
        delete = connection.prepareStatement("delete from server where id = ?");
        String inNameOrder = database.useOf(NAME_KEY);
        String most = " order by name " + database.page();
        byPrefix = connection.prepareStatement(SELECT + "where name >= ? and name < ?" + most);
        enabled = connection.prepareStatement(SELECT + inNameOrder + "where enabled = true" + most);
        page = connection.prepareStatement(SELECT + inNameOrder + most);
        insertView = connection.prepareStatement("insert into page_view (id, path, viewed_at) values (?, ?, ?)");
        countByPath = connection.prepareStatement(
                "select path, count(*) as views from page_view group by path order by views desc, path");
    }

    /** A new, empty database with its tables and indexes. */
    static JdbcEngine open(Database.Library library) throws SQLException {
        Database database = new Database(library);
        Connection connection = database.connect();
        Database.execute(
                connection,
                "create table server (id bigint primary key, name varchar(100) not null,"
                        + " definition varchar(4000) not null, definition_cid varchar(255),"
                        + " enabled boolean not null, created_at bigint not null, updated_at bigint not null,"
                        + " constraint " + NAME_KEY + " unique (name))",
                "create index server_definition_cid on server (definition_cid)",
                "create table page_view (id bigint primary key, path varchar(255) not null,"
                        + " viewed_at bigint not null)",
                "create index page_view_path on page_view (path)");
        return new JdbcEngine(database, connection, new AtomicLong());
    }

    @Override
    public @Nullable Server get(long id) throws SQLException {
        get.setLong(1, id);
        return first(get);
    }

    @Override
    public @Nullable Server find(String name) throws SQLException {
        find.setString(1, name);
        return first(find);
    }

    private static @Nullable Server first(PreparedStatement query) throws SQLException {
        try (ResultSet result = query.executeQuery()) {
            return result.next() ? JdbcRow.read(result) : null;
        }
    }

    private static List<Server> list(PreparedStatement query) throws SQLException {
        List<Server> rows = new ArrayList<>();
        try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
                rows.add(JdbcRow.read(result));
            }
        }
        return rows;
    }

    @Override
    public long insert(Server row) throws SQLException {
        long id = lastId.incrementAndGet();
        JdbcRow.bind(insert, id, row);
        insert.executeUpdate();
        return id;
    }

    @Override
    public void update(Server row) throws SQLException {
        update.setBoolean(1, row.enabled());
        update.setLong(2, JdbcRow.micros(row.updatedAt()));
        update.setLong(3, row.id());
        update.executeUpdate();
    }

    @Override
    public void delete(long id) throws SQLException {
        delete.setLong(1, id);
        delete.executeUpdate();
    }

    @Override
    public long[] insertAll(List<Server> rows) throws SQLException {
        long[] ids = new long[rows.size()];
        connection.setAutoCommit(false);
        for (int i = 0; i < ids.length; i++) {
            ids[i] = lastId.incrementAndGet();
            JdbcRow.bind(insert, ids[i], rows.get(i));
            insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
        connection.setAutoCommit(true);
        return ids;
    }

    @Override
    public List<Server> listByPrefix(String prefix, int limit) throws SQLException {
        byPrefix.setString(1, prefix);
        byPrefix.setString(2, JdbcRow.afterAll(prefix));
        database.bindPage(byPrefix, 3, 0, limit);
        return list(byPrefix);
    }

    @Override
    public List<Server> listEnabled(int limit) throws SQLException {
        database.bindPage(enabled, 1, 0, limit);
        return list(enabled);
    }

    @Override
    public List<Server> page(int offset, int limit) throws SQLException {
        database.bindPage(page, 1, offset, limit);
        return list(page);
    }

    @Override
    public long count() throws SQLException {
        return Database.number(connection, "select count(*) from server");
    }

    @Override
    public void insertViews(List<PageView> views) throws SQLException {
        connection.setAutoCommit(false);
        for (PageView view : views) {
            insertView.setLong(1, view.id());
            insertView.setString(2, view.path());
            insertView.setLong(3, JdbcRow.micros(view.viewedAt()));
            insertView.addBatch();
        }
        insertView.executeBatch();
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public List<Group<String>> countByPath() throws SQLException {
        List<Group<String>> groups = new ArrayList<>();
        try (ResultSet result = countByPath.executeQuery()) {
            while (result.next()) {
                groups.add(new Group<>(result.getString(1), result.getLong(2)));
            }
        }
        return groups;
    }

    @Override
    public Object openNine() throws SQLException {
        Database other = database.another();
        Connection opened = other.connect();
        try (Statement statement = opened.createStatement()) {
            for (int i = 0; i < NINE; i++) {
                statement.execute("create table t" + i + " (id bigint primary key, name varchar(100) not null unique,"
                        + " definition varchar(4000), cid varchar(255), created_at bigint)");
                statement.execute("create index t" + i + "_cid on t" + i + " (cid)");
            }
        }
        other.drop(opened);
        return other;
    }

    @Override
    public Engine forThread() throws SQLException {
        return new JdbcEngine(database, database.connectAgain(connection), lastId);
    }

    @Override
    public long nativeBytes() throws SQLException {
        return database.nativeBytes(connection);
    }

    @Override
    public void close() throws SQLException {
        database.drop(connection);
    }
}
