package dev.isomer.web.resource.entity;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.model.Server;
import dev.isomer.storage.model.Position;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import dev.isomer.web.http.Headers;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Response;
import dev.isomer.web.json.Json;
import dev.isomer.web.page.ComparePage;
import dev.isomer.web.page.Difference;
import dev.isomer.web.page.EditForm;
import dev.isomer.web.page.ItemPage;
import dev.isomer.web.page.ItemPage.Past;
import dev.isomer.web.page.Times;
import dev.isomer.web.resource.alias.ShadowedAliases;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The pages of one entity: itself with what was done with it, and an earlier text of it beside the present one. */
final class ItemPages<E extends Record & NamedEntity> {
    private static final int HISTORY_LIMIT = 20;

    private final Catalog catalog;
    private final Kind<E> kind;
    private final ShadowedAliases shadowed;

    ItemPages(Catalog catalog, Kind<E> kind, ShadowedAliases shadowed) {
        this.shadowed = shadowed;
        this.catalog = catalog;
        this.kind = kind;
    }

    /** The page of an entity; {@code after} in the query goes on in its history. */
    ItemPage item(Request request, E entity) {
        Optional<Position> after = request.query().first("after").map(Position::parse);
        Query<EntityInteraction> newestFirst = EntityInteraction.TYPE
                .where(of(entity))
                .orderBy(EntityInteraction.CREATED_AT.descending())
                .limit(HISTORY_LIMIT + 1L);
        List<EntityInteraction> found = catalog.read(
                tx -> tx.interactions().list(after.map(newestFirst::after).orElse(newestFirst)));
        boolean more = found.size() > HISTORY_LIMIT;
        List<EntityInteraction> shown = more ? found.subList(0, HISTORY_LIMIT) : found;
        String address = "/" + kind.plural() + "/" + entity.name();
        String older = more ? address + "?after=" + newestFirst.positionOf(shown.get(HISTORY_LIMIT - 1)) : "";
        String definition = entity.definition();
        String definitionCid = entity instanceof Server server ? server.definitionCid() : null;
        EditForm form = new EditForm(
                address,
                isSecret(),
                entity.name(),
                isSecret() || definition == null ? "" : definition,
                entity.enabled(),
                "",
                EntityDocument.tag(entity),
                "");
        List<String> outOfReach =
                catalog.read(tx -> shadowed.among(tx, List.of(entity))).getOrDefault(entity.name(), List.of());
        return new ItemPage(
                kind.plural(),
                kind.singular(),
                form,
                definitionCid == null ? "" : definitionCid,
                outOfReach,
                Times.brief(entity.createdAt()),
                Times.precise(entity.createdAt()),
                Times.brief(entity.updatedAt()),
                Times.precise(entity.updatedAt()),
                new String(Json.write(EntityDocument.of(entity)), StandardCharsets.UTF_8),
                CurlCommands.of(request.headers().first("Host").orElse("localhost"), kind, entity),
                shown.stream().map(row -> past(address, row)).toList(),
                older);
    }

    private Past past(String address, EntityInteraction row) {
        String message = row.message();
        return new Past(
                row.action(),
                Times.precise(row.createdAt()),
                Times.brief(row.createdAt()),
                message == null ? "" : message,
                row.content().isEmpty() ? "" : address + "?compare=" + row.id());
    }

    /** The page that compares the text that an interaction recorded with the present one. */
    ComparePage compare(E entity, String id) {
        EntityInteraction past = catalog.read(tx -> recorded(tx, entity, id));
        String definition = entity.definition();
        return new ComparePage(
                kind.plural(),
                entity.name(),
                past.id(),
                EntityDocument.tag(entity),
                Times.precise(past.createdAt()),
                Times.brief(past.createdAt()),
                Difference.between(
                        "As it is now", definition == null ? "" : definition, "As it was then", past.content()),
                past.content());
    }

    /** {@code POST /{kind}/{name}/restore}: gives the entity the text that an interaction recorded. */
    Response restore(Request request) {
        request.query().requireOnly(Set.of());
        if (!request.hasForm()) {
            throw HttpException.unsupportedMediaType("This address takes the form of the page that compares.");
        }
        String name = request.pathParameter("name");
        Headers conditions = EntityInput.conditions(request.form().first("version"));
        catalog.write(tx -> {
            E entity = tx.entities(kind).byName(name).orElseThrow(() -> EntityReader.absent(kind, name));
            String id = request.form().first("interaction").orElse("");
            EntityInteraction past = recorded(tx, entity, id);
            String message = "the text of " + Times.brief(past.createdAt()) + " UTC";
            return new EntityChanges<>(tx, kind).restore(name, past.content(), message, conditions);
        });
        return Response.seeOther("/" + kind.plural() + "/" + name);
    }

    private EntityInteraction recorded(CatalogTransaction tx, E entity, String id) {
        Optional<EntityInteraction> found = id.matches("[0-9]{1,18}") && !isSecret()
                ? tx
                        .interactions()
                        .list(EntityInteraction.TYPE.where(
                                of(entity).and(EntityInteraction.TYPE.id().eq(Long.parseLong(id)))))
                        .stream()
                        .filter(row -> !row.content().isEmpty())
                        .findFirst()
                : Optional.empty();
        return found.orElseThrow(() -> HttpException.notFound("No text of this " + kind.singular()
                + " is recorded under that number; its page lists those there are."));
    }

    private Predicate<EntityInteraction> of(E entity) {
        return EntityInteraction.ENTITY_TYPE.eq(kind.singular()).and(EntityInteraction.ENTITY_NAME.eq(entity.name()));
    }

    private boolean isSecret() {
        return kind == (Kind<?>) Kind.SECRET;
    }
}
