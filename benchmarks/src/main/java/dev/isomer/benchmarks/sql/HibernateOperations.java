package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.DatabaseVersion;
import org.jspecify.annotations.Nullable;

/**
 * The operations in Hibernate: stateless sessions that stay open, one that reads and one that writes, so that there is
 * no context of entities to keep; {@code get}, {@code insert} and {@code update} of the session, and queries in
 * Hibernate's language, which it has translated once, for the rest. Rows are entities, and what is given is made of
 * them.
 */
final class HibernateOperations implements Operations, AutoCloseable {
    private static final DatabaseVersion SQLITE_VERSION = DatabaseVersion.make(3, 54);
    private static final String FROM = "from HibernateServer where ";

    private final Connection readerConnection;
    private final Connection writerConnection;
    private final SessionFactory factory;
    private final StatelessSession reader;
    private final StatelessSession writer;

    private HibernateOperations(Connection readerConnection, Connection writerConnection) {
        this.readerConnection = readerConnection;
        this.writerConnection = writerConnection;
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                .applySetting(AvailableSettings.DIALECT, new SQLiteDialect(SQLITE_VERSION))
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", false)
                .applySetting(AvailableSettings.USE_GET_GENERATED_KEYS, false)
                .applySetting(AvailableSettings.USE_SECOND_LEVEL_CACHE, false)
                .applySetting(AvailableSettings.USE_QUERY_CACHE, false)
                .applySetting(AvailableSettings.LOG_JDBC_WARNINGS, false)
                .build();
        factory = new MetadataSources(registry)
                .addAnnotatedClass(HibernateServer.class)
                .buildMetadata()
                .buildSessionFactory();
        reader = factory.openStatelessSession(readerConnection);
        writer = factory.openStatelessSession(writerConnection);
    }

    /** On the file of a store's URL. */
    static HibernateOperations connect(String url) throws SQLException {
        return new HibernateOperations(KeepingConnection.reader(url), KeepingConnection.writer(url));
    }

    private static @Nullable Server row(@Nullable HibernateServer entity) {
        return entity == null ? null : entity.row();
    }

    private static List<Server> rows(List<HibernateServer> entities) {
        List<Server> rows = new ArrayList<>(entities.size());
        for (HibernateServer entity : entities) {
            rows.add(entity.row());
        }
        return rows;
    }

    @Override
    public @Nullable Server get(long id) {
        return row(reader.get(HibernateServer.class, id));
    }

    @Override
    public @Nullable Server find(String name) {
        return row(reader.createSelectionQuery(FROM + "name = :name", HibernateServer.class)
                .setParameter("name", name)
                .getSingleResultOrNull());
    }

    @Override
    public List<Server> listByPrefix(String prefix) {
        return rows(reader.createSelectionQuery(
                        FROM + "name >= :first and name < :end order by name", HibernateServer.class)
                .setParameter("first", prefix)
                .setParameter("end", HandWritten.afterAll(prefix))
                .setMaxResults(LISTED_ROWS)
                .getResultList());
    }

    @Override
    public List<Server> page(Server after) {
        return rows(reader.createSelectionQuery(
                        FROM + "enabled = :enabled and name >= :name and (name > :name or id > :id) order by name",
                        HibernateServer.class)
                .setParameter("enabled", true)
                .setParameter("name", after.name())
                .setParameter("id", after.id())
                .setMaxResults(PAGE_ROWS)
                .getResultList());
    }

    @Override
    public long count(String definitionCid) {
        return reader.createSelectionQuery(
                        "select count(*) from HibernateServer where definitionCid = :content", Long.class)
                .setParameter("content", definitionCid)
                .getSingleResult();
    }

    private <R> R transaction(Supplier<R> change) {
        Transaction transaction = writer.beginTransaction();
        try {
            R result = change.get();
            transaction.commit();
            return result;
        } catch (RuntimeException failure) {
            transaction.rollback();
            throw failure;
        }
    }

    private Server add(Server row) {
        return row.withId((Long) writer.insert(new HibernateServer(row)));
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

    /** Hibernate itself refuses what is not there. */
    @Override
    public void update(Server row) {
        transaction(() -> {
            writer.update(new HibernateServer(row));
            return row;
        });
    }

    @Override
    public boolean delete(long id) {
        return transaction(() -> writer.createMutationQuery("delete from HibernateServer where id = :id")
                        .setParameter("id", id)
                        .executeUpdate())
                == 1;
    }

    @Override
    public void close() throws SQLException {
        factory.close();
        readerConnection.close();
        writerConnection.close();
    }
}
