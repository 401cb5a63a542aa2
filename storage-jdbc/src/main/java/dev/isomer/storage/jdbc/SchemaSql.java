package dev.isomer.storage.jdbc;

import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.ArrayList;
import java.util.List;

/** A schema in the dialect of a database: its statements, and what the database's errors mean. Never changes. */
public final class SchemaSql {
    private final Schema schema;
    private final Dialect dialect;
    private final SqlErrors errors;
    private final SelectionSql selections;
    private final List<RowSql> byOrdinal = new ArrayList<>();

    /** The statements of a schema. */
    public SchemaSql(Schema schema, Dialect dialect, SqlErrors errors) {
        this.schema = schema;
        this.dialect = dialect;
        this.errors = errors;
        this.selections = new SelectionSql(dialect);
        schema.types().forEach(type -> byOrdinal.add(RowSql.of(dialect, type)));
    }

    /** The statements on single rows of a type. */
    public RowSql of(EntityType<?> type) {
        return byOrdinal.get(schema.ordinalOf(type));
    }

    /** Queries of any type. */
    public SelectionSql selections() {
        return selections;
    }

    /** What the statements are about. */
    public Schema schema() {
        return schema;
    }

    /** What they are written in. */
    public Dialect dialect() {
        return dialect;
    }

    /** What they may fail with. */
    public SqlErrors errors() {
        return errors;
    }
}
