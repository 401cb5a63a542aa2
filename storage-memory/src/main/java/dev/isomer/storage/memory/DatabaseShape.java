package dev.isomer.storage.memory;

import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.List;

/** What never changes about a database: the shapes of its tables. All databases of one schema share it. */
final class DatabaseShape {
    private final Schema schema;
    private final List<TableShape<?>> tables;
    private final Root empty;

    /** That of a schema, of which there is one. */
    static DatabaseShape of(Schema schema) {
        return schema.derived(DatabaseShape.class, DatabaseShape::new);
    }

    private DatabaseShape(Schema schema) {
        this.schema = schema;
        List<TableShape<?>> shapes = new ArrayList<>();
        for (EntityType<?> type : schema.types()) {
            shapes.add(new TableShape<>(schema, type));
        }
        this.tables = List.copyOf(shapes);
        this.empty = Root.empty(tables);
    }

    /** The database without rows, with which all begin. */
    Root empty() {
        return empty;
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
