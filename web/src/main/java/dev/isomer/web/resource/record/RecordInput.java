package dev.isomer.web.resource.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.storage.model.EntityType;
import dev.isomer.web.http.FieldProblem;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Parameters;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request says of something to record, from JSON or from a form: texts by the names of their fields. */
final class RecordInput {
    private final Map<String, String> texts;

    private RecordInput(Map<String, String> texts) {
        this.texts = texts;
    }

    /**
     * Reads the body; a JSON null is as if the field was not sent.
     *
     * @param known all fields that there are
     * @param required those that may not be left out or blank
     * @throws HttpException 415 or 422, naming each field that is wrong
     */
    static RecordInput read(Request request, List<String> known, Set<String> required) {
        List<FieldProblem> problems = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        if (request.hasForm()) {
            for (Parameters.Field field : request.form().fields()) {
                texts.put(field.name(), field.value());
            }
        } else {
            request.jsonObject("application/json")
                    .properties()
                    .forEach(field -> put(texts, field.getKey(), field.getValue(), problems));
        }
        for (String name : texts.keySet()) {
            if (!known.contains(name)) {
                String there = String.join(", ", known);
                problems.add(
                        new FieldProblem(Texts.shortened(name), "There is no such field; there are " + there + "."));
            }
        }
        for (String name : known) {
            if (required.contains(name) && texts.getOrDefault(name, "").isBlank()) {
                problems.add(new FieldProblem(name, "Send a text that is not blank."));
            }
        }
        requireNone(problems);
        return new RecordInput(texts);
    }

    private static void put(Map<String, String> texts, String name, JsonNode value, List<FieldProblem> problems) {
        if (value.isTextual()) {
            texts.put(name, value.textValue());
        } else if (!value.isNull()) {
            problems.add(new FieldProblem(Texts.shortened(name), "Send a text."));
        }
    }

    /** The text of a field; null when it was not sent. */
    @Nullable
    String text(String name) {
        return texts.get(name);
    }

    /** The text of a field; the given one when it was not sent. */
    String text(String name, String otherwise) {
        return texts.getOrDefault(name, otherwise);
    }

    /**
     * Refuses a row that no store would take.
     *
     * @throws HttpException 422 naming each field that is wrong, as it is called outside
     */
    static <E> void requireStorable(EntityType<E> type, E row) {
        requireNone(type.problems(row).stream()
                .map(problem -> new FieldProblem(snakeCase(problem.attribute()), "The text " + problem.reason() + "."))
                .toList());
    }

    private static void requireNone(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw HttpException.invalid(problems);
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
