package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record7;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConnectionProvider;
import org.jooq.impl.DefaultTransactionProvider;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The operations in jOOQ: queries that are built and rendered once and keep their statements, rows mapped by hand, and
 * transactions without savepoints.
 */
final class JooqOperations implements Operations, AutoCloseable {
    private static final Table<Record> SERVER = DSL.table(DSL.name("t_server"));
    private static final Field<Long> ID = field("id", SQLDataType.BIGINT);
    private static final Field<String> NAME = field("name", SQLDataType.VARCHAR);
    private static final Field<String> DEFINITION = field("definition", SQLDataType.VARCHAR);
    private static final Field<String> CONTENT = field("definition_cid", SQLDataType.VARCHAR);
    private static final Field<Boolean> ENABLED = field("enabled", SQLDataType.BOOLEAN);
    private static final Field<Long> CREATED = field("created_at", SQLDataType.BIGINT);
    private static final Field<Long> UPDATED = field("updated_at", SQLDataType.BIGINT);

    private final Connection readerConnection;
    private final Connection writerConnection;
    private final DSLContext writer;

    private final Param<Long> id = DSL.param("id", SQLDataType.BIGINT);
    private final Param<String> name = DSL.param("name", SQLDataType.VARCHAR);
    private final Param<String> nameEnd = DSL.param("name_end", SQLDataType.VARCHAR);
    private final Param<String> definition = DSL.param("definition", SQLDataType.VARCHAR);
    private final Param<String> content = DSL.param("definition_cid", SQLDataType.VARCHAR);
    private final Param<Boolean> enabled = DSL.param("enabled", SQLDataType.BOOLEAN);
    private final Param<Long> created = DSL.param("created_at", SQLDataType.BIGINT);
    private final Param<Long> updated = DSL.param("updated_at", SQLDataType.BIGINT);

    private final ResultQuery<Record7<Long, String, String, String, Boolean, Long, Long>> get;
    private final ResultQuery<Record7<Long, String, String, String, Boolean, Long, Long>> find;
    private final ResultQuery<Record7<Long, String, String, String, Boolean, Long, Long>> byPrefix;
    private final ResultQuery<Record7<Long, String, String, String, Boolean, Long, Long>> page;
    private final ResultQuery<Record1<Integer>> count;
    private final ResultQuery<Record1<Long>> insert;
    private final Query update;
    private final Query delete;

    private JooqOperations(Connection readerConnection, Connection writerConnection) {
        this.readerConnection = readerConnection;
        this.writerConnection = writerConnection;
        DSLContext reader = context(readerConnection);
        writer = context(writerConnection);
        get = select(reader, ID.eq(id)).keepStatement(true);
        find = select(reader, NAME.eq(name)).keepStatement(true);
        byPrefix = select(reader, NAME.ge(name).and(NAME.lt(nameEnd)))
                .orderBy(NAME)
                .limit(LISTED_ROWS)
                .keepStatement(true);
        page = select(
                        reader,
                        ENABLED.eq(enabled).and(NAME.ge(name)).and(NAME.gt(name).or(ID.gt(id))))
                .orderBy(NAME)
                .limit(PAGE_ROWS)
                .keepStatement(true);
        count = reader.selectCount().from(SERVER).where(CONTENT.eq(content)).keepStatement(true);
        insert = writer.insertInto(SERVER, NAME, DEFINITION, CONTENT, ENABLED, CREATED, UPDATED)
                .values(name, definition, content, enabled, created, updated)
                .returningResult(ID)
                .keepStatement(true);
        update = writer.update(SERVER)
                .set(NAME, name)
                .set(DEFINITION, definition)
                .set(CONTENT, content)
                .set(ENABLED, enabled)
                .set(CREATED, created)
                .set(UPDATED, updated)
                .where(ID.eq(id))
                .keepStatement(true);
        delete = writer.deleteFrom(SERVER).where(ID.eq(id)).keepStatement(true);
    }

    /** On the file of a store's URL. */
    static JooqOperations connect(String url) throws SQLException {
        return new JooqOperations(KeepingConnection.reader(url), KeepingConnection.writer(url));
    }

    private static <T> Field<T> field(String column, DataType<T> type) {
        return DSL.field(DSL.name(column), type);
    }

    private static DSLContext context(Connection connection) {
        DefaultConnectionProvider connections = new DefaultConnectionProvider(connection);
        return DSL.using(new DefaultConfiguration()
                .set(connections)
                .set(new DefaultTransactionProvider(connections, false))
                .set(SQLDialect.SQLITE)
                .set(new Settings()
                        .withExecuteLogging(false)
                        .withAttachRecords(false)
                        .withFetchWarnings(false)));
    }

    private static SelectConditionStep<Record7<Long, String, String, String, Boolean, Long, Long>> select(
            DSLContext context, Condition condition) {
        return context.select(ID, NAME, DEFINITION, CONTENT, ENABLED, CREATED, UPDATED)
                .from(SERVER)
                .where(condition);
    }

    private static Server server(Record7<Long, String, String, String, Boolean, Long, Long> row) {
        return new Server(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                HandWritten.instant(row.value6()),
                HandWritten.instant(row.value7()));
    }

    @Override
    public @Nullable Server get(long wanted) {
        id.setValue(wanted);
        return get.fetchOne(JooqOperations::server);
    }

    @Override
    public @Nullable Server find(String wanted) {
        name.setValue(wanted);
        return find.fetchOne(JooqOperations::server);
    }

    @Override
    public List<Server> listByPrefix(String prefix) {
        name.setValue(prefix);
        nameEnd.setValue(HandWritten.afterAll(prefix));
        return byPrefix.fetch(JooqOperations::server);
    }

    @Override
    public List<Server> page(Server after) {
        enabled.setValue(true);
        name.setValue(after.name());
        id.setValue(after.id());
        return page.fetch(JooqOperations::server);
    }

    @Override
    public long count(String definitionCid) {
        content.setValue(definitionCid);
        return count.fetchSingle(Record1::value1);
    }

    private void bind(Server row) {
        name.setValue(row.name());
        definition.setValue(row.definition());
        content.setValue(row.definitionCid());
        enabled.setValue(row.enabled());
        created.setValue(HandWritten.micros(row.createdAt()));
        updated.setValue(HandWritten.micros(row.updatedAt()));
    }

    private Server add(Server row) {
        bind(row);
        return row.withId(insert.fetchSingle(Record1::value1));
    }

    @Override
    public Server insert(Server row) {
        return writer.transactionResult(transaction -> add(row));
    }

    @Override
    public List<Server> insertAll(List<Server> rows) {
        return writer.transactionResult(transaction -> {
            List<Server> inserted = new ArrayList<>(rows.size());
            for (Server row : rows) {
                inserted.add(add(row));
            }
            return inserted;
        });
    }

    @Override
    public void update(Server row) {
        bind(row);
        id.setValue(row.id());
        Operations.requireOne(writer.transactionResult(transaction -> update.execute()), row);
    }

    @Override
    public boolean delete(long wanted) {
        id.setValue(wanted);
        return writer.transactionResult(transaction -> delete.execute()) == 1;
    }

    @Override
    public void close() throws SQLException {
        readerConnection.close();
        writerConnection.close();
    }
}
