package dev.isomer.web.resource.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.exchange.ExportOptions;
import dev.isomer.catalog.exchange.SecretScheme;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.secret.Passphrase;
import dev.isomer.web.http.FieldProblem;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Parameters;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Texts;
import dev.isomer.web.json.Json;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a request asks to export, from JSON or from the form of the page.
 *
 * @param message why; may be empty
 */
record ExportRequest(ExportOptions options, String message) {
    /** What is asked for beside kinds, with what it is where JSON does not say. */
    private static final Map<String, Boolean> SWITCHES =
            Map.of("disabled", false, "change_history", false, "cid_values", true, "unreferenced", false);

    private static final Set<String> TEXTS = Set.of("encryption", "passphrase", "change_message");
    private static final String NAMES = "_names";

    /** All fields that JSON may have; a form has {@code aliases_names} and so on too. */
    static final Set<String> FIELDS = fields();

    private static Set<String> fields() {
        Set<String> fields = new TreeSet<>(SWITCHES.keySet());
        fields.addAll(TEXTS);
        Kind.all().forEach(kind -> fields.add(kind.plural()));
        return Set.copyOf(fields);
    }

    /**
     * Reads the body.
     *
     * @throws HttpException 415 when it is neither, 422 naming each field that is wrong
     */
    static ExportRequest read(Request request) {
        if (request.hasForm()) {
            return ofForm(request.form());
        }
        if (request.mediaType().filter("application/json"::equals).isEmpty()) {
            throw HttpException.unsupportedMediaType("Send application/json, such as {}, or a form.");
        }
        JsonNode root = Json.read(request.payload().toByteArray());
        if (!root.isObject()) {
            throw HttpException.invalid("Send a JSON object; {} is for what is usual.");
        }
        return ofJson(root);
    }

    private static ExportRequest ofJson(JsonNode root) {
        List<FieldProblem> problems = new ArrayList<>();
        Map<Kind<?>, Set<String>> names = new LinkedHashMap<>(ExportOptions.STANDARD.names());
        for (Iterator<String> fields = root.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            JsonNode value = root.get(field);
            if (!FIELDS.contains(field)) {
                problems.add(new FieldProblem(
                        Texts.shortened(field),
                        "There is no such field; there are "
                                + FIELDS.stream().sorted().collect(Collectors.joining(", ")) + "."));
            } else if (Kind.ofPlural(field).isPresent()) {
                choose(Kind.ofPlural(field).get(), value, names, problems);
            } else if (SWITCHES.containsKey(field) && !value.isBoolean()) {
                problems.add(new FieldProblem(field, "Send true or false."));
            } else if (TEXTS.contains(field) && !value.isTextual()) {
                problems.add(new FieldProblem(field, "Send a text."));
            }
        }
        requireNone(problems);
        return of(
                names,
                field -> root.path(field).asBoolean(SWITCHES.getOrDefault(field, false)),
                root.path("encryption").asText(""),
                root.path("passphrase").asText(""),
                root.path("change_message").asText(""));
    }

    private static void choose(
            Kind<?> kind, JsonNode value, Map<Kind<?>, Set<String>> names, List<FieldProblem> problems) {
        boolean isList = value.isArray() && !value.isEmpty();
        Set<String> chosen = new TreeSet<>();
        for (JsonNode name : value) {
            isList &= name.isTextual();
            chosen.add(name.asText());
        }
        if (isList || value.isBoolean() && value.booleanValue()) {
            names.put(kind, chosen);
        } else if (value.isBoolean()) {
            names.remove(kind);
        } else {
            problems.add(new FieldProblem(kind.plural(), "Send true, false, or a list of names."));
        }
    }

    private static ExportRequest ofForm(Parameters form) {
        List<FieldProblem> problems = new ArrayList<>();
        for (Parameters.Field field : form.fields()) {
            String name = field.name();
            String kind = name.endsWith(NAMES) ? name.substring(0, name.length() - NAMES.length()) : "";
            if (!FIELDS.contains(name) && Kind.ofPlural(kind).isEmpty()) {
                problems.add(new FieldProblem(Texts.shortened(name), "There is no such field."));
            }
        }
        requireNone(problems);
        Map<Kind<?>, Set<String>> names = new LinkedHashMap<>();
        for (Kind<?> kind : Kind.all()) {
            if (form.last(kind.plural()).filter("true"::equals).isPresent()) {
                String listed = form.last(kind.plural() + NAMES).orElse("").strip();
                names.put(kind, listed.isEmpty() ? Set.of() : Set.of(unique(listed)));
            }
        }
        return of(
                names,
                field -> form.last(field).filter("true"::equals).isPresent(),
                form.last("encryption").orElse(""),
                form.last("passphrase").orElse(""),
                form.last("change_message").orElse(""));
    }

    private static String[] unique(String listed) {
        return new TreeSet<>(List.of(listed.split("[\\s,]+"))).toArray(String[]::new);
    }

    private static ExportRequest of(
            Map<Kind<?>, Set<String>> names,
            Predicate<String> isOn,
            String encryption,
            String passphrase,
            String message) {
        List<FieldProblem> problems = new ArrayList<>();
        if (names.isEmpty()) {
            problems.add(new FieldProblem("aliases", "Choose at least one of the kinds to export."));
        }
        if (names.containsKey(Kind.SECRET) && passphrase.isEmpty()) {
            problems.add(new FieldProblem("passphrase", "Give a passphrase to encrypt the secrets with."));
        }
        if (!encryption.isEmpty() && SecretScheme.of(encryption).isEmpty()) {
            problems.add(new FieldProblem(
                    "encryption",
                    "There are " + SecretScheme.AES_256_GCM.title() + " and " + SecretScheme.XOR_HMAC_SHA256.title()
                            + "."));
        }
        if (isOn.test("unreferenced") && !isOn.test("cid_values")) {
            problems.add(new FieldProblem("unreferenced", "It comes with cid_values only; ask for both."));
        }
        requireNone(problems);
        return new ExportRequest(
                new ExportOptions(
                        names,
                        isOn.test("disabled"),
                        isOn.test("change_history"),
                        isOn.test("cid_values"),
                        isOn.test("unreferenced"),
                        SecretScheme.of(encryption).orElse(SecretScheme.AES_256_GCM),
                        new Passphrase(passphrase)),
                message);
    }

    private static void requireNone(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw HttpException.invalid(problems);
        }
    }
}
