package dev.isomer.storage.conformance.history;

import dev.isomer.storage.Migration;
import dev.isomer.storage.Store;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import org.jspecify.annotations.Nullable;

/** What becomes of rows when a store goes on with a schema that is just wider. */
final class Upgrade {
    private final Schema from;
    private final Schema to;

    Upgrade(Schema from, Schema to) {
        this.from = from;
        this.to = to;
    }

    /** The type as it was, or null if it is new. */
    @Nullable
    EntityType<Record> earlier(EntityType<?> type) {
        return from.types().stream()
                .filter(each -> each.storedName().equals(type.storedName()))
                .findFirst()
                .map(Family::ofRecords)
                .orElse(null);
    }

    /** The row with what its type has more: the default, or else null. Constants keep their names. */
    static Record row(EntityType<Record> earlier, Record row, EntityType<Record> type) {
        @Nullable Object[] values = new Object[type.components().size()];
        for (Attribute<Record, ?> attribute : type.components()) {
            values[attribute.ordinal()] = attribute.defaultValue();
            for (Attribute<Record, ?> before : earlier.components()) {
                if (before.name().equals(attribute.name())) {
                    values[attribute.ordinal()] = value(before.get(row), attribute);
                }
            }
        }
        return type.create(values);
    }

    private static @Nullable Object value(@Nullable Object value, Attribute<Record, ?> attribute) {
        if (value instanceof Enum<?> constant) {
            for (Object later : attribute.javaClass().getEnumConstants()) {
                if (((Enum<?>) later).name().equals(constant.name())) {
                    return later;
                }
            }
        }
        return value;
    }

    /** Gives a new store all that a store has which cannot be opened with another schema. */
    void migrate(Store earlier, Store next) {
        Migration migration = Migration.from(earlier).to(next);
        for (EntityType<?> each : to.types()) {
            EntityType<Record> type = Family.ofRecords(each);
            EntityType<Record> before = earlier(type);
            migration = before == null
                    ? migration.leaveEmpty(type)
                    : migration.map(before, type, row -> row(before, row, type));
        }
        migration.run();
    }
}
