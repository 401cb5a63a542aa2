package dev.isomer.web.resource.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many changes at once, by a document and by the check boxes of a list: all of them or none. */
@UseSchema(CatalogSchemaSource.class)
final class BatchTest {
    /** 22. */
    @EveryStore
    void aBadThirdOfThreeWritesNothingAndIsNamed(Store store) {
        try (Site site = new Site(store)) {
            site.json("PUT", "/servers/there", "{\"definition\":\"x\"}");
            String before = site.get("/servers").text();
            List<EntityInteraction> recorded =
                    store.repository(EntityInteraction.TYPE).list();
            String good = "{\"op\":\"create\",\"kind\":\"servers\",\"name\":\"a\",\"definition\":\"x\"},"
                    + "{\"op\":\"delete\",\"kind\":\"servers\",\"name\":\"there\"},";
            List<String> bad = List.of(
                    "409 {\"op\":\"create\",\"kind\":\"servers\",\"name\":\"a\",\"definition\":\"x\"}",
                    "404 {\"op\":\"patch\",\"kind\":\"servers\",\"name\":\"there\",\"definition\":\"x\"}",
                    "422 {\"op\":\"create\",\"kind\":\"aliases\",\"name\":\"b\",\"definition\":\"no arrow\"}",
                    "422 {\"op\":\"create\",\"kind\":\"servers\",\"name\":\"b c\",\"definition\":\"x\"}",
                    "422 {\"op\":\"create\",\"kind\":\"servers\",\"name\":\"b\",\"definitoin\":\"x\"}",
                    "422 {\"op\":\"destroy\",\"kind\":\"servers\",\"name\":\"b\"}",
                    "422 {\"op\":\"delete\",\"kind\":\"cids\",\"name\":\"b\"}",
                    "422 {\"op\":\"rename\",\"kind\":\"servers\",\"name\":\"a\"}",
                    "422 {\"op\":\"enable\",\"kind\":\"servers\",\"name\":\"a\"}",
                    "422 7",
                    "412 {\"op\":\"delete\",\"kind\":\"servers\",\"name\":\"a\",\"if_match\":\"\\\"old\\\"\"}");
            for (String third : bad) {
                Site.Answer answer =
                        site.json("POST", "/batch", "{\"operations\":[" + good + third.substring(4) + "]}");
                assertEquals(Integer.parseInt(third.substring(0, 3)), answer.status(), third);
                assertEquals(2, answer.json().get("index").intValue(), third);
                for (JsonNode error : answer.json().get("errors")) {
                    assertEquals(2, error.get("index").intValue(), third);
                    assertTrue(error.get("pointer").textValue().startsWith("/operations/2"), third);
                }
                assertEquals(before, site.get("/servers").text(), third);
            }
            assertEquals(recorded, store.repository(EntityInteraction.TYPE).list());
        }
    }

    @EveryStore
    void everyOperationOfEveryKindIsAnsweredInOrder(Store store) {
        try (Site site = new Site(store)) {
            String version =
                    site.json("PUT", "/variables/v", "{\"definition\":\"one\"}").header("ETag");
            Site.Answer answer = site.json(
                    "POST",
                    "/batch",
                    "{\"operations\":["
                            + "{\"op\":\"create\",\"kind\":\"servers\",\"name\":\"a\",\"definition\":\"x\"},"
                            + "{\"op\":\"replace\",\"kind\":\"aliases\",\"name\":\"b\",\"definition\":\"b -> /c\"},"
                            + "{\"op\":\"patch\",\"kind\":\"variables\",\"name\":\"v\",\"definition\":\"two\","
                            + "\"if_match\":"
                            + "\"" + version.replace("\"", "\\\"") + "\",\"change_message\":\"why\"},"
                            + "{\"op\":\"create\",\"kind\":\"secrets\",\"name\":\"s\",\"definition\":\"canary\"},"
                            + "{\"op\":\"enable\",\"kind\":\"secrets\",\"name\":\"s\",\"enabled\":false},"
                            + "{\"op\":\"rename\",\"kind\":\"servers\",\"name\":\"a\",\"to\":\"z\"},"
                            + "{\"op\":\"replace\",\"kind\":\"aliases\",\"name\":\"b\",\"definition\":\"b -> /d\"},"
                            + "{\"op\":\"delete\",\"kind\":\"aliases\",\"name\":\"b\"}]}");
            assertEquals(200, answer.status(), answer.text());
            assertEquals(
                    List.of("201", "201", "200", "201", "200", "200", "200", "204"),
                    answer.json().get("results").findValuesAsText("status"));
            assertEquals(
                    site.get("/servers/z").json(),
                    answer.json().get("results").get(5).get("item"));
            assertEquals(
                    site.get("/secrets/s").header("ETag"),
                    answer.json().get("results").get(4).get("etag").textValue());
            assertFalse(answer.text().contains("canary"));
            assertEquals(
                    "two", site.get("/variables/v").json().get("definition").textValue());
            assertEquals(0, site.get("/aliases").json().get("items").size());
            assertEquals(
                    List.of("save b", "save b", "delete b"),
                    site.catalog().read(tx -> tx.interactions().all("alias", "b")).stream()
                            .map(row -> row.action() + " " + row.entityName())
                            .toList());
        }
    }

    @EveryStore
    void aThousandAreTakenAndNoMore(Store store) {
        try (Site site = new Site(store)) {
            assertEquals(200, site.json("POST", "/batch", creates(1_000)).status());
            assertEquals(1_000, variables(site));
            assertEquals(422, site.json("POST", "/batch", creates(1_001)).status());
            assertEquals(
                    "{\"results\":[]}",
                    site.json("POST", "/batch", "{\"operations\":[]}").text());
            for (String body : List.of("{}", "{\"operations\":{}}", "{\"operations\":[],\"more\":1}")) {
                assertEquals(422, site.json("POST", "/batch", body).status(), body);
            }
        }
    }

    private static String creates(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> "{\"op\":\"create\",\"kind\":\"variables\",\"name\":\"v" + i + "\",\"definition\":\"x\"}")
                .collect(Collectors.joining(",", "{\"operations\":[", "]}"));
    }

    @EveryStore
    void theCheckBoxesOfAListSwitchAndDeleteAllThatAreTicked(Store store) {
        try (Site site = new Site(store)) {
            site.json("POST", "/batch", creates(500));
            String page =
                    site.get("/variables?limit=500", "Accept", "text/html").text();
            assertEquals(500, page.split("<input type=\"checkbox\" form=\"chosen\" name=\"name\"", -1).length - 1);
            String all = IntStream.range(0, 500).mapToObj(i -> "&name=v" + i).collect(Collectors.joining());
            String back = "&back=%2Fvariables%3Flimit%3D500";
            Site.Answer disabled = site.form("/batch", "kind=variables&do=disable" + back + all);
            assertEquals(303, disabled.status());
            assertEquals("/variables?limit=500", disabled.header("Location"));
            assertEquals(500, count(site, false));
            assertEquals(
                    "/variables",
                    site.form("/batch", "kind=variables&do=enable&name=v1&name=v2&back=//elsewhere.example")
                            .header("Location"));
            assertEquals(498, count(site, false));
            assertEquals(
                    404,
                    site.form("/batch", "kind=variables&do=delete&name=v1&name=none")
                            .status());
            assertEquals(422, site.form("/batch", "kind=variables&do=delete").status());
            assertEquals(
                    422, site.form("/batch", "kind=variables&do=burn&name=v1").status());
            assertEquals(422, site.form("/batch", "kind=cids&do=delete&name=v1").status());
            assertEquals(500, variables(site));
            assertEquals(
                    303, site.form("/batch", "kind=variables&do=delete" + all).status());
            assertEquals(0, variables(site));
        }
    }

    private static long variables(Site site) {
        return site.catalog().read(tx -> tx.variables().count());
    }

    private static int count(Site site, boolean enabled) {
        return site.get("/variables?limit=500&enabled=" + enabled)
                .json()
                .get("items")
                .size();
    }
}
