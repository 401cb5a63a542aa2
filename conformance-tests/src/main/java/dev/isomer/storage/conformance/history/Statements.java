package dev.isomer.storage.conformance.history;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Predicate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a history does within a transaction; of a transaction that reads, the part that changes nothing. */
interface Statements {
    Record insert(Record row);

    Record insertWithId(Record row);

    Record update(Record row);

    boolean delete(EntityType<Record> type, long id);

    Optional<Record> get(EntityType<Record> type, long id);

    Optional<Record> find(Attribute<Record, Object> attribute, @Nullable Object value);

    List<Record> list(Selected rows);

    Optional<Record> first(Selected rows);

    /** The rows in the order in which they are given. */
    List<Record> forEach(Selected rows);

    long count(EntityType<Record> type, Predicate<Record> predicate);

    boolean exists(EntityType<Record> type, Predicate<Record> predicate);

    List<Group<Object>> countBy(Attribute<Record, Object> attribute, Predicate<Record> predicate, long limit);

    long countDistinct(Attribute<Record, Object> attribute, Predicate<Record> predicate);

    /** Runs a statement for which a store has no memory, as it has told before. */
    Object withoutMemory(Operation.Put put);

    /** Runs work under a savepoint, and undoes it at the end if it is to be undone. */
    void nested(boolean undone, Runnable work);
}
