package dev.isomer.web.resource.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.model.Secret;
import dev.isomer.web.http.FieldProblem;
import dev.isomer.web.http.Headers;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Parameters;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Texts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about an entity, from JSON or from a form.
 *
 * @param hasDefinition whether the definition was sent at all; if so it may still be null
 * @param version the tag of the state that a form was filled in from
 * @param typed a text that a form shows because it was typed before, and that is not to be saved
 */
record EntityInput(
        Optional<String> name,
        boolean hasDefinition,
        @Nullable String definition,
        Optional<Boolean> enabled,
        Optional<String> changeMessage,
        Optional<String> version,
        Optional<String> typed) {
    private static final Set<String> JSON_FIELDS = Set.of("name", "definition", "enabled", "change_message");
    private static final Set<String> FORM_FIELDS =
            Set.of("name", "definition", "enabled", "change_message", "version", "typed", "do");

    /**
     * Reads the body, which says all of the entity.
     *
     * @throws HttpException 400, 415 or 422, naming each field that is wrong
     */
    static EntityInput read(Request request) {
        return request.hasForm() ? ofForm(request.form()) : ofDocument(jsonObject(request));
    }

    /**
     * Reads the body, which says what of the entity shall change: a form, or a merge patch (RFC 7396), in which null
     * gives a field the value that it has without being said, if there is one.
     *
     * @throws HttpException 400, 415 or 422, naming each field that is wrong
     */
    static EntityInput readPatch(Request request) {
        if (request.hasForm()) {
            return ofForm(request.form());
        }
        boolean isPatch = request.mediaType()
                .filter("application/merge-patch+json"::equals)
                .isPresent();
        return ofPatch(request.jsonObject(isPatch ? "application/merge-patch+json" : "application/json"));
    }

    /**
     * The JSON object in the body.
     *
     * @throws HttpException 415 when it is not said to be JSON, 422 when it is no object
     */
    static JsonNode jsonObject(Request request) {
        return request.jsonObject("application/json");
    }

    /**
     * Reads a document of the entity's fields.
     *
     * @throws HttpException 422, naming each field that is wrong
     */
    static EntityInput ofDocument(JsonNode root) {
        return ofJson(root, false);
    }

    /**
     * Reads a merge patch.
     *
     * @throws HttpException 422, naming each field that is wrong
     */
    static EntityInput ofPatch(JsonNode root) {
        return ofJson(root, true);
    }

    private static EntityInput ofJson(JsonNode root, boolean nullRemoves) {
        List<FieldProblem> errors = new ArrayList<>();
        for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonNode value = root.get(name);
            if (!JSON_FIELDS.contains(name)) {
                errors.add(new FieldProblem(
                        Texts.shortened(name),
                        "There is no such field; there are name, definition, enabled and change_message."));
            } else if (name.equals("enabled") && !value.isBoolean() && !(value.isNull() && nullRemoves)) {
                errors.add(new FieldProblem(name, "Send true or false."));
            } else if (!name.equals("enabled") && !value.isTextual() && !(value.isNull() && !name.equals("name"))) {
                errors.add(new FieldProblem(name, "Send a text."));
            }
        }
        if (!errors.isEmpty()) {
            throw HttpException.invalid(errors);
        }
        JsonNode enabled = root.get("enabled");
        return new EntityInput(
                text(root, "name"),
                root.has("definition"),
                text(root, "definition").orElse(null),
                enabled == null ? Optional.empty() : Optional.of(enabled.isNull() || enabled.booleanValue()),
                text(root, "change_message"),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Reads a form's fields.
     *
     * @throws HttpException 422, naming each field that is wrong
     */
    static EntityInput ofForm(Parameters form) {
        List<FieldProblem> errors = new ArrayList<>();
        for (Parameters.Field field : form.fields()) {
            if (!FORM_FIELDS.contains(field.name())) {
                errors.add(new FieldProblem(Texts.shortened(field.name()), "There is no such field."));
            }
        }
        Optional<Boolean> enabled = BooleanWord.read(form.last("enabled").orElse("false"));
        if (enabled.isEmpty()) {
            errors.add(new FieldProblem("enabled", BooleanWord.HELP));
        }
        if (!errors.isEmpty()) {
            throw HttpException.invalid(errors);
        }
        return new EntityInput(
                form.first("name"),
                form.first("definition").isPresent(),
                form.first("definition").map(EntityInput::withPlainNewlines).orElse(null),
                enabled,
                form.first("change_message"),
                form.first("version").filter(tag -> !tag.isEmpty()),
                form.first("typed").map(EntityInput::withPlainNewlines));
    }

    /**
     * Whether the definition stays. The form of a secret shows no value and sends an empty one to leave it; any form
     * sends another kind of newline than the definition may have.
     */
    boolean keepsDefinition(NamedEntity existing) {
        String kept = existing.definition();
        if (!hasDefinition) {
            return true;
        }
        if (version.isEmpty() || definition == null || kept == null) {
            return false;
        }
        return existing instanceof Secret ? definition.isEmpty() : definition.equals(withPlainNewlines(kept));
    }

    /** The condition that the form was filled in from the present state. */
    Headers conditions() {
        return conditions(version);
    }

    /** The condition that the present state has this tag; none without one. */
    static Headers conditions(Optional<String> version) {
        return new Headers(version.map(tag -> Map.of("If-Match", List.of(tag))).orElse(Map.of()));
    }

    /** Undoes what browsers do to the text of a form: every newline leaves as two characters. */
    static String withPlainNewlines(String text) {
        return text.replace("\r\n", "\n");
    }

    private static Optional<String> text(JsonNode root, String name) {
        return Optional.ofNullable(root.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
