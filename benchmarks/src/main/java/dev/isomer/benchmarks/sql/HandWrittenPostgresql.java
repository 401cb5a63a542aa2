package dev.isomer.benchmarks.sql;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** PostgreSQL by hand, with what can be sent together sent together. */
final class HandWrittenPostgresql extends HandWrittenServer {
    /** The limits of time that a store sets too. */
    private static final String READER = "socketTimeout=600&options=" + encoded("-c lock_timeout=30000");

    private static final String WRITER = READER
            + encoded(" -c idle_in_transaction_session_timeout=30000 -c statement_timeout=60000");

    private static final String END = "SELECT pg_notify('isomer', current_schema()); COMMIT";

    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement commitWithCounter;

    private HandWrittenPostgresql(Connection reader, Connection writer) throws SQLException {
        super(reader, writer);
        begin = writer.prepareStatement("BEGIN ISOLATION LEVEL REPEATABLE READ;"
                + " LOCK TABLE isomer_mutex IN EXCLUSIVE MODE; SELECT name, value FROM isomer_counter");
        commit = writer.prepareStatement(END);
        commitWithCounter = writer.prepareStatement("UPDATE isomer_counter SET value = ? WHERE name = ?; " + END);
    }

    /** In the schema of a store's URL. */
    static HandWrittenPostgresql connect(String url) throws SQLException {
        return new HandWrittenPostgresql(connect("postgresql", url, READER), connect("postgresql", url, WRITER));
    }

    private static String encoded(String settings) {
        return URLEncoder.encode(settings, StandardCharsets.UTF_8);
    }

    /** A refused statement would fail the transaction, unless there is a savepoint just before it. */
    @Override
    String change(String sql) {
        return "SAVEPOINT guard; " + sql + "; RELEASE SAVEPOINT guard";
    }

    @Override
    int run(PreparedStatement change) throws SQLException {
        change.execute();
        change.getMoreResults();
        return change.getUpdateCount();
    }

    @Override
    void begin() throws SQLException {
        begin.execute();
        begin.getMoreResults();
        begin.getMoreResults();
        try (ResultSet counters = begin.getResultSet()) {
            readCounters(counters);
        }
    }

    @Override
    void commit() throws SQLException {
        if (isLastIdChanged()) {
            bindCounter(commitWithCounter);
            commitWithCounter.execute();
        } else {
            commit.execute();
        }
    }

    @Override
    void analyse() throws SQLException {
        execute("VACUUM (ANALYZE) t_server");
    }
}
