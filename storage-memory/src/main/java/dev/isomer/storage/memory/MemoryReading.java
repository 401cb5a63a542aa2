package dev.isomer.storage.memory;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Reads the tables of one state, or those that a writing transaction has in hand. */
final class MemoryReading implements Reading {
    private final DatabaseShape shape;
    private final Table<?>[] tables;
    private final Runnable atEnd;

    /** Reads what {@code tables} holds at each statement. */
    MemoryReading(DatabaseShape shape, Table<?>[] tables, Runnable atEnd) {
        this.shape = shape;
        this.tables = tables;
        this.atEnd = atEnd;
    }

    @Override
    public <E> @Nullable E get(EntityType<E> type, long id) {
        return shape.table(tables, type).rows().get(id);
    }

    @Override
    public <E> @Nullable E find(Key<E> key, @Nullable Object[] values) {
        Table<E> table = shape.table(tables, key.entityType());
        long id = table.tree(key.ordinal()).find(values.length == 1 ? values[0] : values);
        return id == 0 ? null : table.rows().get(id);
    }

    @Override
    public <E> void scan(Selection<E> selection, RowSink<E> sink) {
        if (selection.limit() == 0) {
            return;
        }
        Table<E> table = shape.table(tables, selection.type());
        Plan<E> plan = Planner.plan(table.shape(), selection);
        if (plan.isOrdered()) {
            stream(plan.open(table, selection, selection.offset()), selection, sink);
        } else {
            sort(plan.open(table, selection, 0), selection, sink);
        }
    }

    private static <E> void stream(Access.RowSource<E> source, Selection<E> selection, RowSink<E> sink) {
        E row = null;
        for (long i = 0; i < selection.limit() && (row = source.next()) != null; i++) {
            if (!sink.accept(row)) {
                return;
            }
        }
    }

    /** Keeps no more than offset + limit rows, the greatest of them on top of a heap. */
    private static <E> void sort(Access.RowSource<E> source, Selection<E> selection, RowSink<E> sink) {
        Comparator<E> order = selection.comparator();
        long kept = selection.limit() > Long.MAX_VALUE - selection.offset()
                ? Long.MAX_VALUE
                : selection.offset() + selection.limit();
        PriorityQueue<E> greatestFirst = new PriorityQueue<>(order.reversed());
        for (E row = source.next(); row != null; row = source.next()) {
            if (greatestFirst.size() < kept) {
                greatestFirst.add(row);
            } else if (order.compare(row, greatestFirst.element()) < 0) {
                greatestFirst.remove();
                greatestFirst.add(row);
            }
        }
        List<E> sorted = new ArrayList<>(greatestFirst);
        sorted.sort(order);
        for (long i = selection.offset(); i < sorted.size(); i++) {
            if (!sink.accept(sorted.get((int) i))) {
                return;
            }
        }
    }

    @Override
    public <E> long count(EntityType<E> type, Condition<E> where, long atMost) {
        Table<E> table = shape.table(tables, type);
        Selection<E> selection = all(type, where);
        Plan<E> plan = Planner.plan(table.shape(), selection);
        if (plan.isWholeAccess()) {
            return Math.min(atMost, plan.access().count(table));
        }
        Access.RowSource<E> source = plan.open(table, selection, 0);
        long count = 0;
        while (count < atMost && source.next() != null) {
            count++;
        }
        return count;
    }

    private static <E> Selection<E> all(EntityType<E> type, Condition<E> where) {
        return new Selection<>(type, where, List.of(), false, null, 0, Long.MAX_VALUE);
    }

    @Override
    public <E, V> void groups(Attribute<E, V> attribute, Condition<E> where, long limit, GroupSink<V> sink) {
        EntityType<E> type = attribute.entityType();
        Grouping.give(shape.table(tables, type), attribute, all(type, where), limit, sink);
    }

    @Override
    public long lastId(EntityType<?> type) {
        return shape.table(tables, type).lastId();
    }

    @Override
    public String explain(Selection<?> selection) {
        return explainOne(selection);
    }

    private <E> String explainOne(Selection<E> selection) {
        TableShape<E> table = shape.table(tables, selection.type()).shape();
        return Planner.plan(table, selection).explain(selection);
    }

    @Override
    public @Nullable String index(Selection<?> selection) {
        return indexOfOne(selection);
    }

    private <E> @Nullable String indexOfOne(Selection<E> selection) {
        TableShape<E> table = shape.table(tables, selection.type()).shape();
        return Planner.plan(table, selection).index();
    }

    @Override
    public void end() {
        atEnd.run();
    }
}
