package dev.isomer.storage.sqlite;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that read, on one connection; the transaction around them is begun and ended by others. */
sealed class SqliteReading implements Reading permits SqliteWriting {
    private final SqliteConnection connection;
    private final RowStatements statements;
    private final Runnable end;

    /** {@code end} is run once, at the end. */
    SqliteReading(SqliteConnection connection, RowStatements statements, Runnable end) {
        this.connection = connection;
        this.statements = statements;
        this.end = end;
    }

    @Override
    public <E> @Nullable E get(EntityType<E> type, long id) {
        return one(type, Sql.of(statements.of(type).get(), id));
    }

    @Override
    public <E> @Nullable E find(Key<E> key, Object[] values) {
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
        query(SelectionSql.rows(selection), row -> sink.accept(SqlValues.row(row, type)));
    }

    @Override
    public <E> long count(EntityType<E> type, Condition<E> where, long atMost) {
        return number(SelectionSql.count(type, where, atMost));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <E, V> void groups(Attribute<E, V> attribute, Condition<E> where, long limit, GroupSink<V> sink) {
        query(SelectionSql.groups(attribute, where, limit), row -> {
            sink.accept((V) SqlValues.value(row, 1, attribute), row.getLong(2));
            return true;
        });
    }

    @Override
    public <E, V> long distinct(Attribute<E, V> attribute, Condition<E> where) {
        return number(SelectionSql.distinct(attribute, where));
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
    public long lastId(EntityType<?> type) {
        try {
            return Counters.get(connection, SqlNames.tableName(type));
        } catch (SQLException failure) {
            throw SqliteErrors.ofStatement(failure);
        }
    }

    /** SQLite's own words for its plan, one step a line, and the statement; that it sorts is said in this word. */
    @Override
    public String explain(Selection<?> selection) {
        Sql sql = SelectionSql.rows(selection);
        StringBuilder words = new StringBuilder();
        query(new Sql("EXPLAIN QUERY PLAN " + sql.text(), sql.parameters()), step -> {
            String detail = step.getString("detail");
            words.append(detail.replace("USE TEMP B-TREE FOR", "SORT BY TEMP B-TREE FOR"))
                    .append('\n');
            return true;
        });
        return words.append(sql.text()).toString();
    }

    @Override
    public @Nullable String index(Selection<?> selection) {
        Sql sql = SelectionSql.rows(selection);
        List<String> steps = new ArrayList<>();
        query(new Sql("EXPLAIN QUERY PLAN " + sql.text(), sql.parameters()), step -> {
            steps.add(step.getString("detail"));
            return true;
        });
        return QueryPlan.index(steps);
    }

    private void query(Sql sql, SqliteConnection.RowReader reader) {
        try {
            connection.query(sql, reader);
        } catch (SQLException failure) {
            throw SqliteErrors.ofStatement(failure);
        }
    }

    @Override
    public final void end() {
        end.run();
    }

    final SqliteConnection connection() {
        return connection;
    }

    final RowStatements statements() {
        return statements;
    }
}
