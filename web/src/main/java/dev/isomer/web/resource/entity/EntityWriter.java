package dev.isomer.web.resource.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.catalog.model.EntityNames;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.model.Secret;
import dev.isomer.web.http.Headers;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Preconditions;
import dev.isomer.web.http.Problem;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Creates, changes and deletes entities of one kind, and records each change as an interaction in the same transaction.
 * Conditions of the request are checked in that transaction too, so of two who hold the same version one wins.
 */
final class EntityWriter<E extends Record & NamedEntity> {
    private final Catalog catalog;
    private final Kind<E> kind;

    EntityWriter(Catalog catalog, Kind<E> kind) {
        this.catalog = catalog;
        this.kind = kind;
    }

    /** {@code POST /{kind}}. */
    Response create(Request request) {
        EntityInput input = EntityInput.read(request);
        String name = usableName(input.name().orElse(""));
        E created = catalog.write(tx -> {
            String definition = Definitions.require(tx, kind, name, input.definition());
            if (tx.entities(kind).exists(name)) {
                throw taken(name);
            }
            E row = tx.entities(kind).create(name, definition, input.enabled().orElse(true));
            record(tx, row, "save", input.changeMessage());
            return row;
        });
        return answer(request, 201, created);
    }

    /** {@code PUT /{kind}/{name}}: creates it, or replaces all of it. */
    Response put(Request request) {
        String name = usableName(request.pathParameter("name"));
        EntityInput input = EntityInput.read(request);
        if (input.name().filter(other -> !other.equals(name)).isPresent()) {
            throw HttpException.invalid(
                    "name", "It differs from the name in the address; PATCH with another name renames.");
        }
        Result<E> result = catalog.write(tx -> {
            String definition = Definitions.require(tx, kind, name, input.definition());
            Optional<E> existing = current(tx, name, request.headers());
            E row = tx.entities(kind).save(name, definition, input.enabled().orElse(true));
            record(tx, row, "save", input.changeMessage());
            return new Result<>(row, existing.isEmpty());
        });
        return answer(request, result.created() ? 201 : 200, result.row());
    }

    /** {@code PATCH /{kind}/{name}}: changes what is sent and leaves the rest; another name renames. */
    Response patch(Request request) {
        return answer(request, 200, change(request, EntityInput.read(request), request.headers()));
    }

    /** {@code POST /{kind}/{name}}: the form of an item's page. */
    Response submit(Request request) {
        if (!request.hasForm()) {
            throw HttpException.unsupportedMediaType("This address takes the form of its page; use PUT or PATCH.");
        }
        EntityInput input = EntityInput.read(request);
        Map<String, List<String>> condition =
                input.version().map(tag -> Map.of("If-Match", List.of(tag))).orElse(Map.of());
        return answer(request, 200, change(request, input, new Headers(condition)));
    }

    /** {@code DELETE /{kind}/{name}}, and {@code POST /{kind}/{name}/delete} for forms. */
    Response delete(Request request) {
        String name = usableName(request.pathParameter("name"));
        catalog.write(tx -> {
            E existing = current(tx, name, request.headers()).orElseThrow(() -> EntityReader.absent(kind, name));
            tx.entities(kind).delete(name);
            record(tx, existing, "delete", Optional.empty());
            return existing;
        });
        return wantsPage(request) ? Response.seeOther("/" + kind.plural()) : Response.of(204);
    }

    /** {@code POST /{kind}/{name}/enabled}. */
    Response enable(Request request) {
        String name = usableName(request.pathParameter("name"));
        boolean enabled = request.hasForm() ? formSwitch(request) : jsonSwitch(request);
        catalog.write(tx -> {
            E existing = current(tx, name, request.headers()).orElseThrow(() -> EntityReader.absent(kind, name));
            E row = tx.entities(kind).update(existing.id(), name, existing.definition(), enabled);
            record(tx, row, enabled ? "enable" : "disable", Optional.empty());
            return row;
        });
        if (request.hasForm() && wantsPage(request)) {
            return Response.seeOther("/" + kind.plural());
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(kind.singular(), name);
        document.put("enabled", enabled);
        return Response.json(200, document);
    }

    private E change(Request request, EntityInput input, Headers conditions) {
        String name = usableName(request.pathParameter("name"));
        String newName = usableName(input.name().orElse(name));
        return catalog.write(tx -> {
            E existing = current(tx, name, conditions).orElseThrow(() -> EntityReader.absent(kind, name));
            if (!newName.equals(name) && tx.entities(kind).exists(newName)) {
                throw taken(newName);
            }
            String definition = keepsDefinition(input, existing)
                    ? existing.definition()
                    : Definitions.require(tx, kind, newName, input.definition());
            boolean enabled = input.enabled().orElse(existing.enabled());
            E row = tx.entities(kind).update(existing.id(), newName, definition, enabled);
            record(tx, row, newName.equals(name) ? "save" : "rename", input.changeMessage());
            return row;
        });
    }

    /**
     * Whether the definition stays. The form of a secret shows no value and sends an empty one to leave it; any form
     * sends another kind of newline than the definition may have.
     */
    private boolean keepsDefinition(EntityInput input, E existing) {
        String sent = input.definition();
        String kept = existing.definition();
        if (!input.hasDefinition()) {
            return true;
        }
        if (input.version().isEmpty() || sent == null || kept == null) {
            return false;
        }
        return existing instanceof Secret ? sent.isEmpty() : sent.equals(EntityInput.withPlainNewlines(kept));
    }

    private Optional<E> current(CatalogTransaction tx, String name, Headers conditions) {
        Optional<E> existing = tx.entities(kind).byName(name);
        Preconditions.requireBeforeChange(conditions, existing.map(EntityDocument::tag));
        return existing;
    }

    private void record(CatalogTransaction tx, E row, String action, Optional<String> message) {
        String definition = row.definition();
        String content = row instanceof Secret || definition == null ? "" : definition;
        tx.interactions()
                .record(InteractionRequest.now(kind.singular(), row.name(), action, message.orElse(null), content));
    }

    private Response answer(Request request, int status, E row) {
        String address = "/" + kind.plural() + "/" + row.name();
        if (wantsPage(request)) {
            return Response.seeOther(address);
        }
        return Response.json(status, EntityDocument.of(row))
                .with("Location", address)
                .with("ETag", EntityDocument.tag(row));
    }

    private static boolean wantsPage(Request request) {
        return Representation.of(request) == Representation.HTML;
    }

    private String usableName(String name) {
        Optional<String> problem = EntityNames.problem(name);
        if (problem.isPresent()) {
            throw HttpException.invalid("name", problem.get());
        }
        return name;
    }

    private HttpException taken(String name) {
        return new HttpException(Problem.of(
                409,
                "already-exists",
                "Name taken",
                "There is already a " + kind.singular() + " “" + name + "”; choose another name, or change that one."));
    }

    private static boolean formSwitch(Request request) {
        return request.form()
                .last("enabled")
                .flatMap(BooleanWord::read)
                .orElseThrow(() -> HttpException.badRequest("enabled: " + BooleanWord.HELP));
    }

    private static boolean jsonSwitch(Request request) {
        JsonNode value = EntityInput.jsonObject(request).get("enabled");
        if (value != null && value.isBoolean()) {
            return value.booleanValue();
        }
        String word = value == null || value.isContainerNode() || value.isNull() ? "neither" : value.asText();
        return BooleanWord.read(word).orElseThrow(() -> HttpException.badRequest("enabled: " + BooleanWord.HELP));
    }

    private record Result<E>(E row, boolean created) {}
}
