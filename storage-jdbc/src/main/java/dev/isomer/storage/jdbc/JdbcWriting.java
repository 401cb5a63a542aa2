package dev.isomer.storage.jdbc;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.spi.Writing;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements that change rows, in a transaction that no other writer shares.
 *
 * <p>After a statement that breaks a key or a reference that statement alone is undone, and the transaction goes on;
 * where the database would fail all of it, each such statement has a savepoint before it, sent together with it.
 */
public abstract class JdbcWriting extends JdbcReading implements Writing {
    private static final int CHUNK = 500;
    private static final String CLOSURE = "closure";
    /** With the optional word, as not all databases do without it. */
    private static final String SAVEPOINT = "SAVEPOINT ";

    private static final String BACK = "ROLLBACK TO SAVEPOINT ";
    private static final String RELEASE = "RELEASE SAVEPOINT ";

    private int marks;

    /** A transaction that has begun. */
    protected JdbcWriting(JdbcConnection connection, SchemaSql statements) {
        super(connection, statements, () -> {});
    }

    /** A savepoint, named by how many are around it. */
    private record Savepoint(int depth) implements Mark {
        String name() {
            return "m" + depth;
        }
    }

    /** The parameters of an insert: all components of a row in their order, with this id. */
    protected static <E> List<@Nullable Object> values(EntityType<E> type, E row, @Nullable Long id) {
        List<@Nullable Object> parameters = new ArrayList<>();
        for (Attribute<E, ?> attribute : type.components()) {
            Object value = attribute.isId() ? id : attribute.get(row);
            parameters.add(SqlValues.columnParameter(attribute.type(), value));
        }
        return parameters;
    }

    @Override
    public final <E> Outcome update(EntityType<E> type, E row) {
        List<@Nullable Object> parameters = new ArrayList<>();
        for (Attribute<E, ?> attribute : type.attributes()) {
            parameters.add(SqlValues.columnParameter(attribute.type(), attribute.get(row)));
        }
        parameters.add(type.idOf(row));
        return change(new Sql(statements().of(type).update(), parameters));
    }

    /** Runs a statement that changes at most one row. */
    protected final Outcome change(Sql sql) {
        try {
            boolean isGuarded = statements().dialect().isTransactionFailedByRefusal();
            int rows = isGuarded ? changeGuarded(sql) : connection().update(sql);
            return rows == 0 ? Outcome.ABSENT : Outcome.DONE;
        } catch (SQLException failure) {
            if (statements().errors().isRefusal(failure)) {
                return Outcome.REFUSED;
            }
            throw statements().errors().ofStatement(failure);
        }
    }

    private int changeGuarded(Sql sql) throws SQLException {
        try {
            return connection().updateTogether(sql);
        } catch (SQLException failure) {
            if (statements().errors().isRefusal(failure)) {
                connection().run(RowSql.BACK_TO_GUARD);
            }
            throw failure;
        }
    }

    @Override
    public final Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
        if (clearings.isEmpty() && rows.size() == 1 && rows.get(0).ids().size() == 1) {
            IdSet only = rows.get(0);
            Outcome outcome = change(
                    Sql.of(statements().of(only.type()).delete(), only.ids().get(0)));
            // Some databases refuse to delete a row that refers to itself, though nothing is left that does.
            if (outcome != Outcome.REFUSED || !refersToItself(only.type())) {
                return outcome;
            }
        }
        try {
            return deleteClosure(rows, clearings);
        } catch (SQLException failure) {
            // References may still be put off, for all transactions to come.
            connection().setBroken();
            throw statements().errors().ofStatement(failure);
        }
    }

    private boolean refersToItself(EntityType<?> type) {
        return statements().schema().referencesTo(type).stream().anyMatch(reference -> reference.childType() == type);
    }

    /** With references put off, as rows of a closure may refer to each other in circles, and then checked here. */
    private Outcome deleteClosure(List<IdSet> rows, List<Clearing> clearings) throws SQLException {
        JdbcConnection connection = connection();
        Dialect dialect = statements().dialect();
        connection.run(SAVEPOINT + CLOSURE);
        connection.run(dialect.deferReferences());
        for (Clearing clearing : clearings) {
            for (List<Object> chunk : chunks(clearing.ids())) {
                connection.update(new Sql(RowSql.clearMany(dialect, clearing.reference(), chunk.size()), chunk));
            }
        }
        for (IdSet set : rows) {
            for (List<Object> chunk : chunks(set.ids())) {
                connection.update(new Sql(RowSql.deleteMany(dialect, set.type(), chunk.size()), chunk));
            }
        }
        boolean refused = isAnyReferred(rows);
        if (refused) {
            connection.run(BACK + CLOSURE);
        }
        connection.run(dialect.checkReferences());
        connection.run(RELEASE + CLOSURE);
        return refused ? Outcome.REFUSED : Outcome.DONE;
    }

    private boolean isAnyReferred(List<IdSet> removed) throws SQLException {
        boolean[] found = new boolean[1];
        for (IdSet set : removed) {
            for (Reference<?> reference : statements().schema().referencesTo(set.type())) {
                for (List<Object> chunk : chunks(set.ids())) {
                    Sql sql = new Sql(RowSql.anyReferring(statements().dialect(), reference, chunk.size()), chunk);
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
    public Mark mark() {
        Savepoint mark = new Savepoint(marks + 1);
        run(SAVEPOINT + mark.name());
        marks++;
        return mark;
    }

    @Override
    public void rollbackTo(Mark mark) {
        run(BACK + ((Savepoint) mark).name());
        release(mark);
    }

    @Override
    public void release(Mark mark) {
        run(RELEASE + ((Savepoint) mark).name());
        marks--;
    }

    private void run(String text) {
        try {
            connection().run(text);
        } catch (SQLException failure) {
            throw statements().errors().ofStatement(failure);
        }
    }

    /** Where that fails, as after a database has rolled back by itself, the connection is not used again. */
    @Override
    public void rollback() {
        try {
            connection().run("ROLLBACK");
        } catch (SQLException failure) {
            connection().setBroken();
        }
    }
}
