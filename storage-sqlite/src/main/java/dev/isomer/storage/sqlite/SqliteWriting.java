package dev.isomer.storage.sqlite;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Limits;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.spi.Writing;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements that change rows, in a transaction that holds SQLite's write lock.
 *
 * <p>After a statement that breaks a key or a reference SQLite undoes that statement alone, its counter included, and
 * the transaction goes on.
 */
final class SqliteWriting extends SqliteReading implements Writing {
    private static final int CHUNK = 500;
    private static final String CLOSURE = "closure";
    private static final Sql LAST_ID = Sql.of("SELECT last_insert_rowid()");

    private int marks;

    SqliteWriting(SqliteConnection connection, RowStatements statements) {
        super(connection, statements, () -> {});
    }

    /** A savepoint, named by how many are around it. */
    private record Savepoint(int depth) implements Mark {
        String name() {
            return "m" + depth;
        }
    }

    @Override
    public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
        List<@Nullable Object> parameters = new ArrayList<>();
        for (Attribute<E, ?> attribute : type.components()) {
            Object value = attribute.isId() ? (id == 0 ? null : (Object) id) : attribute.get(row);
            parameters.add(SqlValues.parameter(attribute.type(), value));
        }
        try {
            connection().update(new Sql(statements().of(type).insert(), parameters));
            long given = id == 0 ? connection().number(LAST_ID) : id;
            if (given > Limits.GREATEST_ID) {
                takeBack(type, given);
                return null;
            }
            return type.withId(row, given);
        } catch (SQLException failure) {
            if (SqliteErrors.isRefusal(failure)) {
                return null;
            }
            throw SqliteErrors.ofStatement(failure);
        }
    }

    /** SQLite's own counters go further than those of the contract. */
    private void takeBack(EntityType<?> type, long id) throws SQLException {
        connection().update(Sql.of(statements().of(type).delete(), id));
        Counters.set(connection(), SqlNames.tableName(type), Limits.GREATEST_ID);
    }

    @Override
    public <E> Outcome update(EntityType<E> type, E row) {
        List<@Nullable Object> parameters = new ArrayList<>();
        for (Attribute<E, ?> attribute : type.attributes()) {
            parameters.add(SqlValues.parameter(attribute.type(), attribute.get(row)));
        }
        parameters.add(type.idOf(row));
        return change(new Sql(statements().of(type).update(), parameters));
    }

    private Outcome change(Sql sql) {
        try {
            return connection().update(sql) == 0 ? Outcome.ABSENT : Outcome.DONE;
        } catch (SQLException failure) {
            if (SqliteErrors.isRefusal(failure)) {
                return Outcome.REFUSED;
            }
            throw SqliteErrors.ofStatement(failure);
        }
    }

    @Override
    public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
        if (clearings.isEmpty() && rows.size() == 1 && rows.get(0).ids().size() == 1) {
            IdSet only = rows.get(0);
            return change(
                    Sql.of(statements().of(only.type()).delete(), only.ids().get(0)));
        }
        try {
            return deleteClosure(rows, clearings);
        } catch (SQLException failure) {
            throw SqliteErrors.ofStatement(failure);
        }
    }

    /** With references put off, as rows of a closure may refer to each other in circles, and then checked here. */
    private Outcome deleteClosure(List<IdSet> rows, List<Clearing> clearings) throws SQLException {
        SqliteConnection connection = connection();
        connection.run("SAVEPOINT " + CLOSURE);
        connection.run("PRAGMA defer_foreign_keys = ON");
        for (Clearing clearing : clearings) {
            for (List<Object> chunk : chunks(clearing.ids())) {
                connection.update(new Sql(RowSql.clearMany(clearing.reference(), chunk.size()), chunk));
            }
        }
        for (IdSet set : rows) {
            for (List<Object> chunk : chunks(set.ids())) {
                connection.update(new Sql(RowSql.deleteMany(set.type(), chunk.size()), chunk));
            }
        }
        boolean refused = isAnyReferred(rows);
        if (refused) {
            connection.run("ROLLBACK TO " + CLOSURE);
        }
        connection.run("PRAGMA defer_foreign_keys = OFF");
        connection.run("RELEASE " + CLOSURE);
        return refused ? Outcome.REFUSED : Outcome.DONE;
    }

    private boolean isAnyReferred(List<IdSet> removed) throws SQLException {
        boolean[] found = new boolean[1];
        for (IdSet set : removed) {
            for (Reference<?> reference : statements().schema().referencesTo(set.type())) {
                for (List<Object> chunk : chunks(set.ids())) {
                    Sql sql = new Sql(RowSql.anyReferring(reference, chunk.size()), chunk);
                    connection().query(sql, row -> found[0] = true);
                }
            }
        }
        return found[0];
    }

    private static List<List<Object>> chunks(List<Long> ids) {
        List<List<Object>> chunks = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            chunks.add(List.copyOf(ids.subList(from, Math.min(ids.size(), from + CHUNK))));
        }
        return chunks;
    }

    @Override
    public void raiseLastId(EntityType<?> type, long id) {
        try {
            Counters.raise(connection(), SqlNames.tableName(type), id);
        } catch (SQLException failure) {
            throw SqliteErrors.ofStatement(failure);
        }
    }

    @Override
    public Mark mark() {
        Savepoint mark = new Savepoint(marks + 1);
        run("SAVEPOINT " + mark.name());
        marks++;
        return mark;
    }

    @Override
    public void rollbackTo(Mark mark) {
        run("ROLLBACK TO " + ((Savepoint) mark).name());
        release(mark);
    }

    @Override
    public void release(Mark mark) {
        run("RELEASE " + ((Savepoint) mark).name());
        marks--;
    }

    private void run(String text) {
        try {
            connection().run(text);
        } catch (SQLException failure) {
            throw SqliteErrors.ofStatement(failure);
        }
    }

    /** Durable at once: the log is forced within the commit. */
    @Override
    public Sealed seal() {
        try {
            connection().run("COMMIT");
        } catch (SQLException failure) {
            throw SqliteErrors.ofCommit(failure);
        }
        return () -> {};
    }

    /**
     * Some failures have SQLite roll back by itself; then, and where that fails too, the connection is not used again.
     */
    @Override
    public void rollback() {
        try {
            connection().run("ROLLBACK");
        } catch (SQLException failure) {
            connection().setBroken();
        }
    }
}
