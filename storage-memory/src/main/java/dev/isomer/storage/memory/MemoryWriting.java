package dev.isomer.storage.memory;

import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Limits;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.Writing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Derives a new state from the tip.
 *
 * <p>A statement checks keys, references and the limit before it changes a node, because nodes with the transaction's
 * stamp are changed in place. Only where the most that a statement could add does not fit the limit does it run with a
 * stamp of its own, so that the state before it stays whole and can be gone back to.
 */
final class MemoryWriting implements Writing {
    private final DatabaseShape shape;
    private final Root tip;
    private final long limitBytes;
    private final Ending ending;
    private final MemoryReading reading;
    private final Table<?>[] tables;
    private long bytes;
    private long replacedBytes;
    private long stamp;

    /** What becomes of the transaction. */
    interface Ending {
        /** Takes what it made. */
        Sealed seal(Root root);

        /** Leaves what it began from as it is. */
        void abandon();
    }

    /** Remembers tables and counts, not the stamp: that only grows, so the tables remembered are changed no more. */
    private record SavedTables(Table<?>[] tables, long bytes, long replacedBytes) implements Mark {}

    MemoryWriting(DatabaseShape shape, Root tip, long limitBytes, Ending ending) {
        this.shape = shape;
        this.tip = tip;
        this.limitBytes = limitBytes;
        this.ending = ending;
        this.tables = tip.tables().clone();
        this.bytes = tip.bytes();
        this.replacedBytes = tip.replacedBytes();
        this.stamp = tip.stamp() + 1;
        this.reading = new MemoryReading(shape, tables, () -> {});
    }

    @Override
    public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
        Table<E> table = shape.table(tables, type);
        if (id != 0 && table.rows().get(id) != null) {
            return null;
        }
        long newId = id == 0 ? table.lastId() + 1 : id;
        if (newId > Limits.GREATEST_ID) {
            return null;
        }
        E stored = type.withId(row, newId);
        KeyWay[] ways = table.ways(newId, stored);
        if (ways == null || Constraints.breaksReference(tables, table, stored, newId)) {
            return null;
        }
        long added = table.shape().rowSize().bytes(stored);
        if (fits(table, added)) {
            put(table, table.insert(stamp, newId, stored, ways, added));
        } else {
            SavedTables before = save();
            put(table, table.insert(stamp, newId, stored, ways, added));
            refuseOverLimit(before);
        }
        return stored;
    }

    @Override
    public <E> @Nullable E rowAtHand(EntityType<E> type, long id) {
        return shape.table(tables, type).rows().get(id);
    }

    @Override
    public <E> Outcome update(EntityType<E> type, E row) {
        Table<E> table = shape.table(tables, type);
        long id = type.idOf(row);
        E previous = table.rows().get(id);
        if (previous == null) {
            return Outcome.ABSENT;
        }
        if (Constraints.breaksKey(table, row, previous) || Constraints.breaksReference(tables, table, row, id)) {
            return Outcome.REFUSED;
        }
        RowSize<E> size = table.shape().rowSize();
        long left = size.unshared(previous, row);
        long brought = size.unshared(row, previous);
        if (fits(table, brought - left)) {
            put(table, table.replace(stamp, id, previous, row, left, brought));
        } else {
            SavedTables before = save();
            put(table, table.replace(stamp, id, previous, row, left, brought));
            refuseOverLimit(before);
        }
        return Outcome.DONE;
    }

    private boolean fits(Table<?> table, long addedBytes) {
        return bytes + addedBytes + table.greatestGrowthBytes() <= limitBytes;
    }

    private void refuseOverLimit(SavedTables before) {
        long needed = bytes - before.bytes();
        if (bytes > limitBytes && needed > 0) {
            restore(before);
            throw new MemoryLimitExceededException(bytes, needed, limitBytes);
        }
    }

    private void put(Table<?> previous, Table<?> next) {
        tables[next.shape().ordinal()] = next;
        bytes += next.bytes() - previous.bytes();
        replacedBytes += next.replacedBytes() - previous.replacedBytes();
    }

    @Override
    public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
        if (rows.size() == 1 && rows.get(0).ids().size() == 1) {
            IdSet only = rows.get(0);
            if (shape.table(tables, only.type()).rows().get(only.ids().get(0)) == null) {
                return Outcome.ABSENT;
            }
        }
        for (IdSet set : rows) {
            if (Constraints.isReferredToFromOutside(shape, tables, set, rows, clearings)) {
                return Outcome.REFUSED;
            }
        }
        for (Clearing clearing : clearings) {
            clear(clearing.reference(), clearing.ids());
        }
        for (IdSet set : rows) {
            for (long id : set.ids()) {
                remove(shape.table(tables, set.type()), id);
            }
        }
        return Outcome.DONE;
    }

    private <E> void clear(Reference<E> reference, List<Long> ids) {
        for (long id : ids) {
            Table<E> table = shape.table(tables, reference.childType());
            E row = table.row(id);
            E cleared = reference.cleared(row);
            RowSize<E> size = table.shape().rowSize();
            put(
                    table,
                    table.replace(stamp, id, row, cleared, size.unshared(row, cleared), size.unshared(cleared, row)));
        }
    }

    private <E> void remove(Table<E> table, long id) {
        put(table, table.remove(stamp, id, table.row(id)));
    }

    @Override
    public long lastId(EntityType<?> type) {
        return reading.lastId(type);
    }

    @Override
    public void raiseLastId(EntityType<?> type, long id) {
        Table<?> table = shape.table(tables, type);
        put(table, table.raiseLastId(id));
    }

    @Override
    public Mark mark() {
        return save();
    }

    /** Owning nothing from here on, the transaction leaves what it has as it is. */
    private SavedTables save() {
        stamp++;
        return new SavedTables(tables.clone(), bytes, replacedBytes);
    }

    @Override
    public void rollbackTo(Mark mark) {
        restore((SavedTables) mark);
    }

    private void restore(SavedTables saved) {
        System.arraycopy(saved.tables(), 0, tables, 0, tables.length);
        bytes = saved.bytes();
        replacedBytes = saved.replacedBytes();
        stamp++;
    }

    @Override
    public void release(Mark mark) {
        // What was done since stays, and the mark holds nothing that must be given back.
    }

    @Override
    public Sealed seal() {
        return ending.seal(new Root(tables, bytes, replacedBytes + tip.replacedOwnBytes(tables), stamp));
    }

    @Override
    public void rollback() {
        ending.abandon();
    }

    @Override
    public <E> @Nullable E get(EntityType<E> type, long id) {
        return reading.get(type, id);
    }

    @Override
    public <E> @Nullable E find(Key<E> key, @Nullable Object[] values) {
        return reading.find(key, values);
    }

    @Override
    public <E> void scan(Selection<E> selection, RowSink<E> sink) {
        reading.scan(selection, sink);
    }

    @Override
    public <E> long count(EntityType<E> type, Condition<E> where, long atMost) {
        return reading.count(type, where, atMost);
    }

    @Override
    public <E, V> void groups(Attribute<E, V> attribute, Condition<E> where, long limit, GroupSink<V> sink) {
        reading.groups(attribute, where, limit, sink);
    }

    @Override
    public String explain(Selection<?> selection) {
        return reading.explain(selection);
    }

    @Override
    public @Nullable String index(Selection<?> selection) {
        return reading.index(selection);
    }

    @Override
    public void end() {
        // A transaction that writes ends with seal or rollback.
    }
}
