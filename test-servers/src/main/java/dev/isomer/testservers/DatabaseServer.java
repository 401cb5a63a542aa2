package dev.isomer.testservers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A database server of its own, on a port of 127.0.0.1, with data of its own that are gone when it is closed or when
 * this JVM ends, even by kill -9. It has a user {@code isomer} with the password {@code isomer}, who may create
 * databases, and a database {@code isomer} that is this user's.
 *
 * <p>Data are kept in {@code /dev/shm} where there is room: what has been forced to it outlives the server, not the
 * machine.
 *
 * <p>Thread-safe.
 */
public final class DatabaseServer implements AutoCloseable {
    /** What a server does to keep what has been committed. */
    public enum Durability {
        /** As little as it can: the quickest, and a killed server may lose data. */
        NONE,
        /** Every commit is forced to the file system before it is answered: for tests that kill the server. */
        FORCED
    }

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM_BYTES = 1L << 30;

    /** Below those that the system gives to outgoing connections, so that a stopped server's port stays free. */
    private static final int LOWEST_PORT = 15_000;

    private static final int HIGHEST_PORT = 32_000;
    private static final int PORT_ATTEMPTS = 20;

    private final DatabaseKind kind;
    private final Path folder;
    private final Watchdog watchdog;
    private final int port;

    private DatabaseServer(DatabaseKind kind, Path folder, Watchdog watchdog, int port) {
        this.kind = kind;
        this.folder = folder;
        this.watchdog = watchdog;
        this.port = port;
    }

    /** Starts a new server that forces nothing to the disk; it is ready when this returns. */
    public static DatabaseServer launch(DatabaseKind kind) {
        return launch(kind, Durability.NONE);
    }

    /**
     * Starts a new server; it is ready when this returns. The first one of a kind on a machine takes seconds: its
     * programs are unpacked then.
     *
     * @throws IllegalStateException if this build does not bring such a server or it does not start: with what it wrote
     */
    public static DatabaseServer launch(DatabaseKind kind, Durability durability) {
        try {
            Recipe recipe = kind.recipe();
            Installation installation = Installation.of(kind, Cache.ofUser());
            Path folder = installation.newFolder(roomiest());
            Watchdog watchdog = new Watchdog(
                    folder, recipe, recipe.command(installation.programs(), folder.resolve("data"), durability));
            try {
                return new DatabaseServer(kind, folder, watchdog, startOnAnyPort(watchdog));
            } catch (RuntimeException | IOException failure) {
                watchdog.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "No " + kind + " server can be started here; name one that runs by -D" + kind.property()
                            + "=URL instead. " + failure.getMessage(),
                    failure);
        }
    }

    private static int startOnAnyPort(Watchdog watchdog) throws IOException {
        for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            if (isFree(port)) {
                if (watchdog.start(port)) {
                    return port;
                }
                if (!watchdog.log().contains("Address already in use")) {
                    throw new IOException("It wrote:\n" + watchdog.log());
                }
            }
        }
        throw new IOException("No free port was found from " + LOWEST_PORT + " to " + HIGHEST_PORT + ".");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static Path roomiest() throws IOException {
        boolean hasRoom = Files.isDirectory(MEMORY)
                && Files.isWritable(MEMORY)
                && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM_BYTES;
        return hasRoom ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    }

    public DatabaseKind kind() {
        return kind;
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    /** The Isomer URL of the database {@code isomer}. */
    public String url() {
        return url("isomer");
    }

    /** The Isomer URL of a database: {@code postgresql://isomer:isomer@127.0.0.1:PORT/DATABASE}. */
    public String url(String database) {
        return kind.recipe().scheme() + "://isomer:isomer@" + host() + ":" + port + "/" + database;
    }

    /** The JDBC URL of a database, for the user {@code isomer}. For all of MySQL, MariaDB's driver is meant. */
    public String jdbcUrl(String database) {
        return kind.recipe().jdbcUrl(port, database, "isomer");
    }

    /** The JDBC URL for the administrator, who may do everything, in a database of the server's own. */
    public String adminUrl() {
        String administrator = kind.recipe().administrator();
        return kind.recipe().jdbcUrl(port, administrator.equals("postgres") ? "postgres" : "mysql", administrator);
    }

    /** What is gone when this server is. */
    Path folder() {
        return folder;
    }

    /** Starts it again after {@link #stop()} or {@link #kill()}, on the same data and port; else does nothing. */
    public synchronized void start() {
        if (!watchdog.isRunning() && !watchdog.start(port)) {
            throw new IllegalStateException("The server does not start again; it wrote:\n" + watchdog.log());
        }
    }

    /** Stops it in order: connections are closed, what runs is rolled back. A stalled one is resumed first. */
    public synchronized void stop() {
        resume();
        watchdog.end("stop");
    }

    /** Kills all its processes by SIGKILL. */
    public synchronized void kill() {
        watchdog.end("kill");
    }

    /** Stops the clock of all its processes by SIGSTOP: it takes what is sent, and does not answer. */
    public synchronized void stall() {
        watchdog.order("stall");
    }

    /** Lets a stalled server go on. */
    public synchronized void resume() {
        watchdog.order("resume");
    }

    /** Stops it at once and removes its data; ready when nothing of it is left. */
    @Override
    public synchronized void close() {
        watchdog.close();
    }
}
