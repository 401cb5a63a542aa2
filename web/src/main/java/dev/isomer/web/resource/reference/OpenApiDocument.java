package dev.isomer.web.resource.reference;

import dev.isomer.web.http.Parameters;
import dev.isomer.web.json.Fields;
import dev.isomer.web.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the operations as OpenAPI 3.1. */
final class OpenApiDocument {
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final String SCHEMAS = "#/components/schemas/";

    private final Components components;
    private final String version;

    OpenApiDocument(Components components, String version) {
        this.components = components;
        this.version = version;
    }

    /** The document as a tree for JSON. */
    Map<String, Object> tree() {
        Map<String, Object> document = Fields.of("openapi", "3.1.0", "info", info());
        document.put("servers", List.of(Fields.of("url", "/")));
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        Operations.byTopic()
                .forEach((topic, operations) -> operations.forEach(
                        operation -> paths.computeIfAbsent(operation.path(), path -> new LinkedHashMap<>())
                                .put(operation.method().name().toLowerCase(Locale.ROOT), operation(topic, operation))));
        document.put("paths", paths);
        Map<String, Object> schemas = new LinkedHashMap<>();
        components.schemas().properties().forEach(entry -> schemas.put(entry.getKey(), entry.getValue()));
        schemas.put("ProblemType", problemType());
        Map<String, Object> parameters = new LinkedHashMap<>();
        components.parameters().properties().forEach(entry -> parameters.put(entry.getKey(), named(entry.getKey())));
        document.put("components", Fields.of("parameters", parameters, "schemas", schemas));
        return document;
    }

    private Map<String, Object> info() {
        Map<String, Object> info = Fields.of("title", "Isomer", "version", version);
        info.put(
                "description",
                "A resource has one address: a browser that asks for text/html gets its page, everyone else JSON. "
                        + "Errors are problem documents (RFC 9457). Every answer carries X-Request-Id, the client's "
                        + "own where it sends one. HEAD is answered where GET is, OPTIONS everywhere. A method that an "
                        + "address does not have is answered 405.");
        return info;
    }

    private Map<String, Object> problemType() {
        List<String> types = components.problemTypes().stream()
                .map(known -> "/problems/" + known.type())
                .toList();
        return Fields.of("type", "string", "enum", types);
    }

    private Map<String, Object> named(String name) {
        Map<String, Object> parameter = Fields.of("name", name);
        components.parameter(name).properties().forEach(entry -> parameter.put(entry.getKey(), entry.getValue()));
        return parameter;
    }

    private Map<String, Object> operation(String topic, Operation operation) {
        Map<String, Object> tree = Fields.of("tags", List.of(topic), "summary", operation.summary());
        if (!operation.detail().isEmpty()) {
            tree.put("description", operation.detail());
        }
        tree.put("operationId", operationId(operation));
        List<Map<String, Object>> parameters = parameters(operation)
                .map(name -> Fields.of("$ref", "#/components/parameters/" + name))
                .toList();
        if (!parameters.isEmpty()) {
            tree.put("parameters", parameters);
        }
        if (!operation.bodies().isEmpty()) {
            Map<String, Object> content = new LinkedHashMap<>();
            for (Operation.Sent sent : operation.bodies()) {
                content.put(sent.type(), Fields.of("schema", schema(sent.schema()), "example", example(sent)));
            }
            tree.put("requestBody", Fields.of("required", true, "content", content));
        }
        tree.put("responses", responses(operation));
        return tree;
    }

    private static Object example(Operation.Sent sent) {
        if (sent.type().endsWith("json")) {
            return Json.read(sent.example().getBytes(StandardCharsets.UTF_8));
        }
        if (!sent.type().equals("application/x-www-form-urlencoded")) {
            return sent.example();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        Parameters.parse(sent.example()).fields().forEach(field -> fields.put(field.name(), field.value()));
        return fields;
    }

    /** The names of all parameters, those of the path first. */
    static Stream<String> parameters(Operation operation) {
        Stream<String> ofPath =
                PATH_PARAMETER.matcher(operation.path()).results().map(found -> found.group(1));
        return Stream.concat(ofPath, operation.parameters().stream());
    }

    private static String operationId(Operation operation) {
        return operation.method().name().toLowerCase(Locale.ROOT)
                + Pattern.compile("\\w+")
                        .matcher(operation.path())
                        .results()
                        .map(MatchResult::group)
                        .map(EntityOperations::title)
                        .collect(Collectors.joining());
    }

    private Map<String, Object> responses(Operation operation) {
        Map<String, Object> responses = new LinkedHashMap<>();
        operation.answers().stream()
                .collect(Collectors.groupingBy(Operation.Answer::status, TreeMap::new, Collectors.toList()))
                .forEach((status, answers) -> responses.put("" + status, response(answers)));
        components.problemsOf(operation).forEach((status, types) -> responses.put("" + status, problem(types)));
        return responses;
    }

    private static Map<String, Object> response(List<Operation.Answer> sameStatus) {
        Map<String, Object> content = new LinkedHashMap<>();
        for (Operation.Answer answer : sameStatus) {
            if (!answer.type().isEmpty()) {
                content.put(
                        answer.type(),
                        answer.schema().isEmpty() ? Map.of() : Fields.of("schema", schema(answer.schema())));
            }
        }
        Map<String, Object> response =
                Fields.of("description", sameStatus.get(0).description());
        if (!content.isEmpty()) {
            response.put("content", content);
        }
        return response;
    }

    private static Map<String, Object> problem(List<Components.ProblemType> types) {
        String description = types.stream()
                .map(known -> known.type() + ": " + known.meaning())
                .collect(Collectors.joining(" "));
        Map<String, Object> schema = Fields.of("schema", Fields.of("$ref", SCHEMAS + "Problem"));
        return Fields.of(
                "description",
                description,
                "content",
                Fields.of("application/problem+json", schema, "text/html", Map.of()));
    }

    private static Map<String, Object> schema(String name) {
        if (name.isEmpty()) {
            return Map.of();
        }
        if (!name.endsWith("[]")) {
            return Fields.of("$ref", SCHEMAS + name);
        }
        Map<String, Object> items = Fields.of("$ref", SCHEMAS + name.substring(0, name.length() - 2));
        Map<String, Object> properties = Fields.of(
                "items",
                Fields.of("type", "array", "items", items),
                "next",
                Fields.of("type", List.of("string", "null")));
        Map<String, Object> page = Fields.of("type", "object", "required", new ArrayList<>(properties.keySet()));
        page.put("properties", properties);
        page.put("additionalProperties", false);
        return page;
    }
}
