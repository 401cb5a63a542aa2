package dev.isomer.storage.conformance.history;

import dev.isomer.storage.annotation.OnDelete;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row and all that goes with it, or loses sight of it: looks at every row again and again until no more are found.
 */
final class ModelDelete {
    private final Schema schema;
    private final Map<EntityType<?>, List<Record>> rows;
    private final List<Record> leaving = new ArrayList<>();

    ModelDelete(Schema schema, Map<EntityType<?>, List<Record>> rows) {
        this.schema = schema;
        this.rows = rows;
    }

    void run(Record row) {
        leaving.add(row);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (EntityType<?> type : schema.types()) {
                for (Record child : rows.get(type)) {
                    if (!leaving.contains(child) && refersToLeaving(type, child, OnDelete.CASCADE) != null) {
                        leaving.add(child);
                        grown = true;
                    }
                }
            }
        }
        refuseIfRestricted();
        rows.values().forEach(list -> list.removeAll(leaving));
        for (EntityType<?> type : schema.types()) {
            rows.get(type).replaceAll(staying -> withoutWhatLeft(Family.ofRecords(type), staying));
        }
    }

    /** Without the references by SET_NULL to rows that were deleted. */
    private Record withoutWhatLeft(EntityType<Record> type, Record row) {
        Record changed = row;
        for (Reference<Record> reference : type.references()) {
            if (reference.onDelete() == OnDelete.SET_NULL && isLeaving(reference, row)) {
                changed = reference.cleared(changed);
            }
        }
        return changed;
    }

    /** The first reference by which the row refers to one that is to be deleted. */
    private @Nullable Reference<Record> refersToLeaving(EntityType<?> type, Record child, OnDelete onDelete) {
        for (Reference<Record> reference : Family.ofRecords(type).references()) {
            if (reference.onDelete() == onDelete && isLeaving(reference, child)) {
                return reference;
            }
        }
        return null;
    }

    private boolean isLeaving(Reference<Record> reference, Record child) {
        Long id = reference.attribute().get(child);
        EntityType<Record> parent = Family.ofRecords(schema.parentOf(reference));
        for (Record row : leaving) {
            if (id != null && parent.recordClass() == (Class<?>) row.getClass() && parent.idOf(row) == id) {
                return true;
            }
        }
        return false;
    }

    /** The first violation by the order of types, the order of their references, the lowest id. */
    private void refuseIfRestricted() {
        for (EntityType<?> type : schema.types()) {
            EntityType<Record> childType = Family.ofRecords(type);
            for (Reference<Record> reference : childType.references()) {
                Record lowest = null;
                for (Record child : rows.get(type)) {
                    boolean stays = reference.onDelete() == OnDelete.RESTRICT
                            && !leaving.contains(child)
                            && isLeaving(reference, child);
                    if (stays && (lowest == null || childType.idOf(child) < childType.idOf(lowest))) {
                        lowest = child;
                    }
                }
                if (lowest != null) {
                    Long parent = reference.attribute().get(lowest);
                    throw ModelRules.violation(reference, parent == null ? 0 : parent);
                }
            }
        }
    }
}
