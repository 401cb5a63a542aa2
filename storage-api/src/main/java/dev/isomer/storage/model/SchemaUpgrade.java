package dev.isomer.storage.model;

import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.model.SchemaStep.AddAttribute;
import dev.isomer.storage.model.SchemaStep.AddConstants;
import dev.isomer.storage.model.SchemaStep.AddKey;
import dev.isomer.storage.model.SchemaStep.AddType;
import dev.isomer.storage.model.SchemaStep.WidenAttribute;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a store must do to be opened with a schema that is wider than the one it recorded.
 *
 * <p>The engine takes all {@link #steps} in their order and records {@link #result}, in one transaction. What the store
 * has keeps its place; what is new comes after it, whatever the order in the program.
 */
public final class SchemaUpgrade {
    private final RecordedSchema result;
    private final List<SchemaStep> steps;

    private SchemaUpgrade(RecordedSchema result, List<SchemaStep> steps) {
        this.result = result;
        this.steps = List.copyOf(steps);
    }

    /**
     * Compares what is recorded with what a program asks for.
     *
     * @param store what messages call the store
     * @throws SchemaMismatchException listing every difference, if the schema is not just wider
     */
    public static SchemaUpgrade of(String store, RecordedSchema recorded, Schema schema) {
        RecordedSchema wanted = RecordedSchema.of(schema);
        Set<String> withDefault = new HashSet<>();
        for (EntityType<?> type : schema.types()) {
            type.attributes().stream()
                    .filter(attribute -> attribute.defaultValue() != null)
                    .forEach(attribute -> withDefault.add(type.storedName() + "." + attribute.storedName()));
        }
        List<String> differences = SchemaDifferences.between(recorded, wanted, withDefault::contains);
        if (!differences.isEmpty()) {
            boolean newer =
                    SchemaDifferences.between(wanted, recorded, any -> true).isEmpty();
            throw new SchemaMismatchException(store, differences, newer);
        }
        return new SchemaUpgrade(recorded.extendedTo(wanted), steps(recorded, schema));
    }

    private static List<SchemaStep> steps(RecordedSchema recorded, Schema schema) {
        List<SchemaStep> steps = new ArrayList<>();
        List<SchemaStep> attributes = new ArrayList<>();
        List<SchemaStep> keys = new ArrayList<>();
        for (EntityType<?> type : schema.types()) {
            RecordedType before = recorded.type(type.storedName());
            if (before == null) {
                steps.add(new AddType(type));
                continue;
            }
            type.components().forEach(attribute -> addSteps(attributes, before, attribute));
            for (Key<?> key : type.keys()) {
                RecordedKey known = before.key(RecordedKey.of(key).attributes());
                if (known == null || known.unique() != key.unique()) {
                    keys.add(new AddKey(key, known != null));
                }
            }
        }
        steps.addAll(attributes);
        steps.addAll(keys);
        return steps;
    }

    private static void addSteps(List<SchemaStep> steps, RecordedType before, Attribute<?, ?> attribute) {
        RecordedAttribute known = before.attribute(attribute.storedName());
        if (known == null) {
            steps.add(new AddAttribute(attribute, attribute.defaultValue()));
            return;
        }
        if (known.maxLength() != attribute.maxLength()) {
            steps.add(new WidenAttribute(attribute));
        }
        List<String> more = RecordedAttribute.of(attribute).constants().stream()
                .filter(constant -> !known.constants().contains(constant))
                .toList();
        if (!more.isEmpty()) {
            steps.add(new AddConstants(attribute, more));
        }
    }

    /** Whether the store must change at all. */
    public boolean isNeeded() {
        return !steps.isEmpty();
    }

    /** What to do, in the order in which to do it: types, then attributes, then keys. */
    public List<SchemaStep> steps() {
        return steps;
    }

    /**
     * What the store records afterwards. If nothing is to be done, it is what is recorded, but that constants have the
     * program's order.
     */
    public RecordedSchema result() {
        return result;
    }
}
