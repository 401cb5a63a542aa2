package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What begins and ends the transactions of one database: the same texts each time, so they are made once. Never
 * changes.
 */
final class TransactionSql {
    private final boolean isSendingTogether;
    private final List<Sql> beginRead;
    private final List<Sql> beginWrite;
    private final String counterUpdate;
    private final List<Sql> endWrite;
    /** What ends a transaction that has changed no counter, and one that has changed one, if it is sent together. */
    private final List<String> usualEnds;

    TransactionSql(ServerDialect dialect) {
        this.isSendingTogether = dialect.isSendingTogether();
        this.beginRead = sent(dialect.beginRead());
        this.beginWrite = sent(dialect.beginWrite());
        this.endWrite = dialect.endWrite();
        this.counterUpdate = "UPDATE " + dialect.quoted(ServerDialect.COUNTER_TABLE) + " SET " + dialect.quoted("value")
                + " = ? WHERE " + dialect.quoted("name") + " = ?";
        this.usualEnds = List.of(end(0), end(1));
    }

    private List<Sql> sent(List<Sql> statements) {
        return isSendingTogether ? List.of(Sql.joined(statements)) : statements;
    }

    private String end(int counters) {
        List<Sql> statements = new ArrayList<>();
        for (int i = 0; i < counters; i++) {
            statements.add(Sql.of(counterUpdate));
        }
        statements.addAll(endWrite);
        return Sql.joined(statements).text();
    }

    /** Begins a transaction that reads. */
    void beginRead(JdbcConnection connection) throws SQLException {
        for (Sql sql : beginRead) {
            if (isSendingTogether) {
                connection.updateTogether(sql);
            } else {
                connection.run(sql.text());
            }
        }
    }

    /** Begins a transaction that writes, once it has its turn: the counters. */
    Counters beginWrite(JdbcConnection connection) throws SQLException {
        Map<String, Long> values = new HashMap<>();
        int last = beginWrite.size() - 1;
        for (int i = 0; i < last; i++) {
            connection.run(beginWrite.get(i).text());
        }
        connection.queryTogether(beginWrite.get(last), row -> {
            values.put(row.getString(1), row.getLong(2));
            return true;
        });
        return new Counters(values);
    }

    /** Writes the counters, unless they are sent together with what ends the transaction. */
    void writeCounters(JdbcConnection connection, Counters counters) throws SQLException {
        if (!isSendingTogether) {
            for (String type : counters.changed()) {
                connection.update(Sql.of(counterUpdate, counters.get(type), type));
            }
        }
    }

    /** Ends a transaction that writes. */
    void commit(JdbcConnection connection, Counters counters) throws SQLException {
        if (!isSendingTogether) {
            for (Sql sql : endWrite) {
                connection.run(sql.text());
            }
            return;
        }
        List<Object> parameters = new ArrayList<>();
        for (String type : counters.changed()) {
            parameters.add(counters.get(type));
            parameters.add(type);
        }
        int changed = counters.changed().size();
        connection.updateTogether(
                new Sql(changed < usualEnds.size() ? usualEnds.get(changed) : end(changed), parameters));
    }
}
