package dev.isomer.catalog.model;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.TextAttribute;
import java.time.Instant;

/**
 * A variable: a name and a value, which alias definitions may refer to as {@code {name}}.
 *
 * @param id given by the store
 * @param name unique; exact and case-sensitive
 * @param definition the value, may be empty
 * @param createdAt when it was first saved
 * @param updatedAt when a save last changed something; at first equal to {@code createdAt}
 * @param enabled whether it takes part
 */
public record Variable(
        @Id long id,
        @Unique @MaxLength(100) String name,
        String definition,
        Instant createdAt,
        Instant updatedAt,
        boolean enabled)
        implements NamedEntity {
    /** The entity type. */
    public static final EntityType<Variable> TYPE = EntityType.of(Variable.class);

    /** {@link #name}. */
    public static final TextAttribute<Variable> NAME = TYPE.text("name");

    /** {@link #definition}. */
    public static final TextAttribute<Variable> DEFINITION = TYPE.text("definition");

    /** {@link #createdAt}. */
    public static final Attribute<Variable, Instant> CREATED_AT = TYPE.attribute("createdAt", Instant.class);

    /** {@link #updatedAt}. */
    public static final Attribute<Variable, Instant> UPDATED_AT = TYPE.attribute("updatedAt", Instant.class);

    /** {@link #enabled}. */
    public static final Attribute<Variable, Boolean> ENABLED = TYPE.attribute("enabled", Boolean.class);
}
