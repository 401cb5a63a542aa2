package dev.isomer.storage.postgresql;

import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.server.ServerConnections;
import dev.isomer.storage.model.Watch;
import java.sql.SQLException;
import java.util.Objects;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens for what every commit notifies (PostgreSQL's documentation: "NOTIFY"), on a connection and a thread of its
 * own.
 *
 * <p>Where the connection is lost, and on a replica, which takes no listeners, others are told each second to look for
 * themselves, until it is there again.
 */
final class PostgresqlWatch implements Watch {
    /** The channel of every store of a database; its messages name the schema. */
    static final String CHANNEL = "isomer";

    private static final int WAIT_MILLIS = 1_000;

    private final ServerConnections connections;
    private final Runnable heard;
    private final Thread thread;
    private volatile boolean isClosed;

    private PostgresqlWatch(ServerConnections connections, String name, Runnable heard) {
        this.connections = connections;
        this.heard = heard;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** {@code name} is the thread's. */
    static PostgresqlWatch start(ServerConnections connections, String name, Runnable heard) {
        PostgresqlWatch watch = new PostgresqlWatch(connections, name, heard);
        watch.thread.start();
        return watch;
    }

    private void run() {
        while (!isClosed) {
            try (JdbcConnection connection = connections.connect()) {
                connection.run("LISTEN " + CHANNEL);
                // As the server calls it, which cuts long names.
                String schema = connection.texts("SELECT current_schema()").get(0);
                // What was committed before this moment was not heard.
                heard.run();
                listen(connection.driver().unwrap(PGConnection.class), schema);
            } catch (SQLException lost) {
                pause();
            }
        }
    }

    private void listen(PGConnection connection, String schema) throws SQLException {
        while (!isClosed) {
            boolean isOurs = false;
            for (PGNotification notification : connection.getNotifications(WAIT_MILLIS)) {
                isOurs |= Objects.equals(notification.getParameter(), schema);
            }
            if (isOurs) {
                heard.run();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(WAIT_MILLIS);
            heard.run();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
    }
}
