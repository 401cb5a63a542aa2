package dev.isomer.storage.conformance.sortedmap;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Limits;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.Writing;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A transaction on a map of tables. Reading goes through all rows, except by id. Writing puts a changed copy of a table
 * in the place of the table, so nothing that a mark or another transaction holds is ever changed.
 */
final class SortedMapTransaction implements Writing {
    private final Schema schema;
    private final AtomicReference<Map<EntityType<?>, Table<?>>> committed;
    private final Map<EntityType<?>, Table<?>> tables;

    /** All rows of a type by id, and the greatest id that was ever given. */
    record Table<E>(EntityType<E> type, TreeMap<Long, E> rows, long lastId) {
        Table<E> raisedTo(long id) {
            return new Table<>(type, rows, Math.max(id, lastId));
        }
    }

    private record SavedTables(Map<EntityType<?>, Table<?>> tables) implements Mark {}

    SortedMapTransaction(Schema schema, AtomicReference<Map<EntityType<?>, Table<?>>> committed) {
        this.schema = schema;
        this.committed = committed;
        this.tables = new HashMap<>(committed.get());
    }

    @SuppressWarnings("unchecked")
    private <E> Table<E> table(EntityType<E> type) {
        return (Table<E>) tables.get(type);
    }

    private <E> Stream<E> rows(EntityType<E> type) {
        return table(type).rows().values().stream();
    }

    @Override
    public <E> @Nullable E get(EntityType<E> type, long id) {
        return table(type).rows().get(id);
    }

    @Override
    public <E> @Nullable E find(Key<E> key, Object[] values) {
        return rows(key.entityType())
                .filter(row -> Arrays.equals(key.valuesOf(row), values))
                .findFirst()
                .orElse(null);
    }

    @Override
    public <E> void scan(Selection<E> selection, RowSink<E> sink) {
        rows(selection.type())
                .filter(row -> selection.where().test(row) && selection.isAfter(row))
                .sorted(selection.comparator())
                .skip(selection.offset())
                .limit(selection.limit())
                .takeWhile(sink::accept)
                .forEach(row -> {});
    }

    @Override
    public <E> long count(EntityType<E> type, Condition<E> where, long atMost) {
        return rows(type).filter(where::test).limit(atMost).count();
    }

    @Override
    public <E, V> void groups(Attribute<E, V> attribute, Condition<E> where, long limit, GroupSink<V> sink) {
        Map<V, Long> counts = new TreeMap<>(attribute.type()::compare);
        rows(attribute.entityType())
                .filter(where::test)
                .forEach(row -> counts.merge(attribute.get(row), 1L, Long::sum));
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(limit)
                .forEachOrdered(group -> sink.accept(group.getKey(), group.getValue()));
    }

    private <E> void change(EntityType<E> type, Consumer<TreeMap<Long, E>> change) {
        TreeMap<Long, E> rows = new TreeMap<>(table(type).rows());
        change.accept(rows);
        tables.put(type, new Table<>(type, rows, table(type).lastId()));
        raiseLastId(type, rows.isEmpty() ? 0 : rows.lastKey());
    }

    @Override
    public void raiseLastId(EntityType<?> type, long id) {
        tables.put(type, table(type).raisedTo(id));
    }

    @Override
    public long lastId(EntityType<?> type) {
        return table(type).lastId();
    }

    @Override
    public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
        E stored = type.withId(row, id == 0 ? table(type).lastId() + 1 : id);
        boolean unusable = type.idOf(stored) > Limits.GREATEST_ID || get(type, type.idOf(stored)) != null;
        if (unusable || isRefused(type, stored)) {
            return null;
        }
        change(type, rows -> rows.put(type.idOf(stored), stored));
        return stored;
    }

    @Override
    public <E> Outcome update(EntityType<E> type, E row) {
        if (get(type, type.idOf(row)) == null) {
            return Outcome.ABSENT;
        }
        if (isRefused(type, row)) {
            return Outcome.REFUSED;
        }
        change(type, rows -> rows.put(type.idOf(row), row));
        return Outcome.DONE;
    }

    private <E> boolean isRefused(EntityType<E> type, E row) {
        return type.keys().stream().anyMatch(key -> key.unique() && isTaken(key, row))
                || type.references().stream().anyMatch(reference -> isParentMissing(reference, row));
    }

    private <E> boolean isTaken(Key<E> key, E row) {
        @Nullable Object[] values = key.valuesOf(row);
        E holder = Arrays.stream(values).allMatch(Objects::nonNull) ? find(key, values) : null;
        return holder != null
                && key.entityType().idOf(holder) != key.entityType().idOf(row);
    }

    private <E> boolean isParentMissing(Reference<E> reference, E row) {
        EntityType<?> type = schema.parentOf(reference);
        Long parent = reference.attribute().get(row);
        boolean itself = type == reference.childType()
                && Objects.equals(parent, reference.childType().idOf(row));
        return parent != null && !itself && get(type, parent) == null;
    }

    @Override
    public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
        IdSet first = rows.get(0);
        if (rows.size() == 1 && get(first.type(), first.ids().get(0)) == null) {
            return Outcome.ABSENT;
        }
        Mark before = mark();
        clearings.forEach(clearing -> clear(clearing.reference(), clearing.ids()));
        rows.forEach(set -> change(set.type(), table -> set.ids().forEach(table::remove)));
        boolean refused = schema.types().stream()
                .flatMap(type -> type.references().stream())
                .anyMatch(this::isBroken);
        if (refused) {
            rollbackTo(before);
        }
        return refused ? Outcome.REFUSED : Outcome.DONE;
    }

    private <E> void clear(Reference<E> reference, List<Long> ids) {
        change(
                reference.childType(),
                rows -> ids.forEach(id -> rows.compute(id, (key, row) -> reference.cleared(row))));
    }

    private <E> boolean isBroken(Reference<E> reference) {
        return rows(reference.childType()).anyMatch(row -> isParentMissing(reference, row));
    }

    List<Finding> verify() {
        return tables.values().stream().flatMap(this::verify).toList();
    }

    private <E> Stream<Finding> verify(Table<E> table) {
        return table.rows().values().stream()
                .filter(row -> table.type().idOf(row) > table.lastId() || isRefused(table.type(), row))
                .map(row -> new Finding(table.type().show(row), "breaks a rule of its type"));
    }

    @Override
    public Mark mark() {
        return new SavedTables(new HashMap<>(tables));
    }

    @Override
    public void rollbackTo(Mark mark) {
        tables.putAll(((SavedTables) mark).tables());
    }

    @Override
    public void release(Mark mark) {}

    @Override
    public Sealed seal() {
        committed.set(tables);
        return () -> {};
    }

    @Override
    public void rollback() {}

    @Override
    public void end() {}
}
