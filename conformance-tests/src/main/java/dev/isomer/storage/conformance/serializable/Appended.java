package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;

/** One value of a list that is kept as rows, whose order is that of the ids. */
record Appended(@Id long id, @Indexed long list, long value) {
    static final EntityType<Appended> TYPE = EntityType.of(Appended.class);
    static final Attribute<Appended, Long> LIST = TYPE.attribute("list", Long.class);
}
