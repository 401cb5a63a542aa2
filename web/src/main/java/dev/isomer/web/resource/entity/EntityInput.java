package dev.isomer.web.resource.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.web.http.FieldProblem;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Parameters;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Texts;
import dev.isomer.web.json.Json;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about an entity, from JSON or from a form.
 *
 * @param hasDefinition whether the definition was sent at all; if so it may still be null
 * @param version the tag of the state that a form was filled in from
 */
record EntityInput(
        Optional<String> name,
        boolean hasDefinition,
        @Nullable String definition,
        Optional<Boolean> enabled,
        Optional<String> changeMessage,
        Optional<String> version) {
    private static final Set<String> JSON_FIELDS = Set.of("name", "definition", "enabled", "change_message");
    private static final Set<String> FORM_FIELDS = Set.of("name", "definition", "enabled", "change_message", "version");

    /**
     * Reads the body.
     *
     * @throws HttpException 400, 415 or 422, naming each field that is wrong
     */
    static EntityInput read(Request request) {
        return request.hasForm() ? ofForm(request.form()) : ofJson(jsonObject(request));
    }

    /**
     * The JSON object in the body.
     *
     * @throws HttpException 415 when it is not said to be JSON, 422 when it is no object
     */
    static JsonNode jsonObject(Request request) {
        String type = request.mediaType().orElse("none");
        if (!type.equals("application/json") && !type.equals("application/merge-patch+json")) {
            throw HttpException.unsupportedMediaType(
                    "Send application/json, or a form; the type sent was " + Texts.shortened(type) + ".");
        }
        JsonNode root = Json.read(request.payload().toByteArray());
        if (!root.isObject()) {
            throw HttpException.invalid("Send a JSON object.");
        }
        return root;
    }

    private static EntityInput ofJson(JsonNode root) {
        List<FieldProblem> errors = new ArrayList<>();
        for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonNode value = root.get(name);
            if (!JSON_FIELDS.contains(name)) {
                errors.add(new FieldProblem(
                        Texts.shortened(name),
                        "There is no such field; there are name, definition, enabled " + "and change_message."));
            } else if (name.equals("enabled") && !value.isBoolean()) {
                errors.add(new FieldProblem(name, "Send true or false."));
            } else if (!name.equals("enabled") && !value.isTextual() && !(value.isNull() && !name.equals("name"))) {
                errors.add(new FieldProblem(name, "Send a text."));
            }
        }
        if (!errors.isEmpty()) {
            throw HttpException.invalid(errors);
        }
        return new EntityInput(
                text(root, "name"),
                root.has("definition"),
                text(root, "definition").orElse(null),
                root.has("enabled") ? Optional.of(root.get("enabled").booleanValue()) : Optional.empty(),
                text(root, "change_message"),
                Optional.empty());
    }

    private static EntityInput ofForm(Parameters form) {
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
                form.first("version"));
    }

    /** Undoes what browsers do to the text of a form: every newline leaves as two characters. */
    static String withPlainNewlines(String text) {
        return text.replace("\r\n", "\n");
    }

    private static Optional<String> text(JsonNode root, String name) {
        return Optional.ofNullable(root.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
