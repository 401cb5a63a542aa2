package dev.isomer.catalog.model;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.TextAttribute;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that someone did to an entity, with the content it then had.
 *
 * @param id given by the store
 * @param entityType the kind, such as {@code server}
 * @param entityName the entity's name at that time; a later rename does not change it
 * @param action what was done, such as {@code save}
 * @param message why, in the person's words, or null
 * @param content the entity's content, may be empty
 * @param createdAt when it was done
 */
public record EntityInteraction(
        @Id long id,
        @Indexed @MaxLength(50) String entityType,
        @Indexed @MaxLength(255) String entityName,
        @MaxLength(20) String action,
        @MaxLength(500) @Nullable String message,
        String content,
        @Indexed Instant createdAt) {
    /** The entity type. */
    public static final EntityType<EntityInteraction> TYPE = EntityType.of(EntityInteraction.class);

    /** {@link #entityType}. */
    public static final TextAttribute<EntityInteraction> ENTITY_TYPE = TYPE.text("entityType");

    /** {@link #entityName}. */
    public static final TextAttribute<EntityInteraction> ENTITY_NAME = TYPE.text("entityName");

    /** {@link #action}. */
    public static final TextAttribute<EntityInteraction> ACTION = TYPE.text("action");

    /** {@link #message}. */
    public static final TextAttribute<EntityInteraction> MESSAGE = TYPE.text("message");

    /** {@link #content}. */
    public static final TextAttribute<EntityInteraction> CONTENT = TYPE.text("content");

    /** {@link #createdAt}. */
    public static final Attribute<EntityInteraction, Instant> CREATED_AT = TYPE.attribute("createdAt", Instant.class);
}
