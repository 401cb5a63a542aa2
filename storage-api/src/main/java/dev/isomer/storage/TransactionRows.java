package dev.isomer.storage;

import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.function.Consumer;

/** The rows that a transaction sees, streamed also within a write. */
record TransactionRows(ReadTransaction transaction, Schema schema) implements RowSource {
    @Override
    public long count(EntityType<?> type) {
        return transaction.count(type);
    }

    @Override
    public long lastId(EntityType<?> type) {
        schema.ordinalOf(type);
        return transaction.lastId(type);
    }

    @Override
    public <E> void forEach(EntityType<E> type, Consumer<? super E> consumer) {
        transaction.stream(type.all(), consumer);
    }
}
