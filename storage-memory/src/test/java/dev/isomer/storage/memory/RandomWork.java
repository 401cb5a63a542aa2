package dev.isomer.storage.memory;

import dev.isomer.storage.Store;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Random rows, and random changes of them, in a store of any schema; a seed always gives the same. No two rows share a
 * value, unless an update leaves it as it was.
 */
final class RandomWork {
    /** Boxed numbers below are the virtual machine's own, and shared. */
    private static final long LEAST_UNSHARED = 128;

    private final SplittableRandom random;
    private final RandomValues values;
    private final Schema schema;
    private final List<EntityType<?>> types;
    private final Map<EntityType<?>, Long> greatestIds = new HashMap<>();
    private long refused;
    private long refusedForMemory;

    /** Undoes what was done in a transaction or to a savepoint. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Undone() {
            super(null, null, false, false);
        }
    }

    /**
     * @param schema the store's
     * @param types the types that get rows
     * @param largePermille how many in 1,000 texts and {@code Bytes} may be large
     * @param greatestLength how long these may be
     */
    RandomWork(
            SplittableRandom random, Schema schema, List<EntityType<?>> types, int largePermille, int greatestLength) {
        this.random = random;
        this.schema = schema;
        this.values = new RandomValues(random, largePermille, greatestLength);
        this.types = types;
    }

    /** How many statements were refused. */
    long refused() {
        return refused;
    }

    /** How many of them because they did not fit the limit. */
    long refusedForMemory() {
        return refusedForMemory;
    }

    /** Inserts so many rows in one transaction. */
    void insert(Store store, int rows) {
        store.write(tx -> {
            for (int i = 0; i < rows; i++) {
                insert(tx);
            }
            return true;
        });
    }

    /** One transaction: some statements, some of them under a savepoint, some undone; a few are undone as a whole. */
    void transaction(Store store) {
        try {
            store.write(tx -> {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    if (random.nextInt(5) == 0) {
                        nested(tx);
                    } else {
                        statements(tx, random.nextInt(1, 6));
                    }
                }
                undoOneOf(8);
                return true;
            });
        } catch (Undone expected) {
            // Nothing of it stays.
        }
    }

    private void nested(WriteTransaction tx) {
        try {
            tx.nested(inner -> {
                statements(inner, random.nextInt(1, 8));
                undoOneOf(2);
                return true;
            });
        } catch (Undone expected) {
            // The transaction goes on where the savepoint was.
        }
    }

    private void undoOneOf(int many) {
        if (random.nextInt(many) == 0) {
            throw new Undone();
        }
    }

    private void statements(WriteTransaction tx, int count) {
        for (int i = 0; i < count; i++) {
            statement(tx);
        }
    }

    /** One insertion, update or deletion; what is refused is counted. */
    void statement(WriteTransaction tx) {
        switch (random.nextInt(5)) {
            case 0, 1 -> insert(tx);
            case 2, 3 -> update(tx, oneOfTheTypes());
            default -> delete(tx, oneOfTheTypes());
        }
    }

    @SuppressWarnings("unchecked")
    private <E extends Record> EntityType<E> oneOfTheTypes() {
        return (EntityType<E>) types.get(random.nextInt(types.size()));
    }

    /** One insertion. */
    void insert(WriteTransaction tx) {
        insert(tx, oneOfTheTypes());
    }

    private <E extends Record> void insert(WriteTransaction tx, EntityType<E> type) {
        @Nullable Object[] row = new Object[type.components().size()];
        for (Attribute<E, ?> attribute : type.components()) {
            row[attribute.ordinal()] = attribute.isId() ? (Long) 0L : value(attribute);
        }
        try {
            E inserted = tx.insert(type.create(row));
            greatestIds.merge(type, type.idOf(inserted), Math::max);
        } catch (UniqueViolationException | ReferenceViolationException expected) {
            refused++;
        } catch (MemoryLimitExceededException expected) {
            refused++;
            refusedForMemory++;
        }
    }

    private <E extends Record> void update(WriteTransaction tx, EntityType<E> type) {
        E original = tx.get(type, anyId(type)).orElse(null);
        if (original == null) {
            return;
        }
        @Nullable Object[] row = type.valuesOf(original);
        for (int i = random.nextInt(3); i >= 0; i--) {
            Attribute<E, ?> attribute =
                    type.attributes().get(random.nextInt(type.attributes().size()));
            row[attribute.ordinal()] = value(attribute);
        }
        try {
            tx.update(type.create(row));
        } catch (UniqueViolationException | ReferenceViolationException expected) {
            refused++;
        } catch (MemoryLimitExceededException expected) {
            refused++;
            refusedForMemory++;
        }
    }

    private <E extends Record> void delete(WriteTransaction tx, EntityType<E> type) {
        try {
            tx.delete(type, anyId(type));
        } catch (UniqueViolationException | ReferenceViolationException expected) {
            refused++;
        } catch (MemoryLimitExceededException expected) {
            refused++;
            refusedForMemory++;
        }
    }

    private long anyId(EntityType<?> type) {
        return random.nextLong(greatestIds.getOrDefault(type, 0L) + 1) + 1;
    }

    private <E extends Record> @Nullable Object value(Attribute<E, ?> attribute) {
        for (Reference<E> reference : attribute.entityType().references()) {
            if (reference.attribute() == attribute) {
                return parent(reference, attribute.isNullable());
            }
        }
        return attribute.isNullable() && random.nextInt(4) == 0 ? null : values.of(attribute);
    }

    private @Nullable Object parent(Reference<?> reference, boolean isNullable) {
        EntityType<?> type = schema.parentOf(reference);
        long id = anyId(type);
        return isNullable && (id < LEAST_UNSHARED || random.nextBoolean()) ? null : (Long) id;
    }
}
