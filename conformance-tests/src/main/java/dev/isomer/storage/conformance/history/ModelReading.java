package dev.isomer.storage.conformance.history;

import dev.isomer.storage.error.InvalidQueryException;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Predicate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a model answers that changes nothing, from all rows of a type. */
abstract sealed class ModelReading implements Statements permits ModelStore {
    /** All rows of a type, in no order. */
    abstract List<Record> rows(EntityType<?> type);

    @Override
    public Optional<Record> get(EntityType<Record> type, long id) {
        for (Record row : rows(type)) {
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
        return rows(type).stream()
                .filter(row -> kept != null && kept.equals(attribute.get(row)))
                .findAny();
    }

    @Override
    public List<Record> list(Selected selected) {
        return ModelQueries.select(rows(selected.query().entityType()), selected);
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
        for (Record row : rows(type)) {
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
        return ModelQueries.groups(rows(attribute.entityType()), attribute, predicate, limit);
    }

    @Override
    public long countDistinct(Attribute<Record, Object> attribute, Predicate<Record> predicate) {
        return countBy(attribute, predicate, Integer.MAX_VALUE).stream()
                .filter(group -> group.value() != null)
                .count();
    }
}
