package dev.isomer.storage.snapshot;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.snapshot.SnapshotRefusedException.Reason;
import java.util.List;

/** The types of a schema that a snapshot leaves out, by stored name in the schema's order. */
record LeftOut(List<String> names) {
    static final LeftOut NOTHING = new LeftOut(List.of());

    /** Keeps its own list. */
    LeftOut {
        names = List.copyOf(names);
    }

    /**
     * The types that hold secrets.
     *
     * @throws SnapshotRefusedException if rows that would not be left out refer to them
     */
    static LeftOut secrets(Schema schema) {
        LeftOut secrets = new LeftOut(schema.types().stream()
                .filter(type -> type.attributes().stream().anyMatch(Attribute::isSecret))
                .map(EntityType::storedName)
                .toList());
        for (EntityType<?> type : secrets.rest(schema)) {
            for (Reference<?> reference : type.references()) {
                if (secrets.has(schema.parentOf(reference))) {
                    throw new SnapshotRefusedException(
                            Reason.REFERENCES,
                            schema.parentOf(reference) + " holds secrets and cannot be left out, since " + type
                                    + " refers to it; write a snapshot with its secrets.");
                }
            }
        }
        return secrets;
    }

    boolean has(EntityType<?> type) {
        return names.contains(type.storedName());
    }

    /** The types that are there. */
    List<EntityType<?>> rest(Schema schema) {
        return schema.types().stream().filter(type -> !has(type)).toList();
    }

    /** The types that are not, of those that the schema has. */
    List<EntityType<?>> of(Schema schema) {
        return schema.types().stream().filter(this::has).toList();
    }

    /** The schema without them. */
    RecordedSchema recordedRest(Schema schema) {
        return new RecordedSchema(
                schema.name(),
                RecordedSchema.of(schema).types().stream()
                        .filter(type -> !names.contains(type.name()))
                        .toList());
    }
}
