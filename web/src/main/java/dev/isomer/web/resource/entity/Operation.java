package dev.isomer.web.resource.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.web.http.FieldProblem;
import dev.isomer.web.http.Headers;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Texts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One of several changes that are made together.
 *
 * @param to the new name, of a rename
 * @param conditions {@code If-Match}, as the header of a single request would say it
 */
record Operation(Action action, Kind<?> kind, String name, EntityInput input, Optional<String> to, Headers conditions) {
    /** What is done, by the word that a document has for it. */
    enum Action {
        CREATE(201, "definition", "enabled", "change_message"),
        REPLACE(200, "definition", "enabled", "change_message", "if_match"),
        PATCH(200, "definition", "enabled", "change_message", "if_match"),
        DELETE(204, "if_match"),
        ENABLE(200, "enabled", "if_match"),
        RENAME(200, "to", "change_message", "if_match");

        private final int status;
        private final Set<String> fields;

        Action(int status, String... fields) {
            this.status = status;
            this.fields = Set.of(fields);
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Action> of(String word) {
            return List.of(values()).stream()
                    .filter(action -> action.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * What became of it.
     *
     * @param status what a single request would have been answered
     * @param row as it is now, or of a deleted one as it was
     */
    record Done(int status, Kind<?> kind, NamedEntity row) {
        boolean isDeleted() {
            return status == 204;
        }
    }

    /** A change of the switch, or a deletion, as the list's form asks for it. */
    static Operation ofForm(Action action, Kind<?> kind, String name, boolean enabled) {
        EntityInput input = new EntityInput(
                Optional.of(name),
                false,
                null,
                Optional.of(enabled),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Operation(action, kind, name, input, Optional.empty(), new Headers(Map.of()));
    }

    /**
     * Reads one from {@code {"op":"patch","kind":"servers","name":"a",…}}.
     *
     * @throws HttpException 422, naming each field that is wrong
     */
    static Operation read(JsonNode node) {
        if (!node.isObject()) {
            throw HttpException.invalid("An operation is a JSON object.");
        }
        Action action = Action.of(node.path("op").asText())
                .orElseThrow(() ->
                        HttpException.invalid("op", "Send one of create, replace, patch, delete, enable and rename."));
        Kind<?> kind = Kind.ofPlural(node.path("kind").asText())
                .orElseThrow(
                        () -> HttpException.invalid("kind", "Send one of servers, aliases, variables and secrets."));
        requireFields(action, node);
        ObjectNode document = node.deepCopy();
        document.remove(List.of("op", "kind", "to", "if_match"));
        EntityInput input = action == Action.PATCH ? EntityInput.ofPatch(document) : EntityInput.ofDocument(document);
        Map<String, List<String>> condition = node.has("if_match")
                ? Map.of("If-Match", List.of(node.get("if_match").textValue()))
                : Map.of();
        return new Operation(
                action,
                kind,
                input.name().orElse(""),
                input,
                Optional.ofNullable(node.get("to")).map(JsonNode::textValue),
                new Headers(condition));
    }

    private static void requireFields(Action action, JsonNode node) {
        List<FieldProblem> errors = new ArrayList<>();
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!Set.of("op", "kind", "name").contains(name) && !action.fields.contains(name)) {
                errors.add(new FieldProblem(
                        Texts.shortened(name), "There is no such field in a " + action.word() + " operation."));
            } else if (Set.of("to", "if_match").contains(name)
                    && !node.get(name).isTextual()) {
                errors.add(new FieldProblem(name, "Send a text."));
            }
        }
        if (action == Action.ENABLE && !node.path("enabled").isBoolean()) {
            errors.add(new FieldProblem("enabled", "Send true or false."));
        }
        if (action == Action.RENAME && !node.has("to")) {
            errors.add(new FieldProblem("to", "Send the new name."));
        }
        if (!errors.isEmpty()) {
            throw HttpException.invalid(errors);
        }
    }

    /** Makes the change. */
    Done apply(CatalogTransaction tx) {
        return apply(new EntityChanges<>(tx, kind));
    }

    private <E extends Record & NamedEntity> Done apply(EntityChanges<E> changes) {
        int status = action.status;
        E row = switch (action) {
            case CREATE -> changes.create(name, input);
            case REPLACE -> {
                EntityChanges.Replaced<E> replaced = changes.replace(name, input, conditions);
                status = replaced.created() ? 201 : 200;
                yield replaced.row();
            }
            case PATCH -> changes.patch(name, input, conditions);
            case DELETE -> changes.delete(name, conditions);
            case ENABLE -> changes.enable(name, input.enabled().orElse(true), conditions);
            case RENAME -> changes.rename(name, to.orElse(""), input.changeMessage(), conditions);
        };
        return new Done(status, kind, row);
    }
}
