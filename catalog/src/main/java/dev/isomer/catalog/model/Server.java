package dev.isomer.catalog.model;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.TextAttribute;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A server: a name and the text of a program.
 *
 * @param id given by the store
 * @param name unique; exact and case-sensitive
 * @param definition the program's text, may be empty
 * @param definitionCid the identifier of the definition's text, or null when it was never computed
 * @param createdAt when it was first saved
 * @param updatedAt when a save last changed something; at first equal to {@code createdAt}
 * @param enabled whether it takes part
 */
public record Server(
        @Id long id,
        @Unique @MaxLength(100) String name,
        String definition,
        @Indexed @MaxLength(255) @Nullable String definitionCid,
        Instant createdAt,
        Instant updatedAt,
        boolean enabled)
        implements NamedEntity {
    /** The entity type. */
    public static final EntityType<Server> TYPE = EntityType.of(Server.class);

    /** {@link #name}. */
    public static final TextAttribute<Server> NAME = TYPE.text("name");

    /** {@link #definition}. */
    public static final TextAttribute<Server> DEFINITION = TYPE.text("definition");

    /** {@link #definitionCid}. */
    public static final TextAttribute<Server> DEFINITION_CID = TYPE.text("definitionCid");

    /** {@link #createdAt}. */
    public static final Attribute<Server, Instant> CREATED_AT = TYPE.attribute("createdAt", Instant.class);

    /** {@link #updatedAt}. */
    public static final Attribute<Server, Instant> UPDATED_AT = TYPE.attribute("updatedAt", Instant.class);

    /** {@link #enabled}. */
    public static final Attribute<Server, Boolean> ENABLED = TYPE.attribute("enabled", Boolean.class);
}
