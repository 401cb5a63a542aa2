package dev.isomer.catalog;

import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.text.TextRules;
import dev.isomer.storage.Repository;
import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was done with entities, as one transaction sees it. */
public final class Interactions {
    /** The action of a request without one. */
    public static final String DEFAULT_ACTION = "save";

    /** How many interactions a history shows unless asked otherwise. */
    public static final int DEFAULT_LIMIT = 10;

    private static final int MESSAGE_LIMIT_CODE_POINTS = 500;
    private static final int MESSAGE_KEPT_CODE_POINTS = 497;

    private final Repository<EntityInteraction> rows;
    private final UniqueClock clock;

    Interactions(Repository<EntityInteraction> rows, UniqueClock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Records an interaction. A message of over {@value #MESSAGE_LIMIT_CODE_POINTS} characters is cut. Of a request
     * with a time, one that is recorded already is returned, with the request's content if that is not empty.
     *
     * @return the interaction; empty when the request names no entity
     */
    public Optional<EntityInteraction> record(InteractionRequest request) {
        String type = text(request.entityType());
        String name = text(request.entityName());
        if (type.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        String action = action(request.action());
        String message = message(request.message());
        String content = text(request.content());
        Instant at = request.createdAt() == null ? clock.next() : request.createdAt();
        Optional<EntityInteraction> known =
                request.createdAt() == null ? Optional.empty() : find(type, name, action, message, at);
        if (known.isEmpty()) {
            return Optional.of(rows.insert(new EntityInteraction(0, type, name, action, message, content, at)));
        }
        EntityInteraction row = known.get();
        boolean keeps = content.isEmpty() || content.equals(row.content());
        return keeps
                ? known
                : Optional.of(rows.update(
                        new EntityInteraction(row.id(), type, name, action, message, content, row.createdAt())));
    }

    /**
     * Records that something was deleted, as far as there is room in a store with a memory limit: without the content
     * where that does not fit, and not at all where nothing does. For what makes room is never refused for want of it.
     */
    public void recordDeletion(InteractionRequest request) {
        try {
            record(request);
        } catch (MemoryLimitExceededException full) {
            try {
                record(new InteractionRequest(
                        request.entityType(),
                        request.entityName(),
                        request.action(),
                        request.message(),
                        "",
                        request.createdAt()));
            } catch (MemoryLimitExceededException fullToTheBrim) {
                // The deletion itself goes on.
            }
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String action(@Nullable String action) {
        String trimmed = TextRules.trim(text(action));
        return trimmed.isEmpty() ? DEFAULT_ACTION : trimmed;
    }

    private static String message(@Nullable String message) {
        String trimmed = TextRules.trim(text(message));
        return TextRules.length(trimmed) <= MESSAGE_LIMIT_CODE_POINTS
                ? trimmed
                : TextRules.cut(trimmed, MESSAGE_KEPT_CODE_POINTS) + "…";
    }

    /**
     * The first interaction that is just this.
     *
     * @param message compared as {@link #record} keeps it
     * @param at the time, or null for any
     */
    public Optional<EntityInteraction> find(
            String entityType, String entityName, String action, @Nullable String message, @Nullable Instant at) {
        Predicate<EntityInteraction> same = of(entityType, entityName)
                .and(EntityInteraction.ACTION.eq(action))
                .and(EntityInteraction.MESSAGE.eq(message(message)));
        Predicate<EntityInteraction> wanted = at == null ? same : same.and(EntityInteraction.CREATED_AT.eq(at));
        return rows.first(EntityInteraction.TYPE.where(wanted));
    }

    private static Predicate<EntityInteraction> of(String entityType, String entityName) {
        return EntityInteraction.ENTITY_TYPE.eq(entityType).and(EntityInteraction.ENTITY_NAME.eq(entityName));
    }

    /** The newest interactions of an entity, newest first; all of them for a limit of 0 or less. */
    public List<EntityInteraction> recent(String entityType, String entityName, int limit) {
        if (entityType.isEmpty() || entityName.isEmpty()) {
            return List.of();
        }
        Query<EntityInteraction> newestFirst = EntityInteraction.TYPE
                .where(of(entityType, entityName))
                .orderBy(EntityInteraction.CREATED_AT.descending());
        return rows.list(limit <= 0 ? newestFirst : newestFirst.limit(limit));
    }

    /** All interactions of an entity, oldest first. */
    public List<EntityInteraction> all(String entityType, String entityName) {
        return rows.list(
                EntityInteraction.TYPE.where(of(entityType, entityName)).orderBy(EntityInteraction.CREATED_AT));
    }

    /** {@link #recent} as people read it. */
    public List<InteractionSummary> history(String entityType, String entityName, int limit) {
        return recent(entityType, entityName, limit).stream()
                .map(InteractionSummary::of)
                .toList();
    }

    /** How many interactions there are. */
    public long count() {
        return rows.count();
    }

    /** How many match. */
    public long count(Predicate<EntityInteraction> predicate) {
        return rows.count(predicate);
    }

    /** The one with that id. */
    public Optional<EntityInteraction> byId(long id) {
        return rows.get(id);
    }

    /** Interactions in the order and part that a query says, for pages by position. */
    public List<EntityInteraction> list(Query<EntityInteraction> query) {
        return rows.list(query);
    }
}
