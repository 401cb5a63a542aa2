package dev.isomer.storage.conformance.wrapped;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import org.jspecify.annotations.Nullable;

/** A read that passes everything to another one; used by one thread at a time. */
public class ForwardingReading implements Reading {
    private final Reading inner;

    /** A read around {@code inner}. */
    public ForwardingReading(Reading inner) {
        this.inner = inner;
    }

    /** What the calls are passed to. */
    protected Reading inner() {
        return inner;
    }

    @Override
    public <E> @Nullable E get(EntityType<E> type, long id) {
        return inner().get(type, id);
    }

    @Override
    public <E> @Nullable E find(Key<E> key, Object[] values) {
        return inner().find(key, values);
    }

    @Override
    public <E> void scan(Selection<E> selection, RowSink<E> sink) {
        inner().scan(selection, sink);
    }

    @Override
    public <E> long count(EntityType<E> type, Condition<E> where, long atMost) {
        return inner().count(type, where, atMost);
    }

    @Override
    public <E, V> void groups(Attribute<E, V> attribute, Condition<E> where, long limit, GroupSink<V> sink) {
        inner().groups(attribute, where, limit, sink);
    }

    @Override
    public <E, V> long distinct(Attribute<E, V> attribute, Condition<E> where) {
        return inner().distinct(attribute, where);
    }

    @Override
    public long lastId(EntityType<?> type) {
        return inner().lastId(type);
    }

    @Override
    public String explain(Selection<?> selection) {
        return inner().explain(selection);
    }

    @Override
    public @Nullable String index(Selection<?> selection) {
        return inner().index(selection);
    }

    @Override
    public void end() {
        inner.end();
    }
}
