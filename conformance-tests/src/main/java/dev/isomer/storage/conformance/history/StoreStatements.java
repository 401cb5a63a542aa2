package dev.isomer.storage.conformance.history;

import dev.isomer.storage.Repository;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Statements by the repository of each type, which hands them to its transaction or begins one.
 *
 * @param typeOf the type of a row
 * @param repositoryOf the repository of a type
 * @param transaction where savepoints can be set, or null
 */
record StoreStatements(
        Function<Record, EntityType<Record>> typeOf,
        Function<EntityType<Record>, Repository<Record>> repositoryOf,
        @Nullable WriteTransaction transaction)
        implements Statements {
    private Repository<Record> of(Record row) {
        return repositoryOf.apply(typeOf.apply(row));
    }

    private Repository<Record> of(Selected selected) {
        return repositoryOf.apply(selected.query().entityType());
    }

    @Override
    public Record insert(Record row) {
        return of(row).insert(row);
    }

    @Override
    public Record insertWithId(Record row) {
        return of(row).insertWithId(row);
    }

    @Override
    public Record update(Record row) {
        return of(row).update(row);
    }

    @Override
    public boolean delete(EntityType<Record> type, long id) {
        return repositoryOf.apply(type).delete(id);
    }

    @Override
    public Optional<Record> get(EntityType<Record> type, long id) {
        return repositoryOf.apply(type).get(id);
    }

    @Override
    @SuppressWarnings("NullAway") // A null is what must be refused.
    public Optional<Record> find(Attribute<Record, Object> attribute, @Nullable Object value) {
        return repositoryOf.apply(attribute.entityType()).find(attribute, value);
    }

    @Override
    public List<Record> list(Selected selected) {
        return of(selected).list(selected.positioned());
    }

    @Override
    public Optional<Record> first(Selected selected) {
        return of(selected).first(selected.positioned());
    }

    @Override
    public List<Record> forEach(Selected selected) {
        List<Record> rows = new ArrayList<>();
        of(selected).forEach(selected.positioned(), rows::add);
        return rows;
    }

    @Override
    public long count(EntityType<Record> type, Predicate<Record> predicate) {
        Repository<Record> repository = repositoryOf.apply(type);
        return predicate.equals(Operation.always()) ? repository.count() : repository.count(predicate);
    }

    @Override
    public boolean exists(EntityType<Record> type, Predicate<Record> predicate) {
        return repositoryOf.apply(type).exists(predicate);
    }

    @Override
    public List<Group<Object>> countBy(Attribute<Record, Object> attribute, Predicate<Record> predicate, long limit) {
        Repository<Record> repository = repositoryOf.apply(attribute.entityType());
        return predicate.equals(Operation.always())
                ? repository.countBy(attribute, limit)
                : repository.countBy(attribute, predicate, limit);
    }

    @Override
    public long countDistinct(Attribute<Record, Object> attribute, Predicate<Record> predicate) {
        Repository<Record> repository = repositoryOf.apply(attribute.entityType());
        return predicate.equals(Operation.always())
                ? repository.countDistinct(attribute)
                : repository.countDistinct(attribute, predicate);
    }

    @Override
    public Object withoutMemory(Operation.Put put) {
        return put.on(this);
    }

    @Override
    public void nested(boolean undone, Runnable work) {
        try {
            Objects.requireNonNull(transaction, "a savepoint is within a write").nested(inner -> {
                work.run();
                StorePlayable.end(undone);
                return true;
            });
        } catch (StorePlayable.Undone expected) {
            StorePlayable.end(!undone);
        }
    }
}
