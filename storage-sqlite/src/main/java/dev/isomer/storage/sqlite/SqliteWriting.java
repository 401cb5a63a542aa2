package dev.isomer.storage.sqlite;

import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.JdbcWriting;
import dev.isomer.storage.jdbc.SchemaSql;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.jdbc.SqlNames;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Limits;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A write, which holds SQLite's write lock. SQLite gives the ids itself, and takes back that of a refused statement.
 */
final class SqliteWriting extends JdbcWriting {
    private static final Sql LAST_ID = Sql.of("SELECT last_insert_rowid()");

    private final GroupCommit commits;

    /** On the connection of {@code commits}, in the transaction that is open there. */
    SqliteWriting(JdbcConnection connection, SchemaSql statements, GroupCommit commits) {
        super(connection, statements);
        this.commits = commits;
    }

    @Override
    public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
        Sql sql = new Sql(statements().of(type).insert(), values(type, row, id == 0 ? null : (Long) id));
        if (change(sql) == Outcome.REFUSED) {
            return null;
        }
        try {
            long given = id == 0 ? connection().number(LAST_ID) : id;
            if (given > Limits.GREATEST_ID) {
                takeBack(type, given);
                return null;
            }
            return type.withId(row, given);
        } catch (SQLException failure) {
            throw statements().errors().ofStatement(failure);
        }
    }

    /** SQLite's own counters go further than those of the contract. */
    private void takeBack(EntityType<?> type, long id) throws SQLException {
        connection().update(Sql.of(statements().of(type).delete(), id));
        Counters.set(connection(), SqlNames.tableName(type), Limits.GREATEST_ID);
    }

    @Override
    public long lastId(EntityType<?> type) {
        try {
            return Counters.get(connection(), SqlNames.tableName(type));
        } catch (SQLException failure) {
            throw statements().errors().ofStatement(failure);
        }
    }

    @Override
    public void raiseLastId(EntityType<?> type, long id) {
        try {
            Counters.raise(connection(), SqlNames.tableName(type), id);
        } catch (SQLException failure) {
            throw statements().errors().ofStatement(failure);
        }
    }

    @Override
    public Sealed seal() {
        return commits.seal();
    }

    @Override
    public void rollback() {
        commits.rollback();
    }
}
