package dev.isomer.web.resource.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.web.http.AccessToken;
import dev.isomer.web.resource.Modes;
import dev.isomer.web.resource.Site;
import dev.isomer.web.resource.access.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description of the addresses against the application: nothing is missing from it and nothing made up. */
final class OpenApiTest {
    private static final String FORGOTTEN =
            "Each route needs its Operation in dev.isomer.web.resource.reference, and each Operation its route.";
    private static final Pattern PROBLEM =
            Pattern.compile("Problem\\.of\\(\\s*\\d{3},\\s*\"([a-z-]+)\"|unavailable\\(\"([a-z-]+)\"");
    private static final Pattern ANCHOR = Pattern.compile("id=\"problem-([a-z-]+)\"");

    /** One for all servers, as its key takes a while to make. */
    private static final AccessToken TOKEN_OF_THE_EXAMPLES = AccessToken.of("a-token-of-at-least-sixteen");

    /** With the token of the examples. */
    static Access access() {
        return new Access(
                TOKEN_OF_THE_EXAMPLES, new Random(1), InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z")));
    }

    private static Store store() {
        return Stores.open("memory:", CatalogSchema.SCHEMA);
    }

    @Test
    void everyRouteHasItsOperationAndEveryOperationItsRoute() {
        Modes modes = Site.modes(false, Optional.of(access()), Path.of("target", "no-snapshots"));
        try (Store store = store();
                Site site = new Site(store, ContentDirectory.none(), modes)) {
            Set<String> routes = site.routes().stream()
                    .map(route -> route.method() + " " + route.pattern())
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> operations = Operations.all().stream()
                    .map(operation -> operation.method() + " " + operation.path())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(routes, operations, FORGOTTEN);
            assertEquals(operations.size(), Operations.all().size());
        }
    }

    @Test
    void theDocumentHoldsTheOperationsAndIsValid() {
        try (Store store = store();
                Site site = new Site(store)) {
            JsonNode document = site.get("/openapi.json").json();
            assertEquals("3.1.0", document.get("openapi").textValue());
            assertEquals("1.2.3", document.get("info").get("version").textValue());
            Set<String> ids = new TreeSet<>();
            document.get("paths")
                    .forEach(path -> path.forEach(
                            operation -> ids.add(operation.get("operationId").textValue())));
            assertEquals(Operations.all().size(), ids.size());
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
            var meta = registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
            document.get("components")
                    .get("schemas")
                    .properties()
                    .forEach(entry -> assertEquals(List.of(), meta.validate(entry.getValue()), entry.getKey()));
            for (String reference : document.findValuesAsText("$ref")) {
                assertTrue(document.at(reference.substring(1)).isObject(), reference);
            }
        }
    }

    @Test
    void everySchemaAndParameterIsUsed() {
        try (Store store = store();
                Site site = new Site(store)) {
            JsonNode document = site.get("/openapi.json").json();
            Set<String> references = new TreeSet<>(document.findValuesAsText("$ref"));
            List<String> unused = new ArrayList<>();
            for (String part : List.of("schemas", "parameters")) {
                document.get("components").get(part).fieldNames().forEachRemaining(name -> {
                    if (!references.contains("#/components/" + part + "/" + name)) {
                        unused.add(name);
                    }
                });
            }
            assertEquals(List.of(), unused);
        }
    }

    @Test
    void everyTypeOfProblemIsDescribedAndHasItsPlaceOnThePage() throws IOException {
        Set<String> described = new Components()
                .problemTypes().stream()
                        .map(Components.ProblemType::type)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(typesInTheSources(), described);
        try (Store store = store();
                Site site = new Site(store)) {
            Set<String> anchors = new TreeSet<>();
            Matcher matcher = ANCHOR.matcher(site.get("/docs").text());
            while (matcher.find()) {
                anchors.add(matcher.group(1));
            }
            assertEquals(described, anchors);
            for (String type : described) {
                Site.Answer answer = site.get("/problems/" + type);
                assertEquals(303, answer.status());
                assertEquals("/docs#problem-" + type, answer.header("Location"));
            }
            assertEquals(404, site.get("/problems/none").status());
        }
    }

    private static Set<String> typesInTheSources() throws IOException {
        Set<String> types = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = PROBLEM.matcher(Files.readString(file));
                while (matcher.find()) {
                    types.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
                }
            }
        }
        return types;
    }

    @Test
    void thePageShowsEveryOperationWithACommandLine() {
        try (Store store = store();
                Site site = new Site(store)) {
            String page = site.get("/docs", "Accept", "text/html").text();
            for (Operation operation : Operations.all()) {
                assertTrue(page.contains("<code>" + operation.method() + " " + operation.path() + "</code>"));
            }
            assertTrue(page.contains("curl -X PUT"), "no command line");
            assertTrue(page.contains("http://127.0.0.1:" + site.port() + "/servers/hello"));
        }
    }
}
