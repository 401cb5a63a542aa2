package dev.isomer.storage.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One connection with its statements; for one thread at a time.
 *
 * <p>The driver stays in auto-commit mode and transactions are statements: in the driver's own mode each commit begins
 * the next transaction, which would keep the write lock.
 */
final class SqliteConnection implements AutoCloseable {
    private final Connection connection;
    private final StatementCache statements;
    private boolean broken;

    SqliteConnection(Connection connection) {
        this.connection = connection;
        this.statements = new StatementCache(connection);
    }

    /** Takes the rows of a result; false to be given no more. */
    @FunctionalInterface
    interface RowReader {
        boolean read(ResultSet row) throws SQLException;
    }

    /** Runs a statement without parameters; what it gives is dropped. */
    void run(String text) throws SQLException {
        PreparedStatement statement = statements.take(text);
        boolean done = false;
        try {
            if (statement.execute()) {
                // A result left open would keep its state of the database, also past the end of the transaction.
                statement.getResultSet().close();
            }
            done = true;
        } finally {
            leave(text, statement, done);
        }
    }

    /** Runs a statement that changes rows: how many. */
    int update(Sql sql) throws SQLException {
        PreparedStatement statement = statements.take(sql.text());
        boolean done = false;
        try {
            SqlValues.bind(statement, sql.parameters());
            int rows = statement.executeUpdate();
            done = true;
            return rows;
        } finally {
            leave(sql.text(), statement, done);
        }
    }

    /** Gives the rows of a query one by one, while it runs; the reader may use this connection. */
    void query(Sql sql, RowReader reader) throws SQLException {
        PreparedStatement statement = statements.take(sql.text());
        boolean done = false;
        try {
            SqlValues.bind(statement, sql.parameters());
            try (ResultSet result = statement.executeQuery()) {
                boolean more = true;
                while (more && result.next()) {
                    more = reader.read(result);
                }
            }
            done = true;
        } finally {
            leave(sql.text(), statement, done);
        }
    }

    private void leave(String text, PreparedStatement statement, boolean done) throws SQLException {
        if (done) {
            statements.giveBack(text, statement);
        } else {
            statement.close();
        }
    }

    /** The first column of the only row, a number. */
    long number(Sql sql) throws SQLException {
        long[] number = new long[1];
        query(sql, row -> {
            number[0] = row.getLong(1);
            return false;
        });
        return number[0];
    }

    /** The first column of all rows, texts. */
    List<String> texts(String text) throws SQLException {
        List<String> texts = new ArrayList<>();
        query(Sql.of(text), row -> texts.add(row.getString(1)));
        return texts;
    }

    /** Marks the connection as one whose state is not known, which is closed rather than used again. */
    void setBroken() {
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
