package dev.isomer.storage;

import dev.isomer.storage.Migration.Count;
import dev.isomer.storage.Migration.Progress;
import dev.isomer.storage.MigrationPlan.Mapping;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a migration, within a read of the old store and a write to the new one.
 *
 * <p>Types come after those that they refer to. A reference on a cycle of types, which can be null, is left out at
 * first; when all rows are there, those that have one are read again and given it:
 *
 * <pre>
 *   insert:  places ─► people (friend = null) ─► …       update:  people (friend = 7)       counters
 * </pre>
 */
final class MigrationRun {
    private static final int ROWS_BETWEEN_PROGRESS = 1_000;

    private final RowSource source;
    private final Schema schema;
    private final WriteTransaction target;
    private final List<Mapping<?, ?>> mappings;
    private final Consumer<? super Progress> progress;
    private final Map<EntityType<?>, Count> counts = new HashMap<>();
    private long rowsDone;
    private long rowsInAll;

    MigrationRun(
            RowSource source,
            Schema schema,
            WriteTransaction target,
            List<Mapping<?, ?>> mappings,
            Consumer<? super Progress> progress) {
        this.source = source;
        this.schema = schema;
        this.target = target;
        this.mappings = mappings;
        this.progress = progress;
    }

    List<Count> run() {
        List<Mapping<?, ?>> ordered = parentsFirst();
        for (Mapping<?, ?> mapping : ordered) {
            rowsInAll +=
                    source.count(mapping.from()) * (references(mapping.to()).isEmpty() ? 1 : 2);
        }
        ordered.forEach(this::insertAll);
        ordered.forEach(this::setReferences);
        ordered.forEach(this::raiseCounter);
        return schema.types().stream()
                .filter(counts::containsKey)
                .map(counts::get)
                .toList();
    }

    void requireEmpty(List<EntityType<?>> types) {
        for (EntityType<?> type : types) {
            if (target.lastId(type) > 0) {
                throw new IllegalStateException(
                        "Nothing is migrated: the new store has, or had, rows of " + type + "; migrate to a new one.");
            }
        }
    }

    private List<Mapping<?, ?>> parentsFirst() {
        List<Mapping<?, ?>> result = new ArrayList<>();
        schema.typesParentsFirst()
                .forEach(type -> mappings.stream()
                        .filter(mapping -> mapping.to() == type)
                        .forEach(result::add));
        return result;
    }

    /** The attributes that refer along a cycle of types. */
    private <N> List<Attribute<N, Long>> references(EntityType<N> type) {
        return type.references().stream()
                .filter(schema::isOnCycle)
                .map(Reference::attribute)
                .toList();
    }

    private <O, N extends Record> void insertAll(Mapping<O, N> mapping) {
        List<Attribute<N, Long>> later = references(mapping.to());
        long[] written = new long[1];
        long before = rowsDone;
        forEachRow(mapping, row -> {
            if (row != null) {
                target.insertWithId(without(later, mapping.to(), row));
                written[0]++;
            }
        });
        counts.put(mapping.to(), new Count(mapping.to(), rowsDone - before, written[0]));
    }

    private <O, N extends Record> void setReferences(Mapping<O, N> mapping) {
        List<Attribute<N, Long>> references = references(mapping.to());
        if (references.isEmpty()) {
            return;
        }
        forEachRow(mapping, row -> {
            if (row != null && references.stream().anyMatch(reference -> reference.get(row) != null)) {
                target.update(row);
            }
        });
    }

    /** Gives the new row for each old one, with its id, or null where it is left out. */
    private <O, N extends Record> void forEachRow(Mapping<O, N> mapping, Consumer<@Nullable N> consumer) {
        source.forEach(mapping.from(), old -> {
            N row = mapping.function().apply(old);
            consumer.accept(
                    row == null ? null : mapping.to().withId(row, mapping.from().idOf(old)));
            rowsDone++;
            if (rowsDone % ROWS_BETWEEN_PROGRESS == 0 || rowsDone == rowsInAll) {
                progress.accept(new Progress(mapping.to(), rowsDone, rowsInAll));
            }
        });
    }

    private static <N> N without(List<Attribute<N, Long>> references, EntityType<N> type, N row) {
        if (references.stream().allMatch(reference -> reference.get(row) == null)) {
            return row;
        }
        @Nullable Object[] values = type.valuesOf(row);
        references.forEach(reference -> values[reference.ordinal()] = null);
        return type.create(values);
    }

    private void raiseCounter(Mapping<?, ?> mapping) {
        target.raiseLastId(mapping.to(), source.lastId(mapping.from()));
    }
}
