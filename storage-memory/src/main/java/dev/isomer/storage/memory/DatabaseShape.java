package dev.isomer.storage.memory;

import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.List;

/** What never changes about a database: the shapes of its tables. Forks share it. */
final class DatabaseShape {
    private final Schema schema;
    private final List<TableShape<?>> tables;

    DatabaseShape(Schema schema) {
        this.schema = schema;
        List<TableShape<?>> shapes = new ArrayList<>();
        for (EntityType<?> type : schema.types()) {
            shapes.add(new TableShape<>(schema, type));
        }
        this.tables = List.copyOf(shapes);
    }

    /** In the order of the schema's types. */
    List<TableShape<?>> tables() {
        return tables;
    }

    int ordinalOf(EntityType<?> type) {
        return schema.ordinalOf(type);
    }

    /** The table of a type among the tables of a state. */
    @SuppressWarnings("unchecked")
    <E> Table<E> table(Table<?>[] states, EntityType<E> type) {
        return (Table<E>) states[schema.ordinalOf(type)];
    }
}
