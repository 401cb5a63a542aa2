package dev.isomer.storage.conformance.history;

import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rows a model takes and which it refuses: values, then keys, then references, each in declared order. */
final class ModelRules {
    private final Schema schema;
    private final Map<EntityType<?>, List<Record>> rows;

    ModelRules(Schema schema, Map<EntityType<?>, List<Record>> rows) {
        this.schema = schema;
        this.rows = rows;
    }

    /** The row as it is kept, under an id; or a refusal that names each value which cannot be kept. */
    static Record kept(EntityType<Record> type, Record row, long id, List<String> wrongBefore) {
        List<String> wrong = new ArrayList<>(wrongBefore);
        @Nullable Object[] values = new Object[type.components().size()];
        for (int i = 0; i < values.length; i++) {
            Attribute<Record, ?> attribute = type.components().get(i);
            Object value = attribute.get(row);
            if (!attribute.isId() && !ModelValues.isValid(attribute, value, false)) {
                wrong.add(attribute.name());
            }
            values[i] = attribute.isId() ? (Object) id : ModelValues.kept(value);
        }
        if (!wrong.isEmpty()) {
            throw new Refusal.ModelException(InvalidValueException.class, type.storedName(), wrong, "");
        }
        return type.create(values);
    }

    void refuseTakenId(EntityType<Record> type, long id) {
        if (exists(type, id)) {
            throw new Refusal.ModelException(
                    UniqueViolationException.class, type.storedName(), List.of("id"), Long.toString(id));
        }
    }

    private boolean exists(EntityType<Record> type, long id) {
        for (Record row : rows.get(type)) {
            if (type.idOf(row) == id) {
                return true;
            }
        }
        return false;
    }

    void refuseTakenValues(EntityType<Record> type, Record row) {
        for (Key<Record> key : type.keys()) {
            for (Record other : rows.get(type)) {
                if (key.unique() && type.idOf(other) != type.idOf(row) && collide(key, row, other)) {
                    List<String> names = new ArrayList<>();
                    List<String> shown = new ArrayList<>();
                    for (Attribute<Record, ?> attribute : key.attributes()) {
                        names.add(attribute.name());
                        shown.add(attribute.show(attribute.get(row)));
                    }
                    throw new Refusal.ModelException(
                            UniqueViolationException.class, type.storedName(), names, String.join(", ", shown));
                }
            }
        }
    }

    private static boolean collide(Key<Record> key, Record row, Record other) {
        for (Attribute<Record, ?> attribute : key.attributes()) {
            Object value = attribute.get(row);
            if (value == null || !value.equals(attribute.get(other))) {
                return false;
            }
        }
        return true;
    }

    void refuseMissingParents(EntityType<Record> type, Record row) {
        for (Reference<Record> reference : type.references()) {
            Long id = reference.attribute().get(row);
            EntityType<Record> parent = Family.ofRecords(schema.parentOf(reference));
            boolean itself = parent == type && id != null && id == type.idOf(row);
            if (id != null && !itself && !exists(parent, id)) {
                throw violation(reference, id);
            }
        }
    }

    /** A reference to a row that there is not, or that would go. */
    static Refusal.ModelException violation(Reference<Record> reference, long id) {
        return new Refusal.ModelException(
                ReferenceViolationException.class,
                reference.childType().storedName(),
                List.of(reference.attribute().name()),
                Long.toString(id));
    }
}
