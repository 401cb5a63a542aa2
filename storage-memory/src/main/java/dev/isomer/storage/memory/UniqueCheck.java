package dev.isomer.storage.memory;

import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.SchemaStep;
import dev.isomer.storage.model.SchemaUpgrade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether rows that were stored before a key was unique allow it to be. */
final class UniqueCheck {
    private UniqueCheck() {}

    /** @throws SchemaMismatchException naming, of each new unique key that rows do not allow, values that they share */
    static void check(String store, SchemaUpgrade upgrade, DatabaseShape shape, Root state) {
        List<String> collisions = new ArrayList<>();
        for (SchemaStep step : upgrade.steps()) {
            if (step instanceof SchemaStep.AddKey added && added.key().unique()) {
                String collision = collision(added, added.key(), shape, state);
                if (collision != null) {
                    collisions.add(collision);
                }
            }
        }
        if (!collisions.isEmpty()) {
            throw new SchemaMismatchException(store, collisions, false);
        }
    }

    /** The values that come first, by id, of those that several rows share. */
    private static <E> @Nullable String collision(SchemaStep.AddKey step, Key<E> key, DatabaseShape shape, Root state) {
        Table<E> table = shape.table(state.tables(), key.entityType());
        Map<List<@Nullable Object>, Long> counts = new LinkedHashMap<>();
        IdCursor<E> rows = new IdCursor<>(table.rows(), 1, Long.MAX_VALUE, false);
        for (E row = rows.next(); row != null; row = rows.next()) {
            if (!TableShape.hasNull(key, row)) {
                List<@Nullable Object> values = new ArrayList<>();
                for (Attribute<E, ?> attribute : key.attributes()) {
                    values.add(attribute.get(row));
                }
                counts.merge(values, 1L, Long::sum);
            }
        }
        for (Map.Entry<List<@Nullable Object>, Long> entry : counts.entrySet()) {
            if (entry.getValue() > 1) {
                return step.collision(entry.getKey(), entry.getValue());
            }
        }
        return null;
    }
}
