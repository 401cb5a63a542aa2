package dev.isomer.web.equivalence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.web.http.PercentEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes scripts from the application's own description of its addresses, so that each new address is in them at once.
 * The same seed makes the same script.
 */
final class ScriptGenerator {
    /**
     * What differs by its nature: memory used is the engine's own matter, snapshots are for those in memory alone, and
     * a stream of events has no end.
     */
    private static final Pattern LEFT_OUT = Pattern.compile("/|/memory|/metrics|/events|/snapshots.*");

    private static final List<String> NAMES = List.of("a", "b", "hello", "new", "B.2_x-", "absent");
    private static final List<String> ODD_NAMES =
            List.of("a%3Fb", "..", "%FF", "%E2%98%83", "a%2Fb", "x".repeat(101), "%00", "a;b", "'%20OR%201=1");
    private static final List<String> CONTENTS = List.of("AAAAAAAFaGVsbG8", "AAAAAAAFaGVsbG8.txt", "absent.html");
    private static final List<String> DEFINITIONS =
            List.of("print(1)", "good day", "a -> /servers", "hello -> /variables", "x", "\\u2603 \\uD83D\\uDE00", "");
    private static final List<String> VALUES =
            List.of("", "true", "2", "0", "name", "-created_at", "he", "%", "%E2%98%83");
    private static final List<String> CONDITIONS = List.of(
            "If-Match: $TAG",
            "If-Match: \"other\"",
            "If-Match: *",
            "If-None-Match: *",
            "If-None-Match: $TAG",
            "Range: bytes=1-2",
            "Range: bytes=-2",
            "Range: bytes=99-",
            "If-Range: $TAG",
            "If-Modified-Since: Thu, 31 Dec 2037 23:55:55 GMT",
            "Sec-Fetch-Site: cross-site",
            "X-Request-Id: mine");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final JsonNode document;
    private final Map<String, List<Operation>> operationsByTopic = new LinkedHashMap<>();
    private final Random random;

    private record Operation(String method, String path, JsonNode description) {}

    ScriptGenerator(JsonNode document, long seed) {
        this.document = document;
        this.random = new Random(seed);
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            if (!LEFT_OUT.matcher(path.getKey()).matches()) {
                for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                    String topic = method.getValue().get("tags").get(0).textValue();
                    operationsByTopic
                            .computeIfAbsent(topic, key -> new ArrayList<>())
                            .add(new Operation(
                                    method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
                }
            }
        }
    }

    List<Call> script(int length) {
        List<Call> script = new ArrayList<>(opening());
        for (int i = script.size(); i < length; i++) {
            script.add(
                    random.nextInt(20) == 0
                            ? new Call("GET", Call.NEXT, List.of(), "")
                            : call(oneOf(oneOf(List.copyOf(operationsByTopic.values())))));
        }
        return script;
    }

    /** Something of each kind, so that there is something to change and to turn pages of; and what is seldom met. */
    private List<Call> opening() {
        List<Call> calls = new ArrayList<>();
        calls.add(new Call("GET", "/" + CONTENTS.get(0), List.of("Range: bytes=99-"), ""));
        calls.add(new Call("GET", "/" + CONTENTS.get(0), List.of("Range: bytes=1-2"), ""));
        for (List<Operation> operations : operationsByTopic.values()) {
            for (Operation operation : operations) {
                if (operation.method().equals("PUT")) {
                    NAMES.subList(0, 3).forEach(name -> calls.add(put(operation, name)));
                }
            }
        }
        return calls;
    }

    private static Call put(Operation operation, String name) {
        JsonNode body = operation.description().at("/requestBody/content/application~1json/example");
        return new Call(
                "PUT",
                operation.path().replace("{name}", name),
                List.of("Content-Type: application/json"),
                body.toString());
    }

    private Call call(Operation operation) {
        String method =
                random.nextInt(30) == 0 ? oneOf(List.of("HEAD", "OPTIONS", "DELETE", "PUT")) : operation.method();
        List<String> headers = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            headers.add("Accept: " + oneOf(List.of("text/html", "application/json", "*/*", "image/png")));
        }
        if (random.nextInt(3) == 0) {
            headers.add(oneOf(random.nextInt(3) == 0 ? CONDITIONS : conditionsOf(operation)));
        }
        String body = "";
        JsonNode content = operation.description().path("requestBody").path("content");
        if (content.size() > 0) {
            Map.Entry<String, JsonNode> type =
                    oneOf(content.properties().stream().toList());
            headers.add("Content-Type: " + (random.nextInt(20) == 0 ? "text/x-odd" : type.getKey()));
            body = body(type.getKey(), type.getValue().get("example"));
        }
        return new Call(method, path(operation.path()) + query(operation.description()), headers, body);
    }

    /** The conditions that the operation is described with, or all where it has none. */
    private List<String> conditionsOf(Operation operation) {
        List<String> known = operation.description().findValuesAsText("$ref").stream()
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .toList();
        List<String> fitting = CONDITIONS.stream()
                .filter(line -> known.contains(line.substring(0, line.indexOf(':'))))
                .toList();
        return fitting.isEmpty() ? CONDITIONS : fitting;
    }

    private String path(String pattern) {
        Matcher matcher = PARAMETER.matcher(pattern);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(segment(found.group(1))));
    }

    private String segment(String parameter) {
        if (random.nextInt(25) == 0) {
            return oneOf(ODD_NAMES);
        }
        return switch (parameter) {
            case "name" -> oneOf(NAMES);
            case "cid" ->
                random.nextInt(3) == 0
                        ? oneOf(CONTENTS)
                        : parameter(parameter).get("example").asText();
            default -> parameter(parameter).path("example").asText();
        };
    }

    private JsonNode parameter(String name) {
        return document.get("components").get("parameters").get(name);
    }

    private String query(JsonNode description) {
        List<String> fields = new ArrayList<>();
        for (JsonNode reference : description.path("parameters")) {
            JsonNode parameter = document.at(reference.get("$ref").textValue().substring(1));
            boolean isRequired = parameter.path("required").booleanValue();
            if (parameter.get("in").textValue().equals("query") && (isRequired || random.nextInt(4) == 0)) {
                String value = random.nextInt(3) == 0
                        ? oneOf(VALUES)
                        : PercentEncoding.encode(value(parameter.get("name").textValue(), parameter));
                fields.add(parameter.get("name").textValue() + "=" + value);
            }
        }
        if (random.nextInt(25) == 0) {
            fields.add("nonsense=1");
        }
        return fields.isEmpty() ? "" : "?" + String.join("&", fields);
    }

    /** A value that is right; pages are so short that there is a next one. */
    private String value(String name, JsonNode parameter) {
        return name.equals("limit")
                ? oneOf(List.of("1", "2"))
                : parameter.path("example").asText();
    }

    private String body(String type, JsonNode example) {
        String whole = type.endsWith("json") ? json(example) : form(example);
        return random.nextInt(20) == 0 ? whole.substring(0, random.nextInt(whole.length() + 1)) : whole;
    }

    private String json(JsonNode example) {
        String text = example.toString();
        if (example.has("definition") && random.nextInt(2) == 0) {
            String definition = oneOf(DEFINITIONS);
            text = text.replaceFirst("\"definition\":\"[^\"]*\"", quoted("\"definition\":\"" + definition + "\""));
        }
        if (example.has("name") && random.nextInt(2) == 0) {
            text = text.replaceFirst("\"name\":\"[^\"]*\"", quoted("\"name\":\"" + oneOf(NAMES) + "\""));
        }
        return random.nextInt(25) == 0 ? text.replaceFirst("\\{", "{\"nonsense\":1,") : text;
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    private String form(JsonNode example) {
        if (!example.isObject()) {
            return example.asText();
        }
        return example.properties().stream()
                .map(field -> field.getKey() + "="
                        + PercentEncoding.encode(
                                field.getKey().equals("name") && random.nextInt(2) == 0
                                        ? oneOf(NAMES)
                                        : field.getValue().asText()))
                .collect(Collectors.joining("&"));
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
