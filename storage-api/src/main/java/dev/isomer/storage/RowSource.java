package dev.isomer.storage;

import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.function.Consumer;

/**
 * All rows of one state that does not change, type by type: of a transaction ({@link ReadTransaction#rows}), or of
 * something else that a {@link Migration} can read, such as a file. For one thread at a time.
 */
public interface RowSource {
    /** The types that it has. */
    Schema schema();

    /**
     * How many rows a type has.
     *
     * @throws IllegalArgumentException if the schema does not have the type
     */
    long count(EntityType<?> type);

    /**
     * The type's counter: the greatest id that it ever gave, 0 before the first.
     *
     * @throws IllegalArgumentException if the schema does not have the type
     */
    long lastId(EntityType<?> type);

    /**
     * Gives all rows of a type to the consumer, by ascending id and in bounded memory; the same ones each time. What
     * the consumer throws comes out as thrown.
     *
     * @param consumer runs no statement of a write that the rows are of
     * @throws IllegalArgumentException if the schema does not have the type
     */
    <E> void forEach(EntityType<E> type, Consumer<? super E> consumer);
}
