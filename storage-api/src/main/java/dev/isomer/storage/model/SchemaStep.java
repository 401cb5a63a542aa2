package dev.isomer.storage.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing in which a schema is wider than the one that a store recorded. */
public sealed interface SchemaStep {
    /** The type that becomes wider, or is new. */
    EntityType<?> type();

    /**
     * A type that the store does not have, with all its attributes, keys and references.
     *
     * @param type the new type
     */
    record AddType(EntityType<?> type) implements SchemaStep {}

    /**
     * An attribute that the store does not have, with its reference if it is one; its keys come as steps of their own.
     *
     * @param attribute the new attribute
     * @param value what the rows that are there get, normalised; null only where the attribute may be null
     */
    record AddAttribute(Attribute<?, ?> attribute, @Nullable Object value) implements SchemaStep {
        @Override
        public EntityType<?> type() {
            return attribute.entityType();
        }
    }

    /**
     * An attribute that holds longer values than before: of the {@link Attribute#maxLength} that it has now.
     *
     * @param attribute the attribute
     */
    record WidenAttribute(Attribute<?, ?> attribute) implements SchemaStep {
        @Override
        public EntityType<?> type() {
            return attribute.entityType();
        }
    }

    /**
     * Constants of an enum that the store does not know.
     *
     * @param attribute the attribute
     * @param names the new ones
     */
    record AddConstants(Attribute<?, ?> attribute, List<String> names) implements SchemaStep {
        @Override
        public EntityType<?> type() {
            return attribute.entityType();
        }
    }

    /**
     * A plain index, or a unique key if the rows that are there allow it.
     *
     * @param key the key
     * @param replacesIndex whether the store has a plain index on the same attributes, in whose place it comes
     */
    record AddKey(Key<?> key, boolean replacesIndex) implements SchemaStep {
        @Override
        public EntityType<?> type() {
            return key.entityType();
        }

        /**
         * What to say where rows do not allow the unique key: a difference as in
         * {@link dev.isomer.storage.error.SchemaMismatchException#differences}.
         *
         * @param values that several rows share, in the key's order
         * @param rows how many do, 2 or more
         */
        public String collision(List<?> values, long rows) {
            List<String> names = new ArrayList<>();
            List<String> shown = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                names.add(key.attributes().get(i).storedName());
                shown.add(key.attributes().get(i).show(values.get(i)));
            }
            return type().storedName() + "(" + String.join(", ", names) + ") is unique in the program, and " + rows
                    + " rows of the store have " + String.join(", ", shown);
        }
    }
}
