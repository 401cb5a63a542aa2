package dev.isomer.storage;

import dev.isomer.storage.annotation.OnDelete;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Reading.RowSink;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.Writing;
import dev.isomer.storage.spi.Writing.Clearing;
import dev.isomer.storage.spi.Writing.IdSet;
import dev.isomer.storage.spi.Writing.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a row with what refers to it by CASCADE, to any depth, and sets to null what else refers to that by SET_NULL.
 *
 * <p>First the one row is tried, which is all that most deletes need. Only when the engine refuses, the closure is
 * built breadth first, checked against references by RESTRICT from outside, and removed as a whole. Databases do not do
 * this alike: some stop at a depth, and they disagree about a row reached by both a cascade and a restriction.
 */
final class CascadingDelete {
    private static final int CHUNK = 500;

    private final Schema schema;
    private final Writing driver;
    private final Map<EntityType<?>, TreeSet<Long>> closure = new HashMap<>();
    private final ArrayDeque<IdSet> unvisited = new ArrayDeque<>();

    CascadingDelete(Schema schema, Writing driver) {
        this.schema = schema;
        this.driver = driver;
    }

    boolean run(EntityType<?> type, long id) {
        return switch (driver.delete(List.of(new IdSet(type, List.of(id))), List.of())) {
            case DONE -> true;
            case ABSENT -> false;
            case REFUSED -> runOnAllReached(type, id);
        };
    }

    private boolean runOnAllReached(EntityType<?> type, long id) {
        collect(type, id);
        ReferenceViolationException violation = firstRestriction();
        if (violation != null) {
            throw violation;
        }
        List<IdSet> rows = new ArrayList<>();
        for (EntityType<?> member : schema.types()) {
            TreeSet<Long> ids = closure.getOrDefault(member, new TreeSet<>());
            if (!ids.isEmpty()) {
                rows.add(new IdSet(member, List.copyOf(ids)));
            }
        }
        if (driver.delete(rows, clearings()) != Outcome.DONE) {
            throw new StorageFailureException(
                    "The engine refused to delete rows of " + type
                            + " that nothing else refers to; check the store with verify().",
                    null);
        }
        return true;
    }

    private void collect(EntityType<?> type, long id) {
        closure.computeIfAbsent(type, any -> new TreeSet<>()).add(id);
        unvisited.add(new IdSet(type, List.of(id)));
        while (!unvisited.isEmpty()) {
            IdSet parents = unvisited.remove();
            for (Reference<?> reference : schema.referencesTo(parents.type())) {
                if (reference.onDelete() == OnDelete.CASCADE) {
                    collectChildren(reference, parents.ids());
                }
            }
        }
    }

    private <E> void collectChildren(Reference<E> reference, Collection<Long> parentIds) {
        TreeSet<Long> known = closure.computeIfAbsent(reference.childType(), any -> new TreeSet<>());
        List<Long> found = new ArrayList<>();
        scanChildren(reference, parentIds, child -> {
            long childId = reference.childType().idOf(child);
            if (known.add(childId)) {
                found.add(childId);
            }
            return true;
        });
        if (!found.isEmpty()) {
            unvisited.add(
                    new IdSet(reference.childType(), found.stream().sorted().toList()));
        }
    }

    /** The references to the closure by SET_NULL of rows that stay. */
    private List<Clearing> clearings() {
        List<Clearing> clearings = new ArrayList<>();
        for (EntityType<?> child : schema.types()) {
            for (Reference<?> reference : child.references()) {
                TreeSet<Long> parents = closure.get(schema.parentOf(reference));
                if (reference.onDelete() == OnDelete.SET_NULL && parents != null) {
                    List<Long> ids = staying(reference, parents);
                    if (!ids.isEmpty()) {
                        clearings.add(new Clearing(reference, ids));
                    }
                }
            }
        }
        return clearings;
    }

    private <E> List<Long> staying(Reference<E> reference, Set<Long> parents) {
        EntityType<E> type = reference.childType();
        TreeSet<Long> leaving = closure.getOrDefault(type, new TreeSet<>());
        TreeSet<Long> staying = new TreeSet<>();
        scanChildren(reference, parents, child -> {
            long id = type.idOf(child);
            if (!leaving.contains(id)) {
                staying.add(id);
            }
            return true;
        });
        return List.copyOf(staying);
    }

    private @Nullable ReferenceViolationException firstRestriction() {
        for (EntityType<?> child : schema.types()) {
            for (Reference<?> reference : child.references()) {
                TreeSet<Long> parents = closure.get(schema.parentOf(reference));
                if (reference.onDelete() == OnDelete.RESTRICT && parents != null) {
                    ReferenceViolationException violation = lowestOutside(reference, parents);
                    if (violation != null) {
                        return violation;
                    }
                }
            }
        }
        return null;
    }

    private <E> @Nullable ReferenceViolationException lowestOutside(Reference<E> reference, Set<Long> parents) {
        EntityType<E> type = reference.childType();
        TreeSet<Long> leaving = closure.getOrDefault(type, new TreeSet<>());
        List<E> lowest = new ArrayList<>(1);
        scanChildren(reference, parents, child -> {
            boolean outside = !leaving.contains(type.idOf(child));
            if (outside && (lowest.isEmpty() || type.idOf(child) < type.idOf(lowest.get(0)))) {
                lowest.clear();
                lowest.add(child);
            }
            return !outside;
        });
        if (lowest.isEmpty()) {
            return null;
        }
        E child = lowest.get(0);
        return ReferenceViolationException.stillReferenced(
                type.storedName(),
                reference.attribute().name(),
                type.idOf(child),
                schema.parentOf(reference).storedName(),
                reference.attribute().show(reference.attribute().get(child)));
    }

    /** Gives the rows that refer to one of the parents, chunk by chunk, by ascending id within a chunk. */
    private <E> void scanChildren(Reference<E> reference, Collection<Long> parentIds, RowSink<E> sink) {
        List<Object> ids = new ArrayList<>(parentIds);
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<Object> chunk = List.copyOf(ids.subList(from, Math.min(ids.size(), from + CHUNK)));
            Condition<E> refers = new Condition.OneOf<>(reference.attribute(), chunk, false);
            driver.scan(
                    new Selection<>(reference.childType(), refers, List.of(), false, null, 0, Long.MAX_VALUE), sink);
        }
    }
}
