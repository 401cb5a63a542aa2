package dev.isomer.benchmarks.memory;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/** One database in memory, and in what its library differs from the others. */
final class Database {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String LIMIT_AND_OFFSET = "limit ? offset ?";

    /** The libraries. */
    enum Library {
        // Without the setting it answers a query that is asked twice in a row, with no change between, from its last
        // answer.
        H2("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1", LIMIT_AND_OFFSET, false, "set optimize_reuse_results 0"),
        HSQLDB("jdbc:hsqldb:mem:%s", LIMIT_AND_OFFSET, false, "set database transaction control mvcc"),
        SQLITE("jdbc:sqlite::memory:", LIMIT_AND_OFFSET, false, "pragma temp_store = memory"),
        DERBY("jdbc:derby:memory:%s;create=true", "offset ? rows fetch next ? rows only", true);

        private final String url;
        private final String page;
        private final boolean offsetFirst;
        private final String[] settings;

        Library(String url, String page, boolean offsetFirst, String... settings) {
            this.url = url;
            this.page = page;
            this.offsetFirst = offsetFirst;
            this.settings = settings;
        }
    }

    private final Library library;
    private final String name = "benchmark" + NUMBER.incrementAndGet();

    Database(Library library) {
        this.library = library;
        // Or it would leave a file in the folder where the program was started.
        System.setProperty("derby.stream.error.file", "/dev/null");
    }

    /** A new, empty one of the same library. */
    Database another() {
        return new Database(library);
    }

    /** A connection to it, which makes it, if it is the first; SQLite's database is its connection. */
    Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(String.format(library.url, name));
        for (String setting : library.settings) {
            execute(connection, setting);
        }
        return connection;
    }

    /** What another thread uses: a connection of its own, or SQLite's, which lets in one thread at a time. */
    Connection connectAgain(Connection first) throws SQLException {
        return library == Library.SQLITE ? first : connect();
    }

    /** Runs statements that have no result. */
    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    /** How a query ends that gives a part of its rows. */
    String page() {
        return library.page;
    }

    /** What tells Derby, behind the table's name, to follow a constraint's index; the others find out by themselves. */
    String useOf(String constraint) {
        return library == Library.DERBY ? "--DERBY-PROPERTIES constraint=" + constraint + "\n" : "";
    }

    /** Says which part, in parameters from {@code first} on. */
    void bindPage(PreparedStatement query, int first, int offset, int limit) throws SQLException {
        query.setInt(library.offsetFirst ? first : first + 1, offset);
        query.setInt(library.offsetFirst ? first + 1 : first, limit);
    }

    /** What is outside of the heap: SQLite's pages. */
    long nativeBytes(Connection connection) throws SQLException {
        return library == Library.SQLITE
                ? number(connection, "pragma page_count") * number(connection, "pragma page_size")
                : 0;
    }

    /** The only value of a query. */
    static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Removes the database, and closes its last connection. */
    void drop(Connection connection) throws SQLException {
        switch (library) {
            case H2, HSQLDB -> execute(connection, "shutdown");
            case DERBY -> dropDerby();
            default -> {}
        }
        connection.close();
    }

    /** Derby tells by an exception that it is done. */
    private void dropDerby() throws SQLException {
        try {
            DriverManager.getConnection("jdbc:derby:memory:" + name + ";drop=true", new Properties());
            throw new IllegalStateException("Derby did not say that " + name + " is dropped.");
        } catch (SQLException dropped) {
            if (!"08006".equals(dropped.getSQLState())) {
                throw dropped;
            }
        }
    }
}
