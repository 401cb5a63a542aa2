package dev.isomer.storage.snapshot;

import dev.isomer.storage.RowSource;
import dev.isomer.storage.Store;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.RecordedSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What tells whether two stores have the same rows: the totals that a snapshot of each would have. */
public final class ContentHashes {
    private ContentHashes() {}

    /** The totals of a store's newest state, in the schema's order; reads all rows, in bounded memory. */
    public static List<TypeTotal> of(Store store) {
        return store.read(transaction -> of(transaction.rows()));
    }

    /** The totals of these rows, in the schema's order; reads all of them, in bounded memory. */
    public static List<TypeTotal> of(RowSource rows) {
        RecordedSchema schema = RecordedSchema.of(rows.schema());
        List<TypeTotal> totals = new ArrayList<>();
        try {
            for (EntityType<?> type : rows.schema().types()) {
                totals.add(TypeWriter.all(
                        rows, type, schema.requireType(type.storedName()), OutputStream.nullOutputStream(), () -> {}));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return totals;
    }

    /**
     * Refuses rows that are not those that were to be written.
     *
     * @throws IllegalStateException naming the first type that differs
     */
    static void requireKept(List<TypeTotal> given, List<TypeTotal> kept) {
        for (int i = 0; i < given.size(); i++) {
            TypeTotal wanted = given.get(i);
            TypeTotal found = kept.get(i);
            boolean same = wanted.rows() == found.rows()
                    && wanted.sha256().equals(found.sha256())
                    && wanted.lastId() <= found.lastId();
            if (!same) {
                throw new IllegalStateException("The new store does not have the rows that it was given: " + wanted
                        + " became " + found + ". Nothing is changed; check both stores with verify().");
            }
        }
    }
}
