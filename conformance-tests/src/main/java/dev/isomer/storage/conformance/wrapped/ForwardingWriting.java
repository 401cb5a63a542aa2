package dev.isomer.storage.conformance.wrapped;

import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A write that passes everything to another one, and what it reads to a read around that one; used by one thread. */
public class ForwardingWriting extends ForwardingReading implements Writing {
    private final Writing inner;

    /** A write around {@code inner}. */
    public ForwardingWriting(Writing inner) {
        this(inner, inner);
    }

    /** A write around {@code inner} whose statements that read go through {@code reading}. */
    public ForwardingWriting(Writing inner, Reading reading) {
        super(reading);
        this.inner = inner;
    }

    /** What the statements that write are passed to. */
    protected final Writing writing() {
        return inner;
    }

    @Override
    public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
        return inner.insert(type, row, id);
    }

    @Override
    public <E> Outcome update(EntityType<E> type, E row) {
        return inner.update(type, row);
    }

    @Override
    public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
        return inner.delete(rows, clearings);
    }

    @Override
    public long lastId(EntityType<?> type) {
        return inner.lastId(type);
    }

    @Override
    public void raiseLastId(EntityType<?> type, long id) {
        inner.raiseLastId(type, id);
    }

    @Override
    public Mark mark() {
        return inner.mark();
    }

    @Override
    public void rollbackTo(Mark mark) {
        inner.rollbackTo(mark);
    }

    @Override
    public void release(Mark mark) {
        inner.release(mark);
    }

    @Override
    public Sealed seal() {
        return inner.seal();
    }

    @Override
    public void rollback() {
        inner.rollback();
    }
}
