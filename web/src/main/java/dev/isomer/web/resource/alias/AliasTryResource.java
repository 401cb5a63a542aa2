package dev.isomer.web.resource.alias;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.CompiledAliases;
import dev.isomer.catalog.alias.AliasDefinition;
import dev.isomer.catalog.alias.AliasTable;
import dev.isomer.catalog.model.Alias;
import dev.isomer.catalog.model.EntityNames;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Parameters;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import dev.isomer.web.http.Texts;
import dev.isomer.web.json.Json;
import dev.isomer.web.page.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tries paths on an alias: {@code GET /aliases/{name}/try?path=} on the saved one, {@code POST} on a definition that
 * need not be saved, as JSON or from the form of the page. Changes nothing.
 */
public final class AliasTryResource implements Resource {
    private static final String ADDRESS = "/aliases/{name}/try";
    private static final int PATHS_LIMIT = 100;

    private final Catalog catalog;
    private final CompiledAliases aliases;
    private final Predicate<String> isFixed;
    private final Pages pages;

    /**
     * A resource over the aliases of a catalog.
     *
     * @param isFixed whether the application answers a path itself
     */
    public AliasTryResource(Catalog catalog, CompiledAliases aliases, Predicate<String> isFixed, Pages pages) {
        this.catalog = catalog;
        this.aliases = aliases;
        this.isFixed = isFixed;
        this.pages = pages;
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.route(Method.GET, ADDRESS, this::get).route(Method.POST, ADDRESS, this::post);
    }

    /** {@code GET /aliases/{name}/try?path=…}; the path may be given several times. */
    private Response get(Request request) {
        request.query().requireOnly(Set.of("path", "format"));
        List<String> paths = paths(request.query());
        String name = request.pathParameter("name");
        return catalog.read(tx -> {
            Alias alias = tx.aliases()
                    .byName(name)
                    .orElseThrow(() -> HttpException.notFound("There is no alias “" + Texts.shortened(name)
                            + "”; POST a definition here to try one that is not saved."));
            String definition = alias.definition();
            return answer(request, tx, new Asked(name, definition == null ? "" : definition, paths, alias.enabled()));
        });
    }

    /** {@code POST /aliases/{name}/try}: {@code {"definition": "…", "paths": ["/a"]}}, or a form. */
    private Response post(Request request) {
        String name = request.pathParameter("name");
        EntityNames.problem(name).ifPresent(problem -> {
            throw HttpException.invalid("name", problem);
        });
        Asked asked;
        if (request.hasForm()) {
            Parameters form = request.form();
            form.requireOnly(Set.of("definition", "path"));
            String definition = form.first("definition").orElse("").replace("\r\n", "\n");
            asked = new Asked(name, definition, paths(form), true);
        } else {
            JsonNode root = Json.read(request.payload().toByteArray());
            asked = new Asked(name, text(root), paths(root), true);
        }
        return catalog.read(tx -> answer(request, tx, asked));
    }

    private record Asked(String name, String definition, List<String> paths, boolean isEnabled) {}

    private Response answer(Request request, CatalogTransaction tx, Asked asked) {
        AliasDefinition definition = AliasDefinition.read(
                asked.name(), asked.definition(), tx.variables().enabledDefinitions());
        AliasTable table = aliases.table(tx);
        AliasTrial trial = AliasTrial.of(definition, asked.paths(), isFixed, path -> table.answer(path, "", isFixed));
        return Representation.of(request) == Representation.HTML
                ? Response.html(200, pages.html(AliasTryViews.page(trial, asked.definition(), asked.isEnabled())))
                : Response.json(200, trial.document());
    }

    private static List<String> paths(Parameters fields) {
        return checked(fields.fields().stream()
                .filter(field -> field.name().equals("path") && !field.value().isBlank())
                .map(Parameters.Field::value)
                .toList());
    }

    private static String text(JsonNode root) {
        JsonNode definition = root.get("definition");
        if (definition == null || !definition.isTextual()) {
            throw HttpException.invalid("definition", "Send the definition as a text.");
        }
        return definition.textValue();
    }

    private static List<String> paths(JsonNode root) {
        JsonNode sent = root.get("paths");
        List<String> paths = new ArrayList<>();
        if (sent != null && sent.isTextual()) {
            paths.add(sent.textValue());
        } else if (sent != null) {
            sent.forEach(one -> {
                if (!one.isTextual()) {
                    throw HttpException.invalid("paths", "Send each path as a text.");
                }
                paths.add(one.textValue());
            });
        }
        return checked(paths);
    }

    /** The paths rooted, without query and fragment. */
    private static List<String> checked(List<String> sent) {
        if (sent.size() > PATHS_LIMIT) {
            throw HttpException.invalid("paths", "Try at most " + PATHS_LIMIT + " paths at once.");
        }
        return sent.stream()
                .map(path -> path.strip().split("[?#]", 2)[0])
                .map(path -> path.startsWith("/") ? path : "/" + path)
                .map(AliasTryResource::bounded)
                .toList();
    }

    private static String bounded(String path) {
        if (path.length() > AliasRedirects.PATH_LIMIT_CHARACTERS) {
            throw HttpException.invalid(
                    "paths", "A path has at most " + AliasRedirects.PATH_LIMIT_CHARACTERS + " characters.");
        }
        return path;
    }
}
