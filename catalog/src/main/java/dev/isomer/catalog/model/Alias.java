package dev.isomer.catalog.model;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.TextAttribute;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alias: a name and the lines that say which paths lead where.
 *
 * @param id given by the store
 * @param name unique; exact and case-sensitive
 * @param definition the mappings, one a line; null and blank mean that the name leads to itself
 * @param createdAt when it was first saved
 * @param updatedAt when a save last changed something; at first equal to {@code createdAt}
 * @param enabled whether it takes part
 */
public record Alias(
        @Id long id,
        @Unique @MaxLength(100) String name,
        @Nullable String definition,
        Instant createdAt,
        Instant updatedAt,
        boolean enabled)
        implements NamedEntity {
    /** The entity type. */
    public static final EntityType<Alias> TYPE = EntityType.of(Alias.class);

    /** {@link #name}. */
    public static final TextAttribute<Alias> NAME = TYPE.text("name");

    /** {@link #definition}. */
    public static final TextAttribute<Alias> DEFINITION = TYPE.text("definition");

    /** {@link #createdAt}. */
    public static final Attribute<Alias, Instant> CREATED_AT = TYPE.attribute("createdAt", Instant.class);

    /** {@link #updatedAt}. */
    public static final Attribute<Alias, Instant> UPDATED_AT = TYPE.attribute("updatedAt", Instant.class);

    /** {@link #enabled}. */
    public static final Attribute<Alias, Boolean> ENABLED = TYPE.attribute("enabled", Boolean.class);
}
