package dev.isomer.web.resource.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.web.http.FieldProblem;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Parameters;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Texts;
import dev.isomer.web.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a request says about a snapshot to make, from JSON, a form, or the query.
 *
 * @param name empty for that of the time
 * @param replaces whether one of that name is replaced
 * @param complete whether secrets are in it
 */
record SnapshotInput(Optional<String> name, boolean replaces, boolean complete) {
    private static final String NAME = "name";
    private static final String REPLACE = "replace";
    private static final String COMPLETE = "complete";
    private static final Set<String> FIELDS = Set.of(NAME, REPLACE, COMPLETE);

    static SnapshotInput read(Request request) {
        Map<String, String> given = new TreeMap<>();
        request.query().requireOnly(Set.of(NAME, REPLACE, COMPLETE, "format"));
        addAll(request.query(), given);
        if (request.hasForm()) {
            addAll(request.form(), given);
        } else if (request.payload().sizeBytes() > 0) {
            addJson(request, given);
        }
        List<FieldProblem> problems = new ArrayList<>();
        boolean replaces = read(given, REPLACE, false, problems);
        boolean complete = read(given, COMPLETE, true, problems);
        if (!problems.isEmpty()) {
            throw HttpException.invalid(problems);
        }
        return new SnapshotInput(
                Optional.ofNullable(given.get(NAME)).filter(name -> !name.isEmpty()), replaces, complete);
    }

    private static void addAll(Parameters parameters, Map<String, String> given) {
        parameters.fields().forEach(field -> {
            if (FIELDS.contains(field.name())) {
                given.put(field.name(), field.value());
            } else if (!field.name().equals("format")) {
                throw HttpException.invalid(Texts.shortened(field.name()), unknown());
            }
        });
    }

    private static void addJson(Request request, Map<String, String> given) {
        if (request.mediaType().filter("application/json"::equals).isEmpty()) {
            throw HttpException.unsupportedMediaType("Send application/json, or a form, or nothing.");
        }
        JsonNode root = Json.read(request.payload().toByteArray());
        if (!root.isObject()) {
            throw HttpException.invalid("Send a JSON object.");
        }
        root.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw HttpException.invalid(Texts.shortened(field), unknown());
            }
            JsonNode value = root.get(field);
            boolean isSound = field.equals(NAME) ? value.isTextual() : value.isBoolean();
            if (!isSound) {
                throw HttpException.invalid(field, field.equals(NAME) ? "Send a text." : "Send true or false.");
            }
            given.put(field, value.asText());
        });
    }

    private static String unknown() {
        return "There is no such field; there are "
                + String.join(", ", FIELDS.stream().sorted().toList()) + ".";
    }

    private static boolean read(
            Map<String, String> given, String field, boolean otherwise, List<FieldProblem> problems) {
        String value = given.getOrDefault(field, Boolean.toString(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            problems.add(new FieldProblem(field, "Send true or false."));
        }
        return value.equals("true");
    }
}
