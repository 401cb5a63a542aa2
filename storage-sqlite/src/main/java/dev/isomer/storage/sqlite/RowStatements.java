package dev.isomer.storage.sqlite;

import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.List;

/** The statements on single rows of each type of a schema. */
final class RowStatements {
    private final Schema schema;
    private final List<RowSql> byOrdinal = new ArrayList<>();

    RowStatements(Schema schema) {
        this.schema = schema;
        schema.types().forEach(type -> byOrdinal.add(RowSql.of(type)));
    }

    RowSql of(EntityType<?> type) {
        return byOrdinal.get(schema.ordinalOf(type));
    }

    Schema schema() {
        return schema;
    }
}
