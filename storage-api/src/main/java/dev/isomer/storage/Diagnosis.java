package dev.isomer.storage;

import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.RefusedException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.error.ValueProblem;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Limits;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Writing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, after an engine refused a row, what was broken: unique keys in declared order, then references in declared
 * order. Only a refusal pays for the look-ups, and every engine gives the same error.
 */
final class Diagnosis {
    private final Schema schema;
    private final Writing driver;

    Diagnosis(Schema schema, Writing driver) {
        this.schema = schema;
        this.driver = driver;
    }

    <E> RuntimeException ofInsert(EntityType<E> type, E row, long id) {
        if (id == 0 && driver.lastId(type) >= Limits.GREATEST_ID) {
            String reason = "has no value left: the ids up to 2^62 (" + Limits.GREATEST_ID + ") are used up";
            return new InvalidValueException(
                    type.storedName(), List.of(new ValueProblem(type.id().name(), reason)));
        }
        if (id != 0 && driver.get(type, id) != null) {
            return new UniqueViolationException(
                    type.storedName(), List.of(type.id().name()), Long.toString(id));
        }
        return of(type, row, id != 0 ? id : driver.lastId(type) + 1);
    }

    <E> RuntimeException ofUpdate(EntityType<E> type, E row) {
        return of(type, row, type.idOf(row));
    }

    private <E> RuntimeException of(EntityType<E> type, E row, long id) {
        RefusedException found = takenKey(type, row, id);
        if (found == null) {
            found = missingParent(type, row, id);
        }
        return found != null
                ? found
                : new StorageFailureException(
                        "The engine refused a row of " + type
                                + " that breaks no key and no reference; check the store with verify().",
                        null);
    }

    private <E> @Nullable RefusedException takenKey(EntityType<E> type, E row, long id) {
        for (Key<E> key : type.keys()) {
            if (!key.unique()) {
                continue;
            }
            @Nullable Object[] values = key.valuesOf(row);
            E holder = hasNull(values) ? null : driver.find(key, values);
            if (holder != null && type.idOf(holder) != id) {
                return new UniqueViolationException(
                        type.storedName(),
                        key.attributes().stream().map(Attribute::name).toList(),
                        show(key, values));
            }
        }
        return null;
    }

    private static boolean hasNull(@Nullable Object[] values) {
        for (Object value : values) {
            if (value == null) {
                return true;
            }
        }
        return false;
    }

    private static String show(Key<?> key, @Nullable Object[] values) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            shown.add(key.attributes().get(i).show(values[i]));
        }
        return String.join(", ", shown);
    }

    /** A row may refer to itself. */
    private <E> @Nullable RefusedException missingParent(EntityType<E> type, E row, long id) {
        for (Reference<E> reference : type.references()) {
            Long parentId = reference.attribute().get(row);
            EntityType<?> parent = schema.parentOf(reference);
            if (parentId == null || (parent == type && parentId == id) || driver.get(parent, parentId) != null) {
                continue;
            }
            return ReferenceViolationException.missingParent(
                    type.storedName(),
                    reference.attribute().name(),
                    parent.storedName(),
                    reference.attribute().show(parentId));
        }
        return null;
    }
}
