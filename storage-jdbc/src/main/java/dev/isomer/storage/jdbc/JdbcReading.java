package dev.isomer.storage.jdbc;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.TransientFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that read, on one connection; the transaction around them is begun by others. */
public abstract class JdbcReading implements Reading {
    private final JdbcConnection connection;
    private final SchemaSql statements;
    private final Runnable end;

    /** {@code end} is run once, at the end. */
    protected JdbcReading(JdbcConnection connection, SchemaSql statements, Runnable end) {
        this.connection = connection;
        this.statements = statements;
        this.end = end;
    }

    @Override
    public final <E> @Nullable E get(EntityType<E> type, long id) {
        return one(type, Sql.of(statements.of(type).get(), id));
    }

    @Override
    public final <E> @Nullable E find(Key<E> key, Object[] values) {
        @Nullable Object[] parameters = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            parameters[i] = SqlValues.parameter(key.attributes().get(i).type(), values[i]);
        }
        EntityType<E> type = key.entityType();
        return one(type, Sql.of(statements.of(type).finds().get(key.ordinal()), parameters));
    }

    private <E> @Nullable E one(EntityType<E> type, Sql sql) {
        List<E> rows = new ArrayList<>(1);
        query(sql, row -> {
            rows.add(SqlValues.row(row, type));
            return false;
        });
        return rows.isEmpty() ? null : rows.get(0);
    }

    @Override
    public <E> void scan(Selection<E> selection, RowSink<E> sink) {
        EntityType<E> type = selection.type();
        query(statements.selections().rows(selection), row -> sink.accept(SqlValues.row(row, type)));
    }

    @Override
    public <E> long count(EntityType<E> type, Condition<E> where, long atMost) {
        return number(statements.selections().count(type, where, atMost));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <E, V> void groups(Attribute<E, V> attribute, Condition<E> where, long limit, GroupSink<V> sink) {
        query(statements.selections().groups(attribute, where, limit), row -> {
            sink.accept((V) SqlValues.value(row, 1, attribute), row.getLong(2));
            return true;
        });
    }

    @Override
    public <E, V> long distinct(Attribute<E, V> attribute, Condition<E> where) {
        return number(statements.selections().distinct(attribute, where));
    }

    private long number(Sql sql) {
        long[] number = new long[1];
        query(sql, row -> {
            number[0] = row.getLong(1);
            return false;
        });
        return number[0];
    }

    @Override
    public final String explain(Selection<?> selection) {
        try {
            return statements
                    .dialect()
                    .explain(connection, statements.selections().rows(selection));
        } catch (SQLException failure) {
            throw statements.errors().ofStatement(failure);
        }
    }

    @Override
    public final @Nullable String index(Selection<?> selection) {
        try {
            Sql sql = statements.selections().rows(selection);
            boolean isOrdered = !selection.orders().isEmpty();
            return statements.dialect().index(connection, sql, isOrdered);
        } catch (SQLException failure) {
            throw statements.errors().ofStatement(failure);
        }
    }

    /** Gives the rows of a query, and its failure as an error of the contract. */
    protected final void query(Sql sql, JdbcConnection.RowReader reader) {
        try {
            connection.query(sql, reader);
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    /** What a statement failed with; a connection that may be lost is not used again. */
    protected final RuntimeException failed(SQLException failure) {
        RuntimeException error = statements.errors().ofStatement(failure);
        if (error instanceof TransientFailure) {
            connection.setBroken();
        }
        return error;
    }

    @Override
    public final void end() {
        end.run();
    }

    /** What the statements run on. */
    public final JdbcConnection connection() {
        return connection;
    }

    /** What is run. */
    protected final SchemaSql statements() {
        return statements;
    }
}
