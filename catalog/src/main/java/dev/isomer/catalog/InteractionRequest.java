package dev.isomer.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to an entity, to be recorded.
 *
 * @param entityType the kind; without one nothing is recorded
 * @param entityName the name; without one nothing is recorded
 * @param action what was done; blank for {@code save}
 * @param message why, or null
 * @param content the entity's content, or null for none
 * @param createdAt when, for what happened earlier and may be recorded already; null for now
 */
public record InteractionRequest(
        @Nullable String entityType,
        @Nullable String entityName,
        @Nullable String action,
        @Nullable String message,
        @Nullable String content,
        @Nullable Instant createdAt) {
    /** Something that is done now. */
    public static InteractionRequest now(
            String entityType, String entityName, String action, @Nullable String message, String content) {
        return new InteractionRequest(entityType, entityName, action, message, content, null);
    }
}
