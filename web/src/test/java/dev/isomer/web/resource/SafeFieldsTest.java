package dev.isomer.web.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.memory.MemoryStore;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.RawAnswer;
import dev.isomer.web.http.Router.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every address, whatever it answers, sends the same header fields for safety. */
final class SafeFieldsTest {
    private static final Store STORE = MemoryStore.open(CatalogSchema.SCHEMA);
    private static final Site SITE = new Site(STORE);
    private static final Set<String> FIELDS = Set.of(
            "Cache-Control",
            "Content-Security-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "Referrer-Policy",
            "Vary",
            "X-Content-Type-Options");
    private static final String NOTHING_ELSE = "default-src 'none'; ";
    private static final String SANDBOX = "sandbox";

    @AfterAll
    static void stop() {
        SITE.close();
        STORE.close();
    }

    @Test
    void everyRouteAndMethodSendsThem() {
        Map<String, String> lacking = new TreeMap<>();
        Set<Integer> statuses = new TreeSet<>();
        List<Route> routes = SITE.routes();
        for (String pattern : routes.stream().map(Route::pattern).collect(Collectors.toSet())) {
            for (Method method : Method.values()) {
                for (String target : targets(pattern)) {
                    for (String accept : List.of("text/html", "application/json")) {
                        RawAnswer answer = answer(method, target, accept);
                        statuses.add(answer.status());
                        note(method + " " + target + " as " + accept, answer, lacking);
                    }
                }
            }
        }
        assertEquals(Map.of(), lacking);
        assertTrue(statuses.containsAll(Set.of(200, 204, 400, 404, 405, 415, 422)), statuses::toString);
    }

    @Test
    void refusalsBeforeAnyRouteSendThemToo() {
        Map<String, String> lacking = new TreeMap<>();
        int port = SITE.port();
        Map<Integer, String> requests = Map.of(
                403, RawAnswer.request("POST", "/servers", port, "", "Origin: http://evil.example"),
                413, RawAnswer.request("POST", "/servers", port, "", "Content-Length: 999999999"),
                421, RawAnswer.request("GET", "/", port, "", "Host: evil.example"),
                501, RawAnswer.request("BREW", "/", port, ""),
                400, RawAnswer.request("GET", "/%FF", port, ""));
        requests.forEach((status, request) -> {
            RawAnswer answer = RawAnswer.to(port, request);
            assertEquals(status, answer.status());
            note("" + status, answer, lacking);
        });
        assertEquals(Map.of(), lacking);
    }

    @Test
    void noAnswerLetsAnotherSiteReadIt() {
        RawAnswer answer = RawAnswer.get(SITE.port(), "/servers", "Origin: http://evil.example");
        assertEquals(200, answer.status());
        assertTrue(answer.header("Access-Control-Allow-Origin").isEmpty(), answer.head());
        RawAnswer asked = RawAnswer.to(
                SITE.port(),
                RawAnswer.request(
                        "OPTIONS",
                        "/servers",
                        SITE.port(),
                        "",
                        "Origin: http://evil.example",
                        "Access-Control-Request-Method: POST"));
        assertTrue(!asked.head().contains("Access-Control"), asked.head());
    }

    /** The addresses with each of some values, or the one that there is. */
    private static Set<String> targets(String pattern) {
        return Stream.of("none", "AAAAAAAFaGVsbG8", "a%2Fb", "%FF")
                .map(value -> pattern.replaceAll("\\{[^}]*}", value))
                .collect(Collectors.toSet());
    }

    private static RawAnswer answer(Method method, String target, String accept) {
        boolean sends = method == Method.POST || method == Method.PUT || method == Method.PATCH;
        String request = RawAnswer.request(
                method.name(),
                target,
                SITE.port(),
                sends ? "[]" : "",
                "Accept: " + accept,
                "Content-Type: application/json");
        return RawAnswer.headTo(SITE.port(), request);
    }

    private static void note(String request, RawAnswer answer, Map<String, String> lacking) {
        String missing = FIELDS.stream()
                .filter(name -> answer.header(name).isEmpty())
                .sorted()
                .collect(Collectors.joining(", "));
        String policy = answer.header("Content-Security-Policy").orElse("");
        boolean guarded = policy.startsWith(NOTHING_ELSE) || policy.startsWith(SANDBOX);
        boolean sniffed = !answer.header("X-Content-Type-Options").orElse("").equals("nosniff");
        if (!missing.isEmpty() || !guarded || sniffed || policy.contains("unsafe")) {
            lacking.put(request, answer.status() + " " + missing + " " + policy);
        }
    }
}
