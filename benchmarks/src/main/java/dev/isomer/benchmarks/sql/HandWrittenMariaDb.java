package dev.isomer.benchmarks.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** MariaDB by hand, one statement after the other. */
final class HandWrittenMariaDb extends HandWrittenServer {
    /** What a store sets too, with its limits of time. */
    private static final String READER = "useServerPrepStmts=true&transactionIsolation=REPEATABLE_READ"
            + "&sslMode=disable&socketTimeout=600000"
            + "&sessionVariables=max_sort_length=65536,innodb_lock_wait_timeout=30,lock_wait_timeout=30";

    private static final String WRITER = READER + ",idle_transaction_timeout=30";

    private final Statement plain;
    private final PreparedStatement lock;
    private final PreparedStatement counter;

    private HandWrittenMariaDb(Connection reader, Connection writer) throws SQLException {
        super(reader, writer);
        plain = writer.createStatement();
        lock = writer.prepareStatement("SELECT name, value FROM isomer_counter ORDER BY name FOR UPDATE");
        counter = writer.prepareStatement("UPDATE isomer_counter SET value = ? WHERE name = ?");
    }

    /** In the database of a store's URL, whose server is on this machine. */
    static HandWrittenMariaDb connect(String url) throws SQLException {
        return new HandWrittenMariaDb(connect("mariadb", url, READER), connect("mariadb", url, WRITER));
    }

    @Override
    void begin() throws SQLException {
        plain.execute("START TRANSACTION");
        try (ResultSet counters = lock.executeQuery()) {
            readCounters(counters);
        }
    }

    @Override
    void commit() throws SQLException {
        if (isLastIdChanged()) {
            bindCounter(counter);
            counter.executeUpdate();
        }
        plain.execute("COMMIT");
    }

    @Override
    void analyse() throws SQLException {
        execute("ANALYZE TABLE t_server");
    }
}
