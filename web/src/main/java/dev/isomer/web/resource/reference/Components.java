package dev.isomer.web.resource.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.web.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What operations have in common: parameters, schemas, and the types of problem. Immutable. */
final class Components {
    private static final List<String> ALWAYS = List.of(
            "bad-request",
            "unauthorized",
            "misdirected-request",
            "too-many-attempts",
            "busy",
            "shutting-down",
            "storage-failure",
            "internal");
    private static final List<String> WHEN_CHANGING =
            List.of("cross-site", "read-only", "too-large", "too-slow", "memory-limit", "outcome-unknown");

    private final JsonNode shared = read("components.json");
    private final JsonNode problems = read("problems.json");

    /** A type of problem. */
    record ProblemType(String type, int status, String meaning) {}

    private static JsonNode read(String file) {
        try (InputStream in = Components.class.getResourceAsStream("/dev/isomer/web/openapi/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The application was packed without " + file + ".");
            }
            return Json.read(in.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The parameter with this name. */
    JsonNode parameter(String name) {
        return required(shared.get("parameters"), name);
    }

    JsonNode parameters() {
        return shared.get("parameters");
    }

    JsonNode schemas() {
        return shared.get("schemas");
    }

    /** All types of problem, by name. */
    List<ProblemType> problemTypes() {
        return Stream.of(problems)
                .flatMap(all -> all.properties().stream())
                .map(entry -> problemType(entry.getKey()))
                .toList();
    }

    private ProblemType problemType(String type) {
        JsonNode known = required(problems, type);
        return new ProblemType(
                type, known.get("status").intValue(), known.get("meaning").textValue());
    }

    /** The types that an operation may answer, by status. */
    Map<Integer, List<ProblemType>> problemsOf(Operation operation) {
        Map<Integer, List<ProblemType>> byStatus = new TreeMap<>();
        Stream<String> changing = operation.method().isSafe() ? Stream.of() : WHEN_CHANGING.stream();
        Stream.of(operation.problems().stream(), ALWAYS.stream(), changing)
                .flatMap(types -> types)
                .distinct()
                .map(this::problemType)
                .forEach(known -> byStatus.merge(
                        known.status(),
                        List.of(known),
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList()));
        return byStatus;
    }

    private static JsonNode required(JsonNode all, String name) {
        JsonNode found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException("Nothing is called " + name + " in the description of the addresses.");
        }
        return found;
    }
}
