package dev.isomer.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One connection with its statements; for one thread at a time.
 *
 * <p>The driver stays in auto-commit mode and transactions are statements: so it begins none by itself, at a time of
 * its own choosing.
 */
public final class JdbcConnection implements AutoCloseable {
    /** The class of the standard's states that tell of a lost connection. */
    private static final String LOST = "08";

    private final Connection connection;
    private final StatementCache statements;
    private final boolean isPreparingAll;
    private boolean broken;

    private JdbcConnection(Connection connection, StatementCache statements, boolean isPreparingAll) {
        this.connection = connection;
        this.statements = statements;
        this.isPreparingAll = isPreparingAll;
    }

    /** A connection that prepares and keeps every statement, as for its driver each other one is prepared anew. */
    public static JdbcConnection preparingAll(Connection connection) {
        return new JdbcConnection(connection, new StatementCache(connection), true);
    }

    /** A connection that keeps the statements with parameters. */
    public static JdbcConnection of(Connection connection) {
        return new JdbcConnection(connection, new StatementCache(connection), false);
    }

    /** A connection that a pool lends, with the statements that were prepared on the driver's connection before. */
    public static JdbcConnection lent(Connection connection, StatementCache statements) {
        return new JdbcConnection(connection, statements, false);
    }

    /** Takes the rows of a result; false to be given no more. */
    @FunctionalInterface
    public interface RowReader {
        /** Takes the row at which a result stands. */
        boolean read(ResultSet row) throws SQLException;
    }

    /** Runs a statement without parameters; what it gives is dropped. */
    public void run(String text) throws SQLException {
        if (isPreparingAll) {
            use(Sql.of(text), statement -> {
                boolean isResult = statement.execute();
                if (isResult) {
                    // A result left open would keep its state of the database, also past the end of the transaction.
                    statement.getResultSet().close();
                }
                return isResult;
            });
            return;
        }
        try {
            statements.plain().execute(text);
        } catch (SQLException failure) {
            throw noted(failure);
        }
    }

    /** Runs a statement that changes rows: how many. */
    public int update(Sql sql) throws SQLException {
        return use(sql, PreparedStatement::executeUpdate);
    }

    /** Runs statements that the driver sends together, {@link Sql#joined}: how many rows all of them changed. */
    public int updateTogether(Sql joined) throws SQLException {
        return use(joined, statement -> {
            int rows = 0;
            boolean isResult = statement.execute();
            while (isResult || statement.getUpdateCount() >= 0) {
                rows += isResult ? 0 : statement.getUpdateCount();
                isResult = statement.getMoreResults();
            }
            return rows;
        });
    }

    /** Gives the rows of a query one by one, while it runs; the reader may use this connection. */
    public void query(Sql sql, RowReader reader) throws SQLException {
        use(sql, statement -> {
            try (ResultSet result = statement.executeQuery()) {
                return readAll(result, reader);
            }
        });
    }

    /** Runs statements that the driver sends together, of which the last one alone is a query: its rows. */
    public void queryTogether(Sql joined, RowReader reader) throws SQLException {
        use(joined, statement -> {
            boolean isResult = statement.execute();
            while (!isResult && statement.getUpdateCount() >= 0) {
                isResult = statement.getMoreResults();
            }
            if (!isResult) {
                throw new SQLException("The last statement gave no rows.");
            }
            try (ResultSet result = statement.getResultSet()) {
                return readAll(result, reader);
            }
        });
    }

    private static boolean readAll(ResultSet result, RowReader reader) throws SQLException {
        boolean more = true;
        while (more && result.next()) {
            more = reader.read(result);
        }
        return more;
    }

    /** What is done with a prepared statement. */
    @FunctionalInterface
    private interface Use<R> {
        R with(PreparedStatement statement) throws SQLException;
    }

    private <R> R use(Sql sql, Use<R> use) throws SQLException {
        boolean done = false;
        PreparedStatement statement = null;
        try {
            statement = statements.take(sql.text());
            SqlValues.bind(statement, sql.parameters());
            R result = use.with(statement);
            done = true;
            statements.giveBack(sql.text(), statement, sql.isLarge());
            return result;
        } catch (SQLException failure) {
            throw noted(failure);
        } finally {
            if (!done && statement != null) {
                closeQuietly(statement);
            }
        }
    }

    private SQLException noted(SQLException failure) {
        String state = failure.getSQLState();
        if (state != null && state.startsWith(LOST)) {
            setBroken();
        }
        return failure;
    }

    /** What the statement failed with is told, and not that a lost connection closes none. */
    private void closeQuietly(PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException nothingToLose) {
            setBroken();
        }
    }

    /** The first column of the only row, a number. */
    public long number(Sql sql) throws SQLException {
        long[] number = new long[1];
        query(sql, row -> {
            number[0] = row.getLong(1);
            return false;
        });
        return number[0];
    }

    /** The first column of all rows, texts. */
    public List<String> texts(String text) throws SQLException {
        List<String> texts = new ArrayList<>();
        query(Sql.of(text), row -> texts.add(row.getString(1)));
        return texts;
    }

    /** The driver's own connection, for what only it has. */
    public Connection driver() {
        return connection;
    }

    /** Marks the connection as one whose state is not known, which is closed rather than used again. */
    public void setBroken() {
        broken = true;
    }

    /** Whether the connection is not to be used again. */
    public boolean isBroken() {
        return broken;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Closes a connection of which nothing is expected any more. */
    public void closeQuietly() {
        try {
            close();
        } catch (SQLException nothingToLose) {
            setBroken();
        }
    }
}
