package dev.isomer.storage.conformance.history;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Predicate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement of a history. */
sealed interface Operation {
    /** What kinds there are. */
    enum Kind {
        INSERT,
        INSERT_WITH_ID,
        UPDATE,
        DELETE,
        GET,
        FIND,
        LIST,
        FIRST,
        FOR_EACH,
        COUNT,
        EXISTS,
        COUNT_BY,
        COUNT_DISTINCT;

        boolean isRead() {
            return compareTo(DELETE) > 0;
        }
    }

    Kind kind();

    /** The type whose repository runs it. */
    EntityType<Record> type();

    /** What it asks rows for, or null if it does not. */
    default @Nullable Predicate<Record> predicate() {
        return null;
    }

    /** Runs it. */
    Object on(Statements statements);

    /** A statement that stores a row: INSERT, INSERT_WITH_ID or UPDATE. */
    record Put(Kind kind, EntityType<Record> type, Record row) implements Operation {
        @Override
        public Object on(Statements statements) {
            return switch (kind) {
                case INSERT -> statements.insert(row);
                case INSERT_WITH_ID -> statements.insertWithId(row);
                default -> statements.update(row);
            };
        }
    }

    /** Removes a row and what goes with it. */
    record Delete(EntityType<Record> type, long id) implements Operation {
        @Override
        public Kind kind() {
            return Kind.DELETE;
        }

        @Override
        public Object on(Statements statements) {
            return statements.delete(type, id);
        }
    }

    /** Looks for an id. */
    record Get(EntityType<Record> type, long id) implements Operation {
        @Override
        public Kind kind() {
            return Kind.GET;
        }

        @Override
        public Object on(Statements statements) {
            return statements.get(type, id);
        }
    }

    /** Looks for a value, of an attribute that may be unique. */
    record Find(
            Attribute<Record, Object> attribute, @Nullable Object value) implements Operation {
        @Override
        public Kind kind() {
            return Kind.FIND;
        }

        @Override
        public EntityType<Record> type() {
            return attribute.entityType();
        }

        @Override
        public Object on(Statements statements) {
            return statements.find(attribute, value);
        }
    }

    /** Asks for rows: LIST, FIRST or FOR_EACH. */
    record Rows(Kind kind, Selected selected) implements Operation {
        @Override
        public EntityType<Record> type() {
            return selected.query().entityType();
        }

        @Override
        public Predicate<Record> predicate() {
            return selected.query().predicate();
        }

        @Override
        public Object on(Statements statements) {
            return switch (kind) {
                case LIST -> statements.list(selected);
                case FIRST -> statements.first(selected);
                default -> statements.forEach(selected);
            };
        }
    }

    /** Counts rows, or asks whether there are any: COUNT or EXISTS. */
    record Count(Kind kind, EntityType<Record> type, Predicate<Record> predicate) implements Operation {
        @Override
        public Object on(Statements statements) {
            return kind == Kind.COUNT ? statements.count(type, predicate) : statements.exists(type, predicate);
        }
    }

    /** Counts rows by a value that they share. */
    record CountBy(Attribute<Record, Object> attribute, Predicate<Record> predicate, long limit) implements Operation {
        @Override
        public Kind kind() {
            return Kind.COUNT_BY;
        }

        @Override
        public EntityType<Record> type() {
            return attribute.entityType();
        }

        @Override
        public Object on(Statements statements) {
            return statements.countBy(attribute, predicate, limit);
        }
    }

    /** Counts the values that rows have. */
    record CountDistinct(Attribute<Record, Object> attribute, Predicate<Record> predicate) implements Operation {
        @Override
        public Kind kind() {
            return Kind.COUNT_DISTINCT;
        }

        @Override
        public EntityType<Record> type() {
            return attribute.entityType();
        }

        @Override
        public Object on(Statements statements) {
            return statements.countDistinct(attribute, predicate);
        }
    }

    /** A statement that stores a row for which there is no memory: it must be refused and change nothing. */
    record WithoutMemory(Put put) implements Operation {
        @Override
        public Kind kind() {
            return put.kind();
        }

        @Override
        public EntityType<Record> type() {
            return put.type();
        }

        @Override
        public Object on(Statements statements) {
            return statements.withoutMemory(put);
        }
    }

    /** A predicate that holds everywhere. */
    static Predicate<Record> always() {
        return new Predicate.And<>(List.of());
    }
}
