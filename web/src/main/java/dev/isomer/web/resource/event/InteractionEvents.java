package dev.isomer.web.resource.event;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.web.http.EventSource;
import dev.isomer.web.http.ServerEvent;
import dev.isomer.web.json.Json;
import dev.isomer.web.page.Times;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The interactions behind a position as events. Each change records one in its own transaction, and writers take turns,
 * so their ids are in the order in which the changes were made: the table is the log that is replayed.
 */
final class InteractionEvents implements EventSource {
    /** What a client is told whose last event is not kept any more. */
    static final String RESET = "reset";

    private static final int AT_ONCE = 50;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");

    private final Catalog catalog;
    private long lastId;
    private boolean isLastKnown;

    private InteractionEvents(Catalog catalog, long lastId, boolean isLastKnown) {
        this.catalog = catalog;
        this.lastId = lastId;
        this.isLastKnown = isLastKnown;
    }

    /** What is recorded from now on. */
    static InteractionEvents fromNow(Catalog catalog) {
        return new InteractionEvents(catalog, catalog.read(InteractionEvents::newestId), true);
    }

    /** What was recorded after the one with this id; all that there is for 0. */
    static InteractionEvents after(Catalog catalog, long id) {
        return new InteractionEvents(catalog, id, id == 0);
    }

    @Override
    public List<ServerEvent> next() {
        List<ServerEvent> events = catalog.read(tx -> isLost(tx) ? List.of(reset(tx)) : following(tx));
        isLastKnown = true;
        if (!events.isEmpty()) {
            lastId = Long.parseLong(events.get(events.size() - 1).id());
        }
        return events;
    }

    private static long newestId(CatalogTransaction tx) {
        List<EntityInteraction> newest = tx.interactions()
                .list(EntityInteraction.TYPE
                        .all()
                        .orderBy(EntityInteraction.TYPE.id().descending())
                        .limit(1));
        return newest.isEmpty() ? 0 : newest.get(0).id();
    }

    /**
     * Whether it cannot be told what followed: a client that comes back had something last that is not here, or a
     * snapshot was restored from before what this listener had last.
     */
    private boolean isLost(CatalogTransaction tx) {
        return isLastKnown ? newestId(tx) < lastId : !isKept(tx);
    }

    private boolean isKept(CatalogTransaction tx) {
        return !tx.interactions()
                .list(EntityInteraction.TYPE
                        .where(EntityInteraction.TYPE.id().eq(lastId))
                        .limit(1))
                .isEmpty();
    }

    private List<ServerEvent> following(CatalogTransaction tx) {
        return tx
                .interactions()
                .list(EntityInteraction.TYPE
                        .where(EntityInteraction.TYPE.id().gt(lastId))
                        .orderBy(EntityInteraction.TYPE.id())
                        .limit(AT_ONCE))
                .stream()
                .map(InteractionEvents::event)
                .toList();
    }

    private static ServerEvent reset(CatalogTransaction tx) {
        return new ServerEvent(
                "" + newestId(tx), RESET, "{\"detail\":\"The event you had last is not kept; read all anew.\"}");
    }

    private static ServerEvent event(EntityInteraction interaction) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", interaction.entityType());
        data.put("name", interaction.entityName());
        data.put("action", interaction.action());
        data.put("message", interaction.message());
        data.put("at", Times.precise(interaction.createdAt()));
        return new ServerEvent(
                "" + interaction.id(),
                name(interaction.entityType(), interaction.action()),
                new String(Json.write(data), StandardCharsets.UTF_8));
    }

    /** Anyone may record an interaction of any kind; what is no plain word has the name of all other events. */
    private static String name(String kind, String action) {
        boolean isPlain = WORD.matcher(kind).matches() && WORD.matcher(action).matches();
        return isPlain ? kind + "." + action : "message";
    }
}
