package dev.isomer.web.resource.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.catalog.model.Kind;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.web.http.Listener;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.RawAnswer;
import dev.isomer.web.json.Json;
import dev.isomer.web.resource.Site;
import dev.isomer.web.resource.access.Access;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each operation is asked for, as its example says and in several wrong ways; every answer must be one that the
 * document describes.
 */
final class OpenApiAnswersTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<JsonNode, Schema> WHOLE_SCHEMAS = new ConcurrentHashMap<>();
    private static final Components COMPONENTS = new Components();
    private static final JsonNode DOCUMENT = document();

    /** The document with its schemas where a schema that stands alone looks for them. */
    private static JsonNode document() {
        String text = new String(Json.write(new OpenApiDocument(COMPONENTS, "1.2.3").tree()), StandardCharsets.UTF_8);
        return Json.read(text.replace("#/components/schemas/", "#/$defs/").getBytes(StandardCharsets.UTF_8));
    }

    @TempDir
    Path snapshots;

    static Stream<Operation> operations() {
        return Operations.all().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theExampleWorksAndEveryAnswerIsAsDescribed(Operation operation) {
        CurlExample example = CurlExample.of(operation, COMPONENTS);
        String type =
                example.headers().isEmpty() ? "X-None: none" : example.headers().get(0);
        boolean hasToken = operation.path().startsWith("/log");
        Optional<Access> access = hasToken ? Optional.of(OpenApiTest.access()) : Optional.empty();
        try (Store store = Stores.open("memory:", CatalogSchema.SCHEMA);
                Site site = new Site(store, ContentDirectory.none(), Site.modes(false, access, snapshots))) {
            if (!hasToken) {
                prepare(site);
            }
            if (operation.path().equals("/events")) {
                try (Listener listener = new Listener(site.port())) {
                    assertEquals(200, listener.status());
                }
            } else if (isForWhoIsLoggedIn(operation)) {
                check(operation, ask(site, example, example.target(), example.body(), type), 400, 499);
            } else {
                check(operation, ask(site, example, example.target(), example.body(), type), 200, 399);
            }
            check(operation, ask(site, example, example.target(), example.body(), type, "Host: elsewhere"), 421, 421);
            for (RawAnswer answer : oddOnes(site, example, type)) {
                check(operation, answer, 200, 499);
            }
        }
    }

    /** Makes what the examples speak of: something of each kind with its interaction, and a deletion to undo. */
    private static void prepare(Site site) {
        for (Kind<?> kind : Kind.all()) {
            String body = "{\"definition\":\"hello -> /servers\"}";
            assertEquals(
                    201, site.json("PUT", "/" + kind.plural() + "/hello", body).status());
        }
        String run = "{\"server_name\":\"hello\",\"result_cid\":\"AAAAAAAFaGVsbG8\"}";
        assertEquals(201, site.json("POST", "/invocations", run).status());
        site.json("PUT", "/variables/gone", "{\"definition\":\"x\"}");
        assertEquals(201, site.send("POST", "/cids", ContentOperations.EXAMPLE).status());
        assertEquals(303, site.form("/variables/gone/delete", "").status());
        assertEquals(
                201, site.json("POST", "/snapshots", "{\"name\":\"hello\"}").status());
    }

    private static boolean isForWhoIsLoggedIn(Operation operation) {
        return operation.path().equals("/login") && operation.method() == Method.GET;
    }

    private static List<RawAnswer> oddOnes(Site site, CurlExample example, String type) {
        List<RawAnswer> answers = new ArrayList<>();
        if (!example.target().equals("/events")) {
            answers.add(ask(site, example, example.target(), example.body(), type, "Accept: text/html"));
        }
        String absent = example.target().replace("hello", "absent").replace("AAAAAAAFaGVsbG8", "absent");
        if (!absent.equals(example.target())) {
            answers.add(ask(site, example, absent, example.body(), type));
        }
        answers.add(ask(site, example, example.target() + "?nonsense=%FF", example.body(), type));
        answers.add(
                ask(site, example, example.target(), example.body(), type, "Sec-Fetch-Site: cross-site", "Host: x"));
        if (!example.body().isEmpty()) {
            answers.add(ask(site, example, example.target(), "{", type));
            answers.add(ask(site, example, example.target(), "[]", type));
            answers.add(ask(site, example, example.target(), "nonsense=1", type));
            answers.add(ask(site, example, example.target(), example.body(), "Content-Type: text/x-odd"));
            answers.add(ask(site, example, example.target(), example.body(), type, "Sec-Fetch-Site: cross-site"));
        }
        return answers;
    }

    private static RawAnswer ask(Site site, CurlExample example, String target, String body, String... headers) {
        return RawAnswer.to(
                site.port(), RawAnswer.request(example.method().name(), target, site.port(), body, headers));
    }

    private static void check(Operation operation, RawAnswer answer, int least, int greatest) {
        String what = operation.method() + " " + operation.path() + ": " + answer.head() + "\n" + answer.body();
        assertTrue(answer.status() >= least && answer.status() <= greatest, what);
        assertFalse(answer.body().contains("Exception") || answer.body().contains("at io."), what);
        JsonNode described = DOCUMENT.get("paths")
                .get(operation.path())
                .get(operation.method().name().toLowerCase(Locale.ROOT))
                .get("responses")
                .get("" + answer.status());
        assertTrue(described != null, "The status is not described. " + what);
        if (answer.body().isEmpty()) {
            assertFalse(described.has("content") && answer.status() < 300, what);
            return;
        }
        String type = answer.header("Content-Type").orElse("none").split(";")[0];
        JsonNode content = described.path("content");
        JsonNode media = content.has(type) ? content.get(type) : content.path("*/*");
        assertTrue(media.isObject(), "The type is not described. " + what);
        if (media.has("schema")) {
            validate(media.get("schema"), answer.body(), what);
        }
        if (answer.status() >= 400 && type.equals("application/problem+json")) {
            checkProblem(operation, answer, what);
        }
    }

    private static void validate(JsonNode schema, String body, String what) {
        Schema whole = WHOLE_SCHEMAS.computeIfAbsent(schema, OpenApiAnswersTest::whole);
        assertEquals(List.of(), whole.validate(Json.read(body.getBytes(StandardCharsets.UTF_8))), what);
    }

    /** The schema with those that it names. */
    private static Schema whole(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("$defs", DOCUMENT.get("components").get("schemas"));
        return SCHEMAS.getSchema(whole);
    }

    private static void checkProblem(Operation operation, RawAnswer answer, String what) {
        JsonNode problem = Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
        assertEquals(answer.status(), problem.get("status").intValue(), what);
        assertEquals(
                answer.header("X-Request-Id").orElse("none"),
                problem.get("instance").textValue(),
                what);
        String type = problem.get("type").textValue().substring("/problems/".length());
        assertTrue(
                COMPONENTS.problemsOf(operation).get(answer.status()).stream()
                        .anyMatch(known -> known.type().equals(type)),
                "The problem is not described. " + what);
    }
}
