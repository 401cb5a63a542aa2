package dev.isomer.web.resource.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Kind;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.List;

/** Lists and items of the four kinds: made, read, changed, switched, deleted. */
@UseSchema(CatalogSchemaSource.class)
final class EntityRoutesTest {
    @EveryStore
    void anItemIsMadeReadReplacedAndDeleted(Store store) {
        try (Site site = new Site(store)) {
            Site.Answer made = site.json("POST", "/servers", "{\"name\":\"echo\",\"definition\":\"say ☃ 😀\"}");
            assertEquals(201, made.status());
            assertEquals("/servers/echo", made.header("Location"));
            String expected = "{\"id\":1,\"name\":\"echo\",\"definition\":\"say ☃ 😀\","
                    + "\"definition_cid\":\"AAAAAAAMc2F5IOKYgyDwn5iA\",\"created_at\":\"2026-01-02T12:00:00.000000Z\","
                    + "\"updated_at\":\"2026-01-02T12:00:00.000000Z\",\"enabled\":true}";
            assertEquals(expected, made.text());
            assertEquals(expected, site.get("/servers/echo").text());
            Site.Answer replaced = site.json("PUT", "/servers/echo", "{\"definition\":\"new\",\"enabled\":false}");
            assertEquals(200, replaced.status());
            assertEquals("new", replaced.json().get("definition").textValue());
            assertFalse(replaced.json().get("enabled").booleanValue());
            assertEquals(204, site.json("DELETE", "/servers/echo", "").status());
            assertEquals(404, site.get("/servers/echo").status());
            assertEquals(404, site.json("DELETE", "/servers/echo", "").status());
        }
    }

    @EveryStore
    void everyKindListsItsRowsByNameAndTellsTheSwitch(Store store) {
        try (Site site = new Site(store)) {
            for (Kind<?> kind : Kind.all()) {
                String list = "/" + kind.plural();
                for (String name : List.of("z", "a", "m")) {
                    String definition = kind == (Kind<?>) Kind.ALIAS ? name + " -> /help" : "x";
                    String body = "{\"name\":\"" + name + "\",\"definition\":\"" + definition + "\",\"enabled\":"
                            + !name.equals("m") + "}";
                    assertEquals(201, site.json("POST", list, body).status(), list);
                }
                Site.Answer answer = site.get(list, "Accept", "application/json");
                assertEquals(200, answer.status());
                assertEquals(List.of("a", "m", "z"), answer.json().get("items").findValuesAsText("name"));
                assertEquals(
                        List.of("true", "false", "true"),
                        answer.json().get("items").findValuesAsText("enabled"));
                assertTrue(answer.json().get("next").isNull());
            }
        }
    }

    @EveryStore
    void theSwitchTakesEveryWordThatTheOriginalTakes(Store store) {
        try (Site site = new Site(store)) {
            site.json("POST", "/aliases", "{\"name\":\"a\",\"definition\":\"a -> /help\",\"enabled\":false}");
            for (String word : List.of("1", "TRUE", "t", "yes", "Y", "on")) {
                assertEquals(
                        303, site.form("/aliases/a/enabled", "enabled=" + word).status(), word);
                assertTrue(site.get("/aliases/a").json().get("enabled").booleanValue(), word);
                for (String off : List.of("0", "False", "f", "no", "n", "off", "")) {
                    assertEquals(
                            303,
                            site.form("/aliases/a/enabled", "enabled=1&enabled=" + off)
                                    .status(),
                            off);
                    assertFalse(site.get("/aliases/a").json().get("enabled").booleanValue(), off);
                }
            }
            assertEquals(400, site.form("/aliases/a/enabled", "enabled=maybe").status());
            assertEquals(400, site.form("/aliases/a/enabled", "").status());
            assertEquals(404, site.form("/aliases/none/enabled", "enabled=1").status());
            assertEquals(405, site.get("/aliases/a/enabled").status());
            Site.Answer json = site.json("POST", "/aliases/a/enabled", "{\"enabled\": true}");
            assertEquals("{\"alias\":\"a\",\"enabled\":true}", json.text());
        }
    }

    @EveryStore
    void aVersionThatIsNotThePresentOneChangesNothing(Store store) {
        try (Site site = new Site(store)) {
            String first =
                    site.json("PUT", "/variables/v", "{\"definition\":\"one\"}").header("ETag");
            assertEquals(304, site.get("/variables/v", "If-None-Match", first).status());
            assertEquals(
                    304,
                    site.get("/variables/v", "If-None-Match", "\"other\", W/" + first)
                            .status());
            String type = "application/json";
            Site.Answer second = site.send(
                    "PUT", "/variables/v", "{\"definition\":\"two\"}", "Content-Type", type, "If-Match", first);
            assertEquals(200, second.status());
            Site.Answer stale = site.send(
                    "PUT", "/variables/v", "{\"definition\":\"three\"}", "Content-Type", type, "If-Match", first);
            assertEquals(412, stale.status());
            assertEquals(
                    second.header("ETag"), stale.json().get("currentVersion").textValue());
            assertEquals(
                    412,
                    site.send("DELETE", "/variables/v", "", "If-Match", first).status());
            assertEquals(
                    412,
                    site.send(
                                    "PUT",
                                    "/variables/v",
                                    "{\"definition\":\"x\"}",
                                    "Content-Type",
                                    type,
                                    "If-None-Match",
                                    "*")
                            .status());
            assertEquals(
                    "two", site.get("/variables/v").json().get("definition").textValue());
        }
    }

    @EveryStore
    void aPatchChangesWhatItNamesAndRenames(Store store) {
        try (Site site = new Site(store)) {
            site.json("PUT", "/variables/v", "{\"definition\":\"one\"}");
            site.json("PUT", "/variables/taken", "{\"definition\":\"x\"}");
            assertFalse(site.json("PATCH", "/variables/v", "{\"enabled\":false}")
                    .json()
                    .get("enabled")
                    .booleanValue());
            assertEquals(
                    "one", site.get("/variables/v").json().get("definition").textValue());
            assertEquals(
                    409,
                    site.json("PATCH", "/variables/v", "{\"name\":\"taken\"}").status());
            Site.Answer renamed = site.json("PATCH", "/variables/v", "{\"name\":\"w\"}");
            assertEquals("/variables/w", renamed.header("Location"));
            assertEquals(1, renamed.json().get("id").intValue());
            assertEquals(404, site.get("/variables/v").status());
        }
    }

    @EveryStore
    void whatIsWrongIsRefusedFieldByField(Store store) {
        try (Site site = new Site(store)) {
            site.json("POST", "/servers", "{\"name\":\"a\",\"definition\":\"x\"}");
            assertEquals(
                    409,
                    site.json("POST", "/servers", "{\"name\":\"a\",\"definition\":\"y\"}")
                            .status());
            assertEquals(422, site.json("POST", "/servers", "{\"name\":\"b\"}").status());
            assertEquals(
                    422,
                    site.json("POST", "/servers", "{\"name\":\"b\",\"definition\":\" \\n\"}")
                            .status());
            assertEquals(
                    422,
                    site.json("POST", "/aliases", "{\"name\":\"b\",\"definition\":\"no arrow\"}")
                            .status());
            assertEquals(422, site.json("POST", "/servers", "[]").status());
            assertEquals(
                    400,
                    site.json("POST", "/servers", "{\"name\":\"b\",\"name\":\"c\"}")
                            .status());
            assertEquals(400, site.json("POST", "/servers", "{} {}").status());
            assertEquals(
                    415,
                    site.send("POST", "/servers", "x", "Content-Type", "text/plain")
                            .status());
            Site.Answer unknown = site.json("POST", "/servers", "{\"nam\":\"b\",\"enabled\":1}");
            assertEquals(422, unknown.status());
            assertEquals(
                    List.of("/nam", "/enabled"), unknown.json().get("errors").findValuesAsText("pointer"));
            assertEquals(1, store.repository(Kind.SERVER.type()).count());
            assertEquals("x", site.get("/servers/a").json().get("definition").textValue());
        }
    }

    @EveryStore
    void aSecretNeverShowsItsValue(Store store) {
        try (Site site = new Site(store)) {
            String value = "canary-8d1f0c5be2";
            Site.Answer made = site.json(
                    "POST", "/secrets", "{\"name\":\"s\",\"definition\":\"" + value + "\",\"change_message\":\"m\"}");
            assertEquals(201, made.status());
            String expected =
                    "{\"id\":1,\"name\":\"s\",\"redacted\":true,\"created_at\":\"2026-01-02T12:00:00.000000Z\","
                            + "\"updated_at\":\"2026-01-02T12:00:00.000000Z\",\"enabled\":true}";
            assertEquals(expected, made.text());
            assertEquals(
                    "{\"items\":[" + expected + "],\"next\":null}",
                    site.get("/secrets").text());
            for (String target : List.of("/", "/secrets", "/secrets/s")) {
                for (String accept : List.of("text/html", "application/json")) {
                    assertFalse(site.get(target, "Accept", accept).text().contains(value), target);
                }
            }
            String version = made.header("ETag").replace("\"", "%22");
            Site.Answer kept = site.form("/secrets/s", "name=s&definition=&enabled=on&version=" + version);
            assertEquals(303, kept.status());
            assertEquals(
                    value,
                    site.catalog()
                            .read(tx -> tx.secrets().byName("s"))
                            .orElseThrow()
                            .definition());
            assertTrue(store.repository(EntityInteraction.TYPE).list().stream()
                    .allMatch(interaction -> interaction.content().isEmpty()));
        }
    }

    @EveryStore
    void everyChangeIsRecordedAndNoRefusedOneIs(Store store) {
        try (Site site = new Site(store)) {
            site.json("POST", "/servers", "{\"name\":\"a\",\"definition\":\"x\",\"change_message\":\"because\"}");
            site.json("POST", "/servers", "{\"name\":\"a\",\"definition\":\"y\"}");
            site.json("POST", "/servers/a/enabled", "{\"enabled\":false}");
            site.json("PATCH", "/servers/a", "{\"name\":\"b\"}");
            site.json("DELETE", "/servers/a", "");
            site.json("DELETE", "/servers/b", "");
            assertEquals(
                    List.of("save a because", "disable a ", "rename b from a", "delete b "),
                    store.repository(EntityInteraction.TYPE).list().stream()
                            .map(i -> i.action() + " " + i.entityName() + " " + i.message())
                            .toList());
        }
    }
}
