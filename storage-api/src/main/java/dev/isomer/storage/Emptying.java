package dev.isomer.storage;

import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Deletes all rows of some types within a write, row by row, so that little memory is needed; counters stay. References
 * on a cycle of types are set to null first, then rows go before those that they refer to, so that nothing is refused.
 */
final class Emptying {
    private final Schema schema;
    private final WriteTransaction target;

    Emptying(Schema schema, WriteTransaction target) {
        this.schema = schema;
        this.target = target;
    }

    /** Deletes the rows of these types, to which rows of other types do not refer. */
    void run(Collection<EntityType<?>> wanted) {
        List<EntityType<?>> types = schema.typesParentsFirst();
        types.retainAll(wanted);
        types.forEach(this::clearReferences);
        Collections.reverse(types);
        types.forEach(this::deleteAll);
    }

    private <E> void clearReferences(EntityType<E> type) {
        for (Reference<E> reference : type.references()) {
            if (schema.isOnCycle(reference)) {
                Query<E> referring = type.where(reference.attribute().isNotNull());
                for (Optional<E> row = target.first(referring); row.isPresent(); row = target.first(referring)) {
                    target.update((Record) reference.cleared(row.get()));
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private <E extends Record> void deleteAll(EntityType<?> wanted) {
        EntityType<E> type = (EntityType<E>) wanted;
        for (Optional<E> row = target.first(type.all()); row.isPresent(); row = target.first(type.all())) {
            target.delete(type, type.idOf(row.get()));
        }
    }
}
