package dev.isomer.web.resource.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.model.Kind;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.http.RawAnswer;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Conditional requests, methods and media types. The numbers are those of the checklist of behaviours. */
@UseSchema(CatalogSchemaSource.class)
final class ConditionsTest {
    private static final String JSON = "application/json";

    /** 16. */
    @EveryStore
    void aPutCreatesThenReplacesAndAStaleOneGetsBothVersions(Store store) {
        try (Site site = new Site(store)) {
            Site.Answer first = site.json("PUT", "/servers/a", "{\"definition\":\"one\"}");
            assertEquals(201, first.status());
            assertEquals("/servers/a", first.header("Location"));
            Site.Answer second = site.json("PUT", "/servers/a", "{\"definition\":\"two\"}");
            assertEquals(200, second.status());
            assertNotEquals(first.header("ETag"), second.header("ETag"));
            for (String method : List.of("PUT", "PATCH", "DELETE")) {
                Site.Answer stale = site.send(
                        method,
                        "/servers/a",
                        "{\"definition\":\"mine\"}",
                        "Content-Type",
                        JSON,
                        "If-Match",
                        first.header("ETag"));
                assertEquals(412, stale.status(), method);
                assertEquals(
                        first.header("ETag"),
                        stale.json().get("expectedVersion").textValue());
                assertEquals(
                        second.header("ETag"),
                        stale.json().get("currentVersion").textValue());
                assertEquals(second.json(), stale.json().get("current"), method);
            }
            Site.Answer exists = site.send(
                    "PUT", "/servers/a", "{\"definition\":\"x\"}", "Content-Type", JSON, "If-None-Match", "*");
            assertEquals(412, exists.status());
            assertEquals(second.json(), exists.json().get("current"));
            Site.Answer made = site.send(
                    "PUT", "/servers/b", "{\"definition\":\"x\"}", "Content-Type", JSON, "If-None-Match", "*");
            assertEquals(201, made.status());
            Site.Answer gone =
                    site.send("PUT", "/servers/c", "{\"definition\":\"x\"}", "Content-Type", JSON, "If-Match", "*");
            assertEquals(412, gone.status());
            assertEquals("none", gone.json().get("currentVersion").textValue());
            assertEquals(second.text(), site.get("/servers/a").text());
        }
    }

    @EveryStore
    void theOtherVersionOfASecretIsShownWithoutItsValue(Store store) {
        try (Site site = new Site(store)) {
            String stale = site.json("PUT", "/secrets/s", "{\"definition\":\"canary-one\"}")
                    .header("ETag");
            site.json("PUT", "/secrets/s", "{\"definition\":\"canary-two\"}");
            Site.Answer refused = site.send(
                    "PUT", "/secrets/s", "{\"definition\":\"canary-three\"}", "Content-Type", JSON, "If-Match", stale);
            assertEquals(412, refused.status());
            assertTrue(refused.json().get("current").get("redacted").booleanValue());
            assertFalse(refused.text().contains("canary"));
        }
    }

    /** 17. */
    @EveryStore
    void ofManyWhoHoldTheSameVersionOneWins(Store store) {
        try (Site site = new Site(store)) {
            String version = site.json("PUT", "/variables/v", "{\"definition\":\"start\"}")
                    .header("ETag");
            List<CompletableFuture<Integer>> statuses = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String body = "{\"definition\":\"of " + i + "\"}";
                statuses.add(CompletableFuture.supplyAsync(
                        () -> site.send("PUT", "/variables/v", body, "Content-Type", JSON, "If-Match", version)
                                .status(),
                        task -> new Thread(task).start()));
            }
            List<Integer> sorted = new ArrayList<>(
                    statuses.stream().map(CompletableFuture::join).sorted().toList());
            List<Integer> expected = new ArrayList<>(Collections.nCopies(8, 412));
            expected.set(0, 200);
            assertEquals(expected, sorted);
        }
    }

    /** 21. */
    @EveryStore
    void headIsGetWithoutItsBodyAndOptionsAndRefusalsTellTheMethods(Store store) {
        try (Site site = new Site(store)) {
            for (Kind<?> kind : Kind.all()) {
                String list = "/" + kind.plural();
                String definition = kind == (Kind<?>) Kind.ALIAS ? "a -> /b" : "x";
                site.json("PUT", list + "/a", "{\"definition\":\"" + definition + "\"}");
                for (String target : List.of(list, list + ".csv", list + "/a")) {
                    RawAnswer get = RawAnswer.get(site.port(), target);
                    RawAnswer head = RawAnswer.to(site.port(), RawAnswer.request("HEAD", target, site.port(), ""));
                    assertEquals(200, head.status(), target);
                    assertEquals("", head.body(), target);
                    for (String field : List.of("Content-Length", "Content-Type", "ETag", "Cache-Control")) {
                        assertEquals(get.header(field), head.header(field), target + " " + field);
                    }
                }
                assertEquals("GET, HEAD, POST, OPTIONS", allowed(site, "OPTIONS", list, 204));
                assertEquals("GET, HEAD, POST, OPTIONS", allowed(site, "DELETE", list, 405));
                assertEquals(
                        "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS", allowed(site, "OPTIONS", list + "/a", 204));
                assertEquals("POST, OPTIONS", allowed(site, "PUT", list + "/a/rename", 405));
                assertEquals("GET, HEAD, OPTIONS", allowed(site, "POST", list + ".csv", 405));
            }
            assertEquals("POST, OPTIONS", allowed(site, "GET", "/batch", 405));
        }
    }

    private static String allowed(Site site, String method, String target, int status) {
        Site.Answer answer = site.send(method, target, "");
        assertEquals(status, answer.status(), method + " " + target);
        return answer.header("Allow");
    }

    /** 21. */
    @EveryStore
    void anotherMediaTypeAndAnUnknownParameterAreRefused(Store store) {
        try (Site site = new Site(store)) {
            site.json("PUT", "/servers/a", "{\"definition\":\"x\"}");
            for (String method : List.of("POST", "PUT", "PATCH")) {
                String target = method.equals("POST") ? "/servers" : "/servers/a";
                for (String type : List.of("text/plain", "application/xml", "application/json-patch+json")) {
                    assertEquals(
                            415,
                            site.send(method, target, "{\"definition\":\"y\"}", "Content-Type", type)
                                    .status(),
                            method + type);
                }
            }
            String mergePatch = "application/merge-patch+json";
            for (String method : List.of("POST", "PUT")) {
                String target = method.equals("POST") ? "/servers" : "/servers/a";
                assertEquals(
                        415,
                        site.send(method, target, "{}", "Content-Type", mergePatch)
                                .status());
            }
            for (String target : List.of("/servers?nam=a", "/servers.csv?x=1", "/servers/a?x=1")) {
                assertEquals(400, site.get(target).status(), target);
            }
            for (String query : List.of("?x=1", "?format=xml", "?format=csv")) {
                for (String method : List.of("PUT", "PATCH", "DELETE")) {
                    assertEquals(
                            400,
                            site.json(method, "/servers/a" + query, "{\"definition\":\"y\"}")
                                    .status(),
                            method + query);
                }
                assertEquals(400, site.form("/servers/a/delete" + query, "").status());
                assertEquals(
                        400,
                        site.form("/servers/a/enabled" + query, "enabled=0").status());
                assertEquals(
                        400,
                        site.form("/servers/a" + query, "name=a&definition=y").status());
                assertEquals(
                        400,
                        site.form("/servers" + query, "name=b&definition=y").status());
            }
            assertEquals("a\n", site.get("/servers.txt").text());
            assertTrue(site.get("/servers/a?format=txt").text().startsWith("id: 1\nname: a\ndefinition: x\n"));
            assertTrue(site.get("/servers/a?format=txt").text().endsWith("enabled: true\n"));
            assertEquals(
                    200, site.get("/servers/a", "Accept", "application/nothing").status());
        }
    }

    @EveryStore
    void aMergePatchChangesWhatItNamesAndNullRemoves(Store store) {
        try (Site site = new Site(store)) {
            site.json("PUT", "/variables/v", "{\"definition\":\"one\",\"enabled\":false}");
            assertEquals("{\"definition\":\"two\"} 200 two false", patched(site, "{\"definition\":\"two\"}"));
            assertEquals("{\"enabled\":null} 200 two true", patched(site, "{\"enabled\":null}"));
            assertEquals("{\"enabled\":false} 200 two false", patched(site, "{\"enabled\":false}"));
            assertEquals("{\"definition\":null} 422 two false", patched(site, "{\"definition\":null}"));
            assertEquals("{\"name\":null} 422 two false", patched(site, "{\"name\":null}"));
            assertEquals("{\"id\":7} 422 two false", patched(site, "{\"id\":7}"));
            assertEquals("{\"definition\":7} 422 two false", patched(site, "{\"definition\":7}"));
            assertEquals("{} 200 two false", patched(site, "{}"));
            assertEquals("[] 422 two false", patched(site, "[]"));
            assertEquals(
                    422,
                    site.json("PUT", "/variables/v", "{\"definition\":\"x\",\"enabled\":null}")
                            .status());
        }
    }

    private static String patched(Site site, String patch) {
        int status = site.send("PATCH", "/variables/v", patch, "Content-Type", "application/merge-patch+json")
                .status();
        var row = site.get("/variables/v").json();
        return patch + " " + status + " " + row.get("definition").textValue() + " " + row.get("enabled");
    }

    @EveryStore
    void aRenameKeepsTheRowAndRecordsTheFormerName(Store store) {
        try (Site site = new Site(store)) {
            site.json("PUT", "/secrets/a", "{\"definition\":\"x\"}");
            site.json("PUT", "/secrets/taken", "{\"definition\":\"x\"}");
            Site.Answer renamed = site.json("POST", "/secrets/a/rename", "{\"to\":\"b\"}");
            assertEquals(200, renamed.status());
            assertEquals("/secrets/b", renamed.header("Location"));
            assertEquals(1, renamed.json().get("id").intValue());
            assertEquals(303, site.form("/secrets/b/rename", "to=c").status());
            assertEquals(
                    409,
                    site.json("POST", "/secrets/c/rename", "{\"to\":\"taken\"}").status());
            for (String body :
                    List.of("{\"to\":\"a b\"}", "{\"to\":\"..\"}", "{}", "{\"to\":1}", "{\"to\":\"d\",\"x\":1}")) {
                assertEquals(422, site.json("POST", "/secrets/c/rename", body).status(), body);
            }
            assertEquals(
                    404,
                    site.json("POST", "/secrets/a/rename", "{\"to\":\"d\"}").status());
            assertEquals(
                    412,
                    site.send(
                                    "POST",
                                    "/secrets/c/rename",
                                    "{\"to\":\"d\"}",
                                    "Content-Type",
                                    JSON,
                                    "If-Match",
                                    "\"old\"")
                            .status());
            assertEquals("c\ntaken\n", site.get("/secrets.txt").text());
            assertEquals(List.of("rename b from a", "rename c from b"), renames(site));
        }
    }

    private static List<String> renames(Site site) {
        return List.of("b", "c").stream()
                .flatMap(name -> site.catalog().read(tx -> tx.interactions().all("secret", name)).stream())
                .map(row -> row.action() + " " + row.entityName() + " " + row.message())
                .toList();
    }
}
