package dev.isomer.web.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Router;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Values of secrets that nobody else has, looked for in all that the application answers to anybody. */
@UseSchema(CatalogSchemaSource.class)
final class CanaryTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");
    private static final int MOST_PAGES = 400;
    private static final Set<String> ENDLESS = Set.of("/events");

    private final Random random = new Random(29);
    private final Map<String, Canary> canaries = new LinkedHashMap<>();

    @EveryStore
    void noAnswerButRevealingHasAValueOfASecret(Store store) {
        try (Site site = new Site(store)) {
            List<String> said = fill(site);
            Map<String, String> answers = crawl(site);
            assertTrue(answers.size() > 30, () -> "only " + answers.keySet());
            for (Map.Entry<String, Canary> each : canaries.entrySet()) {
                if (each.getKey().equals("variable")) {
                    assertTrue(answers.values().stream().anyMatch(each.getValue()::isIn), "the search finds nothing");
                    continue;
                }
                said.forEach(answer -> assertTrue(!each.getValue().isIn(answer), each.getKey() + " in " + answer));
                answers.forEach((address, answer) ->
                        assertTrue(!each.getValue().isIn(answer), each.getKey() + " in " + address + ": " + answer));
            }
            Site.Answer revealed = site.send("POST", "/secrets/kept/reveal", "");
            assertTrue(canaries.get("kept").isIn(revealed.text()), "what is not masked is found");
        }
    }

    @Test
    void everyFormIsFound() {
        Canary canary = Canary.of(random);
        assertEquals(32, canary.text().length());
        for (String form : canary.forms()) {
            assertTrue(canary.isIn("something before " + form + " and behind"), form);
        }
        for (int offset = 0; offset < 3; offset++) {
            String encoded = Base64.getEncoder()
                    .encodeToString(("x".repeat(offset) + canary.text() + "behind").getBytes(StandardCharsets.UTF_8));
            assertTrue(canary.isIn(encoded), encoded);
        }
        assertTrue(!canary.isIn(Canary.of(random).text()));
    }

    /** Secrets that are saved, changed, switched, renamed, deleted, undone, refused and exported; what was answered. */
    private List<String> fill(Site site) {
        List<String> said = new ArrayList<>();
        said.add(put(site, "/secrets/kept", "kept"));
        said.add(put(site, "/secrets/changed", "before"));
        said.add(put(site, "/secrets/changed", "after"));
        said.add(put(site, "/secrets/gone", "gone"));
        put(site, "/variables/plain", "variable");
        said.add(site.json("POST", "/secrets", body("kept", "taken")).text());
        said.add(site.json("POST", "/secrets", body("a b", "refused")).text());
        said.add(
                site.form("/secrets", "name=kept&definition=" + encoded("form")).text());
        said.add(site.form("/secrets", "name=of-form&definition=" + encoded("of form"))
                .text());
        said.add(site.send("PUT", "/secrets/x", body("x", "odd"), "Content-Type", "text/plain")
                .text());
        said.add(
                site.json("PATCH", "/secrets/changed", "{\"name\":\"renamed\"}").text());
        said.add(site.json("POST", "/secrets/kept/enabled", "{\"enabled\":false}")
                .text());
        said.add(site.form("/secrets/gone/delete", "").text());
        said.add(site.send("POST", "/secrets/renamed/reveal", "", "Sec-Fetch-Site", "cross-site")
                .text());
        site.send("POST", "/secrets/renamed/reveal", "");
        String everything = "{\"secrets\":true,\"passphrase\":\"pw\",\"disabled\":true,\"change_history\":true,"
                + "\"unreferenced\":true,\"change_message\":\"all\"";
        Site.Answer exported = site.json("POST", "/export", everything + "}");
        String document = site.get(exported.header("Location")).text();
        said.add(document);
        said.add(site.json("POST", "/export", everything + ",\"encryption\":\"xor-hmac-sha256\"}")
                .text());
        said.add(site.form("/import", "passphrase=pw&document=" + URLEncoder.encode(document, StandardCharsets.UTF_8))
                .text());
        said.add(site.form(
                        "/import?dryRun=true",
                        "passphrase=no&document=" + URLEncoder.encode(document, StandardCharsets.UTF_8))
                .text());
        return said;
    }

    private String put(Site site, String path, String canary) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return site.json("PUT", path, body(name, canary)).text();
    }

    private String body(String name, String canary) {
        return "{\"name\":\"" + name + "\",\"definition\":\"" + text(canary).replace("\"", "\\\"") + "\"}";
    }

    private String encoded(String canary) {
        return URLEncoder.encode(text(canary), StandardCharsets.UTF_8);
    }

    private String text(String canary) {
        return canaries.computeIfAbsent(canary, unknown -> Canary.of(random)).text();
    }

    /** What every address answers to a GET: those of the routes, and those that pages link to. */
    private static Map<String, String> crawl(Site site) {
        Deque<String> waiting = new ArrayDeque<>(List.of(
                "/secrets/kept", "/secrets/renamed", "/secrets/of-form", "/secrets.csv", "/search?q=kept", "/nothing"));
        for (Router.Route route : site.routes()) {
            if (route.method() == Method.GET && !ENDLESS.contains(route.pattern())) {
                waiting.add(route.pattern().replaceAll("\\{[^}]*}", "kept"));
            }
        }
        Set<String> known = new TreeSet<>(waiting);
        Map<String, String> answers = new LinkedHashMap<>();
        while (!waiting.isEmpty() && answers.size() < MOST_PAGES) {
            String address = waiting.remove();
            for (String accept : List.of("text/html", "application/json")) {
                Site.Answer answer = site.get(address, "Accept", accept);
                String whole = answer.response().headers().map() + "\n" + answer.text();
                answers.put(address + " " + accept, whole);
                Matcher link = LINK.matcher(answer.text());
                while (link.find()) {
                    String next = link.group(1).replace("&amp;", "&");
                    if (!ENDLESS.contains(next) && known.add(next)) {
                        waiting.add(next);
                    }
                }
            }
        }
        return answers;
    }
}
