package dev.isomer.storage.conformance.history;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random rows that fit what the model holds, most of the time. */
final class RandomRows {
    private final Schema schema;
    private final ModelStore model;
    private final Random random;
    private final RandomValues values;

    RandomRows(Schema schema, ModelStore model, Random random) {
        this.schema = schema;
        this.model = model;
        this.random = random;
        this.values = new RandomValues(random);
    }

    /** A new row with this id. */
    Record row(EntityType<Record> type, long id) {
        @Nullable Object[] row = new Object[type.components().size()];
        for (Attribute<Record, ?> attribute : type.components()) {
            row[attribute.ordinal()] = attribute.isId() ? (Object) id : value(attribute);
        }
        return type.create(row);
    }

    /** A row with one to three values changed. */
    Record changed(EntityType<Record> type, Record original) {
        @Nullable Object[] row = type.valuesOf(original);
        for (int i = random.nextInt(3); i >= 0; i--) {
            Attribute<Record, ?> attribute = values.oneOf(type.attributes());
            row[attribute.ordinal()] = value(attribute);
        }
        return type.create(row);
    }

    /** The row with one value that cannot be kept, if there is such a value. */
    Record spoiled(EntityType<Record> type, Record original) {
        List<Attribute<Record, ?>> attributes =
                type.attributes().stream().filter(RandomValues::canBeInvalid).toList();
        if (attributes.isEmpty()) {
            return original;
        }
        Attribute<Record, ?> attribute = values.oneOf(attributes);
        @Nullable Object[] row = type.valuesOf(original);
        row[attribute.ordinal()] = values.invalid(attribute, false);
        return type.create(row);
    }

    /** A value for an attribute: of a reference the id of a row that it may refer to, mostly. */
    private @Nullable Object value(Attribute<Record, ?> attribute) {
        Reference<Record> reference = referenceBy(attribute);
        if (attribute.isNullable() && values.chance(reference == null ? 20 : 40)) {
            return null;
        }
        if (reference == null) {
            return values.valid(attribute);
        }
        EntityType<?> parent = schema.parentOf(reference);
        boolean none = model.rows(parent).isEmpty();
        return none && attribute.isNullable() ? null : values.id(model, parent);
    }

    private static @Nullable Reference<Record> referenceBy(Attribute<Record, ?> attribute) {
        for (Reference<Record> reference : attribute.entityType().references()) {
            if (reference.attribute() == attribute) {
                return reference;
            }
        }
        return null;
    }
}
