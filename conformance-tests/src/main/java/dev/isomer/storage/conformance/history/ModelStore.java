package dev.isomer.storage.conformance.history;

import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.error.MissingEntityException;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a store does, in lists and loops: the oracle that engines are compared with.
 *
 * <p>Shares with the store the words (types, attributes, queries), and none of the deciding: which rows match, in which
 * order, what is refused and why, which ids are given. Time grows with the square of the rows; used by one thread.
 */
final class ModelStore extends ModelReading {
    private static final long GREATEST_ID = 4_611_686_018_427_387_904L;

    private final Schema schema;
    private Map<EntityType<?>, List<Record>> rows = new HashMap<>();
    private Map<EntityType<?>, Long> lastIds = new HashMap<>();
    private @Nullable ModelStore committed;

    ModelStore(Schema schema) {
        this.schema = schema;
        for (EntityType<?> type : schema.types()) {
            rows.put(type, new ArrayList<>());
            lastIds.put(type, 0L);
        }
    }

    Schema schema() {
        return schema;
    }

    @Override
    List<Record> rows(EntityType<?> type) {
        return rows.get(type);
    }

    /** The greatest id that was given for a type. */
    long lastId(EntityType<?> type) {
        return lastIds.get(type);
    }

    /** How many rows there are. */
    int size() {
        return rows.values().stream().mapToInt(List::size).sum();
    }

    /** A copy of what the last transaction left that has ended. */
    ModelStore committed() {
        return committed == null ? copy() : committed.copy();
    }

    private ModelStore copy() {
        ModelStore copy = new ModelStore(schema);
        rows.forEach((type, list) -> copy.rows.put(type, new ArrayList<>(list)));
        copy.lastIds.putAll(lastIds);
        return copy;
    }

    /** What it is after an upgrade to a wider schema. */
    ModelStore upgraded(Schema wider) {
        ModelStore upgraded = new ModelStore(wider);
        Upgrade upgrade = new Upgrade(schema, wider);
        for (EntityType<?> each : wider.types()) {
            EntityType<Record> type = Family.ofRecords(each);
            EntityType<Record> earlier = upgrade.earlier(type);
            if (earlier != null) {
                rows.get(earlier).forEach(row -> upgraded.rows.get(type).add(Upgrade.row(earlier, row, type)));
                upgraded.lastIds.put(type, lastId(earlier));
            }
        }
        return upgraded;
    }

    /** A transaction that writes, undone at the end if it is to be. */
    void write(boolean undone, Consumer<Statements> work) {
        committed = copy();
        nested(undone, () -> work.accept(this));
        committed = null;
    }

    @Override
    public void nested(boolean undone, Runnable work) {
        Map<EntityType<?>, List<Record>> rowsBefore = new HashMap<>();
        rows.forEach((type, list) -> rowsBefore.put(type, new ArrayList<>(list)));
        Map<EntityType<?>, Long> lastIdsBefore = new HashMap<>(lastIds);
        work.run();
        if (undone) {
            rows = rowsBefore;
            lastIds = lastIdsBefore;
        }
    }

    private EntityType<Record> typeOf(Record row) {
        return Family.ofRecords(schema.typeOf(row));
    }

    @Override
    public Record insert(Record row) {
        EntityType<Record> type = typeOf(row);
        long id = lastIds.get(type) + 1;
        Record kept = ModelRules.kept(type, row, id, List.of());
        return add(
                type,
                id <= GREATEST_ID
                        ? kept
                        : ModelRules.kept(type, row, id, List.of(type.id().name())));
    }

    @Override
    public Record insertWithId(Record row) {
        EntityType<Record> type = typeOf(row);
        long id = type.idOf(row);
        boolean possible = id >= 1 && id <= GREATEST_ID;
        return add(
                type,
                ModelRules.kept(
                        type, row, id, possible ? List.of() : List.of(type.id().name())));
    }

    private Record add(EntityType<Record> type, Record row) {
        long id = type.idOf(row);
        ModelRules rules = new ModelRules(schema, rows);
        rules.refuseTakenId(type, id);
        rules.refuseTakenValues(type, row);
        rules.refuseMissingParents(type, row);
        rows.get(type).add(row);
        lastIds.put(type, Math.max(lastIds.get(type), id));
        return row;
    }

    @Override
    public Record update(Record row) {
        EntityType<Record> type = typeOf(row);
        Record kept = ModelRules.kept(type, row, type.idOf(row), List.of());
        Optional<Record> previous = get(type, type.idOf(row));
        if (previous.isEmpty()) {
            throw new Refusal.ModelException(
                    MissingEntityException.class, type.storedName(), List.of(), Long.toString(type.idOf(row)));
        }
        ModelRules rules = new ModelRules(schema, rows);
        rules.refuseTakenValues(type, kept);
        rules.refuseMissingParents(type, kept);
        rows.get(type).remove(previous.get());
        rows.get(type).add(kept);
        return kept;
    }

    /** Memory comes last: what is refused for another reason is refused for that. */
    @Override
    public Object withoutMemory(Operation.Put put) {
        nested(true, () -> put.on(this));
        throw new Refusal.ModelException(MemoryLimitExceededException.class, "", List.of(), "");
    }

    @Override
    public boolean delete(EntityType<Record> type, long id) {
        Optional<Record> row = get(type, id);
        if (row.isPresent()) {
            new ModelDelete(schema, rows).run(row.get());
        }
        return row.isPresent();
    }
}
