package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A write that remembers what was inserted, in order. */
class Remembering extends ForwardingWriting {
    final List<Inserted<?>> inserted = new ArrayList<>();

    /** A row that was inserted, with its type. */
    record Inserted<E>(EntityType<E> type, E row) {
        boolean repeat(Writing writing) {
            return writing.insert(type, row, type.idOf(row)) != null;
        }

        Writing.IdSet ids() {
            return new Writing.IdSet(type, List.of(type.idOf(row)));
        }

        /** Whether this is the row that a key's values lead to. */
        boolean has(Key<?> key, Object[] values) {
            return key.entityType() == type && Arrays.equals(values, key(key).valuesOf(row));
        }

        @SuppressWarnings("unchecked")
        private Key<E> key(Key<?> key) {
            return (Key<E>) key;
        }
    }

    Remembering(Writing working, Reading reading) {
        super(working, reading);
    }

    @Override
    public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
        E stored = super.insert(type, row, id);
        if (stored != null) {
            inserted.add(new Inserted<>(type, stored));
        }
        return stored;
    }
}
