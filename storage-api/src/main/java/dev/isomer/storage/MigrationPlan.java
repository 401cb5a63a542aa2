package dev.isomer.storage;

import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What has been said of the types of a migration, and of the new store; each method gives a plan that says one thing
 * more.
 *
 * @param mappings which types of the new store come from which of the old one
 * @param empty types of the new store that get no rows
 * @param kept types of the new store that stay as they are
 * @param dropped types of the old store that are left behind
 * @param replaces whether rows of the new store are deleted
 * @param check looks at what was read and what was written
 */
record MigrationPlan(
        List<Mapping<?, ?>> mappings,
        List<EntityType<?>> empty,
        List<EntityType<?>> kept,
        List<EntityType<?>> dropped,
        boolean replaces,
        BiConsumer<? super RowSource, ? super RowSource> check) {
    static final MigrationPlan NONE =
            new MigrationPlan(List.of(), List.of(), List.of(), List.of(), false, (source, written) -> {});

    /** A type of the old store whose rows become those of a new one. */
    record Mapping<O, N extends Record>(
            EntityType<O> from, EntityType<N> to, Function<? super O, ? extends @Nullable N> function) {}

    MigrationPlan map(Mapping<?, ?> mapping) {
        return new MigrationPlan(with(mappings, mapping), empty, kept, dropped, replaces, check);
    }

    MigrationPlan leaveEmpty(EntityType<?> type) {
        return new MigrationPlan(mappings, with(empty, type), kept, dropped, replaces, check);
    }

    MigrationPlan keep(EntityType<?> type) {
        return new MigrationPlan(mappings, empty, with(kept, type), dropped, replaces, check);
    }

    MigrationPlan drop(EntityType<?> type) {
        return new MigrationPlan(mappings, empty, kept, with(dropped, type), replaces, check);
    }

    MigrationPlan replacing() {
        return new MigrationPlan(mappings, empty, kept, dropped, true, check);
    }

    MigrationPlan checkedBy(BiConsumer<? super RowSource, ? super RowSource> checking) {
        return new MigrationPlan(mappings, empty, kept, dropped, replaces, checking);
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return List.copyOf(longer);
    }

    /** How often something has been said of a type of the new store. */
    long timesSettled(EntityType<?> type) {
        long mapped = mappings.stream().filter(mapping -> mapping.to() == type).count();
        return mapped
                + empty.stream().filter(each -> each == type).count()
                + kept.stream().filter(each -> each == type).count();
    }

    /** What keeps it from being run, in parts of a sentence. */
    List<String> problems(Schema from, Schema to) {
        List<String> problems = new ArrayList<>();
        for (EntityType<?> type : to.types()) {
            long times = timesSettled(type);
            if (times != 1) {
                problems.add(
                        type + " of the new store is " + (times == 0 ? "not settled" : "settled " + times + " times")
                                + "; map, copy, keep or leaveEmpty it once");
            }
        }
        for (EntityType<?> type : from.types()) {
            boolean mapped = mappings.stream().anyMatch(mapping -> mapping.from() == type);
            if (mapped == dropped.contains(type)) {
                problems.add(type + " of the old store is " + (mapped ? "both mapped and dropped" : "not settled")
                        + "; map, copy or drop it");
            }
        }
        if (replaces) {
            kept.forEach(type -> addReplacedParents(type, to, problems));
        }
        return problems;
    }

    /** Deleting the rows that kept ones refer to would delete or change those. */
    private void addReplacedParents(EntityType<?> type, Schema to, List<String> problems) {
        for (Reference<?> reference : type.references()) {
            EntityType<?> parent = to.parentOf(reference);
            if (!kept.contains(parent)) {
                problems.add(type + " of the new store refers to " + parent + ", whose rows are replaced; keep both");
            }
        }
    }
}
