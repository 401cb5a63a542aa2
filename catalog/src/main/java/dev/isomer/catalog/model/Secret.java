package dev.isomer.catalog.model;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.TextAttribute;
import java.time.Instant;

/**
 * A secret: a name and a value that no message and no list shows.
 *
 * @param id given by the store
 * @param name unique; exact and case-sensitive
 * @param definition the value, may be empty
 * @param createdAt when it was first saved
 * @param updatedAt when a save last changed something; at first equal to {@code createdAt}
 * @param enabled whether it takes part
 */
public record Secret(
        @Id long id,
        @Unique @MaxLength(100) String name,
        @dev.isomer.storage.annotation.Secret String definition,
        Instant createdAt,
        Instant updatedAt,
        boolean enabled)
        implements NamedEntity {
    /** The entity type. */
    public static final EntityType<Secret> TYPE = EntityType.of(Secret.class);

    /** {@link #name}. */
    public static final TextAttribute<Secret> NAME = TYPE.text("name");

    /** {@link #createdAt}. */
    public static final Attribute<Secret, Instant> CREATED_AT = TYPE.attribute("createdAt", Instant.class);

    /** {@link #updatedAt}. */
    public static final Attribute<Secret, Instant> UPDATED_AT = TYPE.attribute("updatedAt", Instant.class);

    /** {@link #enabled}. */
    public static final Attribute<Secret, Boolean> ENABLED = TYPE.attribute("enabled", Boolean.class);

    /** All but the value. */
    @Override
    public String toString() {
        return TYPE.show(this);
    }
}
