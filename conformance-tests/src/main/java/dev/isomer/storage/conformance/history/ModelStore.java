package dev.isomer.storage.conformance.history;

import dev.isomer.storage.error.InvalidQueryException;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.MissingEntityException;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Reference;
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
final class ModelStore implements Statements {
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

    /** All rows of a type, in no order. */
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
        Record kept = kept(type, row, id, List.of());
        return add(
                type,
                id <= GREATEST_ID ? kept : kept(type, row, id, List.of(type.id().name())));
    }

    @Override
    public Record insertWithId(Record row) {
        EntityType<Record> type = typeOf(row);
        long id = type.idOf(row);
        boolean possible = id >= 1 && id <= GREATEST_ID;
        return add(
                type,
                kept(type, row, id, possible ? List.of() : List.of(type.id().name())));
    }

    private Record add(EntityType<Record> type, Record row) {
        long id = type.idOf(row);
        if (get(type, id).isPresent()) {
            throw new Refusal.ModelException(
                    UniqueViolationException.class, type.storedName(), List.of("id"), Long.toString(id));
        }
        refuseTakenValues(type, row);
        refuseMissingParents(type, row);
        rows.get(type).add(row);
        lastIds.put(type, Math.max(lastIds.get(type), id));
        return row;
    }

    @Override
    public Record update(Record row) {
        EntityType<Record> type = typeOf(row);
        Record kept = kept(type, row, type.idOf(row), List.of());
        Optional<Record> previous = get(type, type.idOf(row));
        if (previous.isEmpty()) {
            throw new Refusal.ModelException(
                    MissingEntityException.class, type.storedName(), List.of(), Long.toString(type.idOf(row)));
        }
        refuseTakenValues(type, kept);
        refuseMissingParents(type, kept);
        rows.get(type).remove(previous.get());
        rows.get(type).add(kept);
        return kept;
    }

    /** The row as it is kept, under an id; or a refusal that names each value which cannot be kept. */
    private static Record kept(EntityType<Record> type, Record row, long id, List<String> wrongBefore) {
        List<String> wrong = new ArrayList<>(wrongBefore);
        @Nullable Object[] values = new Object[type.components().size()];
        for (int i = 0; i < values.length; i++) {
            Attribute<Record, ?> attribute = type.components().get(i);
            Object value = attribute.get(row);
            if (!attribute.isId() && !ModelValues.isValid(attribute, value, false)) {
                wrong.add(attribute.name());
            }
            values[i] = attribute.isId() ? (Object) id : ModelValues.kept(value);
        }
        if (!wrong.isEmpty()) {
            throw new Refusal.ModelException(InvalidValueException.class, type.storedName(), wrong, "");
        }
        return type.create(values);
    }

    private void refuseTakenValues(EntityType<Record> type, Record row) {
        for (Key<Record> key : type.keys()) {
            for (Record other : rows.get(type)) {
                if (key.unique() && type.idOf(other) != type.idOf(row) && collide(key, row, other)) {
                    List<String> names = new ArrayList<>();
                    List<String> shown = new ArrayList<>();
                    for (Attribute<Record, ?> attribute : key.attributes()) {
                        names.add(attribute.name());
                        shown.add(attribute.show(attribute.get(row)));
                    }
                    throw new Refusal.ModelException(
                            UniqueViolationException.class, type.storedName(), names, String.join(", ", shown));
                }
            }
        }
    }

    private static boolean collide(Key<Record> key, Record row, Record other) {
        for (Attribute<Record, ?> attribute : key.attributes()) {
            Object value = attribute.get(row);
            if (value == null || !value.equals(attribute.get(other))) {
                return false;
            }
        }
        return true;
    }

    private void refuseMissingParents(EntityType<Record> type, Record row) {
        for (Reference<Record> reference : type.references()) {
            Long id = reference.attribute().get(row);
            EntityType<Record> parent = Family.ofRecords(schema.parentOf(reference));
            boolean itself = parent == type && id != null && id == type.idOf(row);
            if (id != null && !itself && get(parent, id).isEmpty()) {
                throw referenceViolation(reference, id);
            }
        }
    }

    private static Refusal.ModelException referenceViolation(Reference<Record> reference, long id) {
        return new Refusal.ModelException(
                ReferenceViolationException.class,
                reference.childType().storedName(),
                List.of(reference.attribute().name()),
                Long.toString(id));
    }

    @Override
    public boolean delete(EntityType<Record> type, long id) {
        Optional<Record> row = get(type, id);
        if (row.isPresent()) {
            new ModelDelete(schema, rows).run(row.get());
        }
        return row.isPresent();
    }

    @Override
    public Optional<Record> get(EntityType<Record> type, long id) {
        for (Record row : rows.get(type)) {
            if (type.idOf(row) == id) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Record> find(Attribute<Record, Object> attribute, @Nullable Object value) {
        EntityType<Record> type = attribute.entityType();
        if (!ModelValues.isValid(attribute, value, true)) {
            throw new Refusal.ModelException(
                    InvalidValueException.class, type.storedName(), List.of(attribute.name()), "");
        }
        boolean unique = attribute.isId();
        for (Key<Record> key : type.keys()) {
            unique |= key.unique() && key.attributes().equals(List.of(attribute));
        }
        if (!unique) {
            throw new Refusal.ModelException(InvalidQueryException.class, "", List.of(), "");
        }
        Object kept = ModelValues.kept(value);
        return rows.get(type).stream()
                .filter(row -> kept != null && kept.equals(attribute.get(row)))
                .findAny();
    }

    @Override
    public List<Record> list(Selected selected) {
        return ModelQueries.select(rows.get(selected.query().entityType()), selected);
    }

    @Override
    public Optional<Record> first(Selected selected) {
        List<Record> all = list(selected);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    @Override
    public List<Record> forEach(Selected selected) {
        return list(selected);
    }

    @Override
    public long count(EntityType<Record> type, Predicate<Record> predicate) {
        long count = 0;
        for (Record row : rows.get(type)) {
            count += ModelQueries.matches(predicate, row) ? 1 : 0;
        }
        return count;
    }

    @Override
    public boolean exists(EntityType<Record> type, Predicate<Record> predicate) {
        return count(type, predicate) > 0;
    }

    @Override
    public List<Group<Object>> countBy(Attribute<Record, Object> attribute, Predicate<Record> predicate, long limit) {
        if (!ModelValues.isSortable(attribute) || limit < 0) {
            throw new Refusal.ModelException(InvalidQueryException.class, "", List.of(), "");
        }
        return ModelQueries.groups(rows.get(attribute.entityType()), attribute, predicate, limit);
    }

    @Override
    public long countDistinct(Attribute<Record, Object> attribute, Predicate<Record> predicate) {
        return countBy(attribute, predicate, Integer.MAX_VALUE).stream()
                .filter(group -> group.value() != null)
                .count();
    }

    static Refusal.ModelException stillReferenced(Reference<Record> reference, long id) {
        return referenceViolation(reference, id);
    }
}
