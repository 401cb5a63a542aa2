package dev.isomer.storage.sqlite;

import dev.isomer.storage.jdbc.SchemaSql;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.TransientFailure;
import dev.isomer.storage.spi.Writing;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A write that had its turn while the transaction of others was left open. It is part of it from its first statement
 * on; until then, the others may be committed without it.
 */
final class GroupedWriting implements Writing {
    private final GroupCommit commits;
    private final SchemaSql statements;
    private @Nullable SqliteWriting inner;
    private boolean isTakenBack;

    GroupedWriting(GroupCommit commits, SchemaSql statements) {
        this.commits = commits;
        this.statements = statements;
    }

    /** Tells that what it has done is undone; by who holds the monitor of the commits, as for everything here. */
    void takeBack() {
        isTakenBack = true;
    }

    private <R extends @Nullable Object> R call(Function<SqliteWriting, R> statement) {
        synchronized (commits) {
            requireKept();
            if (inner == null) {
                inner = commits.enter(this, statements);
            }
            return statement.apply(inner);
        }
    }

    private void requireKept() {
        if (isTakenBack) {
            throw new TransientFailure(
                    "This write stood still while others waited to be committed with it.",
                    new IllegalStateException("taken back"),
                    false);
        }
    }

    private void run(Consumer<SqliteWriting> statement) {
        call(writing -> {
            statement.accept(writing);
            return true;
        });
    }

    @Override
    public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
        return this.<@Nullable E>call(writing -> writing.insert(type, row, id));
    }

    @Override
    public <E> Outcome update(EntityType<E> type, E row) {
        return call(writing -> writing.update(type, row));
    }

    @Override
    public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
        return call(writing -> writing.delete(rows, clearings));
    }

    @Override
    public void raiseLastId(EntityType<?> type, long id) {
        run(writing -> writing.raiseLastId(type, id));
    }

    @Override
    public Mark mark() {
        return call(SqliteWriting::mark);
    }

    @Override
    public void rollbackTo(Mark mark) {
        run(writing -> writing.rollbackTo(mark));
    }

    @Override
    public void release(Mark mark) {
        run(writing -> writing.release(mark));
    }

    /** Of a write that did nothing there may be nothing to commit. */
    @Override
    public Sealed seal() {
        synchronized (commits) {
            requireKept();
            return inner == null && !commits.isOpen() ? () -> {} : commits.seal();
        }
    }

    @Override
    public void rollback() {
        synchronized (commits) {
            if (!isTakenBack && (inner != null || commits.isOpen())) {
                commits.rollback();
            }
        }
    }

    @Override
    public <E> @Nullable E get(EntityType<E> type, long id) {
        return this.<@Nullable E>call(writing -> writing.get(type, id));
    }

    @Override
    public <E> @Nullable E find(Key<E> key, Object[] values) {
        return this.<@Nullable E>call(writing -> writing.find(key, values));
    }

    @Override
    public <E> void scan(Selection<E> selection, RowSink<E> sink) {
        run(writing -> writing.scan(selection, sink));
    }

    @Override
    public <E> long count(EntityType<E> type, Condition<E> where, long atMost) {
        return call(writing -> writing.count(type, where, atMost));
    }

    @Override
    public <E, V> void groups(Attribute<E, V> attribute, Condition<E> where, long limit, GroupSink<V> sink) {
        run(writing -> writing.groups(attribute, where, limit, sink));
    }

    @Override
    public <E, V> long distinct(Attribute<E, V> attribute, Condition<E> where) {
        return call(writing -> writing.distinct(attribute, where));
    }

    @Override
    public long lastId(EntityType<?> type) {
        return call(writing -> writing.lastId(type));
    }

    @Override
    public String explain(Selection<?> selection) {
        return call(writing -> writing.explain(selection));
    }

    @Override
    public @Nullable String index(Selection<?> selection) {
        return this.<@Nullable String>call(writing -> writing.index(selection));
    }

    @Override
    public void end() {
        // A transaction that writes ends with seal or rollback.
    }
}
