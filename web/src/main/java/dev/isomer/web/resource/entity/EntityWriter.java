package dev.isomer.web.resource.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Parameters;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Response;
import dev.isomer.web.json.Fields;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Creates, changes and deletes entities of one kind, one in each request. */
final class EntityWriter<E extends Record & NamedEntity> {
    private final Catalog catalog;
    private final Kind<E> kind;
    private final Trash trash;

    EntityWriter(Catalog catalog, Kind<E> kind, Trash trash) {
        this.catalog = catalog;
        this.kind = kind;
        this.trash = trash;
    }

    private EntityChanges<E> changes(CatalogTransaction tx) {
        return new EntityChanges<>(tx, kind);
    }

    /** {@code POST /{kind}}. */
    Response create(Request request) {
        boolean page = wantsPage(request);
        EntityInput input = EntityInput.read(request);
        E row = catalog.write(tx -> changes(tx).create(input.name().orElse(""), input));
        return answer(page, 201, row);
    }

    /** {@code PUT /{kind}/{name}}: creates it, or replaces all of it. */
    Response put(Request request) {
        boolean page = wantsPage(request);
        String name = request.pathParameter("name");
        EntityInput input = EntityInput.read(request);
        EntityChanges.Replaced<E> replaced = catalog.write(tx -> changes(tx).replace(name, input, request.headers()));
        return answer(page, replaced.created() ? 201 : 200, replaced.row());
    }

    /** {@code PATCH /{kind}/{name}}: changes what is sent and leaves the rest; another name renames. */
    Response patch(Request request) {
        boolean page = wantsPage(request);
        String name = request.pathParameter("name");
        EntityInput input = EntityInput.readPatch(request);
        return answer(page, 200, catalog.write(tx -> changes(tx).patch(name, input, request.headers())));
    }

    /** {@code POST /{kind}/{name}/rename}. */
    Response rename(Request request) {
        boolean page = wantsPage(request);
        String name = request.pathParameter("name");
        String to = request.hasForm() ? request.form().first("to").orElse("") : newName(request);
        return answer(
                page, 200, catalog.write(tx -> changes(tx).rename(name, to, Optional.empty(), request.headers())));
    }

    /** {@code DELETE /{kind}/{name}}, and {@code POST /{kind}/{name}/delete} for forms, which can be undone. */
    Response delete(Request request) {
        boolean page = wantsPage(request);
        String name = request.pathParameter("name");
        ListAddress back = back(request);
        E deleted = catalog.write(tx -> changes(tx).delete(name, request.headers()));
        return page
                ? Response.seeOther(back.afterDeleting(trash, List.of(new Operation.Done(204, kind, deleted))))
                : Response.of(204);
    }

    /** {@code POST /{kind}/{name}/enabled}. */
    Response enable(Request request) {
        boolean page = wantsPage(request);
        String name = request.pathParameter("name");
        boolean enabled = request.hasForm() ? formSwitch(request) : jsonSwitch(request);
        catalog.write(tx -> changes(tx).enable(name, enabled, request.headers()));
        if (request.hasForm() && page) {
            boolean fromItem =
                    request.form().first("back").filter("item"::equals).isPresent();
            return Response.seeOther(
                    fromItem ? "/" + kind.plural() + "/" + name : back(request).toString());
        }
        return Response.json(200, Fields.of(kind.singular(), name, "enabled", enabled));
    }

    /** What a change is answered with: its page, or the row. */
    Response answer(boolean page, int status, E row) {
        String address = "/" + kind.plural() + "/" + row.name();
        if (page) {
            return Response.seeOther(address);
        }
        return Response.json(status, EntityDocument.of(row))
                .with("Location", address)
                .with("ETag", EntityDocument.tag(row));
    }

    private ListAddress back(Request request) {
        return ListAddress.of(kind, request.hasForm() ? request.form() : Parameters.parse(""));
    }

    /** Whether the answer is a page; asked before anything is changed, for it may refuse the request. */
    static boolean wantsPage(Request request) {
        request.query().requireOnly(Set.of("format"));
        return Representation.of(request) == Representation.HTML;
    }

    private static String newName(Request request) {
        JsonNode document = EntityInput.jsonObject(request);
        if (document.size() != 1 || !document.path("to").isTextual()) {
            throw HttpException.invalid("to", "Send {\"to\":\"the new name\"} and nothing else.");
        }
        return document.get("to").textValue();
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
}
