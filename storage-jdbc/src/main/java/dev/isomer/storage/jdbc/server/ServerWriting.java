package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.JdbcWriting;
import dev.isomer.storage.jdbc.SchemaSql;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Limits;
import dev.isomer.storage.spi.Selection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A write that has its turn. */
final class ServerWriting extends JdbcWriting {
    private final TransactionSql transactions;
    private final Runnable givingBack;
    private final Deque<Counters> before = new ArrayDeque<>();
    private Counters counters;

    /** {@code givingBack} is run once, after the end. */
    ServerWriting(
            JdbcConnection connection,
            SchemaSql statements,
            TransactionSql transactions,
            Counters counters,
            Runnable givingBack) {
        super(connection, statements);
        this.transactions = transactions;
        this.counters = counters;
        this.givingBack = givingBack;
    }

    @Override
    public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
        String name = type.storedName();
        long given = id == 0 ? counters.get(name) + 1 : id;
        if (given > Limits.GREATEST_ID
                || change(new Sql(statements().of(type).insert(), values(type, row, given))) == Outcome.REFUSED) {
            return null;
        }
        counters.raise(name, given);
        return type.withId(row, given);
    }

    @Override
    public <E> void scan(Selection<E> selection, RowSink<E> sink) {
        try {
            new PagedScan<>(connection(), statements(), selection).run(sink);
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    @Override
    public long lastId(EntityType<?> type) {
        return counters.get(type.storedName());
    }

    @Override
    public void raiseLastId(EntityType<?> type, long id) {
        counters.raise(type.storedName(), id);
    }

    @Override
    public Mark mark() {
        Mark mark = super.mark();
        before.push(counters.copy());
        return mark;
    }

    @Override
    public void rollbackTo(Mark mark) {
        Counters kept = before.getFirst();
        super.rollbackTo(mark);
        counters = kept;
    }

    @Override
    public void release(Mark mark) {
        super.release(mark);
        before.pop();
    }

    /** Durable at once, where the server is set so. */
    @Override
    public Sealed seal() {
        try {
            transactions.writeCounters(connection(), counters);
        } catch (SQLException failure) {
            throw statements().errors().ofStatement(failure);
        }
        try {
            transactions.commit(connection(), counters);
        } catch (SQLException failure) {
            connection().setBroken();
            throw statements().errors().ofCommit(failure);
        }
        givingBack.run();
        return () -> {};
    }

    @Override
    public void rollback() {
        super.rollback();
        givingBack.run();
    }
}
