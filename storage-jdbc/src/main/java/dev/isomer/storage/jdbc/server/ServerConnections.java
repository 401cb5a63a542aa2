package dev.isomer.storage.jdbc.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.isomer.storage.error.BusyException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.StatementCache;
import dev.isomer.storage.spi.EngineOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The connections of one store: one that writes and up to {@value #READERS} that read, made when they are needed. Safe
 * for use by any number of threads.
 */
public final class ServerConnections {
    /** How many transactions may read at once; more wait for one to end. */
    public static final int READERS = 32;

    /** How long one waits for a connection, also to a server that is starting again. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(5);

    private static final Duration IDLE = Duration.ofMinutes(1);

    private final ServerKind kind;
    private final ServerUrl url;
    private final EngineOptions options;
    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final Semaphore readersLeft = new Semaphore(READERS, true);

    /**
     * The statements of the pools' connections, by the driver's connection: the pools would close them at each return.
     */
    private final Map<Connection, StatementCache> statements = new ConcurrentHashMap<>();

    /** Pools for a database; nothing is connected yet. */
    public ServerConnections(ServerKind kind, ServerUrl url, EngineOptions options) {
        this.kind = kind;
        this.url = url;
        this.options = options;
        this.writers = pool(true, 1);
        this.readers = pool(false, READERS);
    }

    private HikariDataSource pool(boolean isWriter, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("isomer-" + (isWriter ? "writer-" : "readers-") + kind.place(url));
        config.setDataSource(new DriverSource(kind.driverUrl(url), properties(kind, url, options, isWriter)));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE.toMillis());
        config.setConnectionTimeout(patience().toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private Duration patience() {
        Duration wait = options.writerWait().compareTo(PATIENCE) < 0 ? options.writerWait() : PATIENCE;
        return wait.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : wait;
    }

    private static Properties properties(ServerKind kind, ServerUrl url, EngineOptions options, boolean isWriter) {
        Properties properties = new Properties();
        kind.driverProperties(url, options, isWriter).forEach(properties::setProperty);
        if (!url.user().isEmpty()) {
            properties.setProperty("user", url.user());
            properties.setProperty("password", url.password());
        }
        return properties;
    }

    /** A connection outside of every pool, which is the caller's to close. */
    public static JdbcConnection connect(ServerKind kind, ServerUrl url, EngineOptions options) throws SQLException {
        DriverSource source = new DriverSource(kind.driverUrl(url), properties(kind, url, options, false));
        return JdbcConnection.of(source.getConnection());
    }

    /** A connection of the same settings outside of the pools, which is the caller's to close. */
    public JdbcConnection connect() throws SQLException {
        return connect(kind, url, options);
    }

    /** What is connected to. */
    public ServerUrl url() {
        return url;
    }

    JdbcConnection takeReader() {
        // A thread that is interrupted reads, as from databases that connect to nothing.
        boolean wasInterrupted = Thread.interrupted();
        try {
            return takeUninterruptedReader();
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private JdbcConnection takeUninterruptedReader() {
        waitForReader();
        JdbcConnection connection = null;
        try {
            connection = take(readers);
            return connection;
        } finally {
            if (connection == null) {
                readersLeft.release();
            }
        }
    }

    private void waitForReader() {
        try {
            if (readersLeft.tryAcquire(options.writerWait().toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BusyException("This thread was interrupted while it waited to read.", interrupted);
        }
        throw new BusyException(
                "All " + READERS + " connections that read were in use for "
                        + options.writerWait().toMillis() + " ms; end reads sooner.",
                null);
    }

    JdbcConnection takeWriter() {
        return take(writers);
    }

    private JdbcConnection take(HikariDataSource pool) {
        try {
            return lent(pool.getConnection());
        } catch (SQLException failure) {
            if (failure.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new BusyException(
                        "This thread was interrupted while it waited for a connection; nothing was done.", failure);
            }
            throw unreachable(failure);
        }
    }

    private JdbcConnection lent(Connection connection) throws SQLException {
        Connection driver = connection.unwrap(Connection.class);
        StatementCache kept = statements.get(driver);
        if (kept == null) {
            for (Connection known : statements.keySet()) {
                if (known.isClosed()) {
                    statements.remove(known);
                }
            }
            kept = new StatementCache(driver);
            statements.put(driver, kept);
        }
        return JdbcConnection.lent(connection, kept);
    }

    private StorageFailureException unreachable(SQLException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return new StorageFailureException(
                url + " cannot be reached; check that its server runs and takes connections. (" + cause.getMessage()
                        + ")",
                failure);
    }

    void giveBackReader(JdbcConnection connection) {
        giveBack(readers, connection);
        readersLeft.release();
    }

    void giveBackWriter(JdbcConnection connection) {
        giveBack(writers, connection);
    }

    private static void giveBack(HikariDataSource pool, JdbcConnection connection) {
        if (connection.isBroken()) {
            // Where one is lost the others may be too, and each would fail somebody before it is found out.
            pool.getHikariPoolMXBean().softEvictConnections();
        }
        connection.closeQuietly();
    }

    void close() {
        readers.close();
        writers.close();
    }
}
