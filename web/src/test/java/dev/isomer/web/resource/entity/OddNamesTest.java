package dev.isomer.web.resource.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.model.Kind;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.http.PercentEncoding;
import dev.isomer.web.http.RawAnswer;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.util.List;

/** Names that could be taken for another one: each is refused, and no row but the named one is ever touched. */
@UseSchema(CatalogSchemaSource.class)
final class OddNamesTest {
    private static final List<String> ODD = List.of(
            "a?b",
            "a/b",
            "a;b",
            "a%b",
            "a b",
            "a+b",
            "a\\b",
            "..",
            ".",
            "☃",
            "😀",
            "é",
            "\"'; DROP TABLE server",
            "a#b",
            "a%",
            "a_%",
            "A".repeat(101));

    /** 18. */
    @EveryStore
    void anOddNameIsRefusedAndTouchesNothing(Store store) {
        try (Site site = new Site(store)) {
            for (String name : List.of("a", "ab", "b", "A", "aXb")) {
                assertEquals(
                        201,
                        site.json("PUT", "/servers/" + name, "{\"definition\":\"x\"}")
                                .status());
            }
            String before = site.get("/servers").text();
            for (String name : ODD) {
                String target = "/servers/" + PercentEncoding.encode(name).replace(".", "%2E");
                assertEquals(404, RawAnswer.get(site.port(), target).status(), name);
                for (String method : List.of("PUT", "PATCH", "DELETE")) {
                    String body = method.equals("DELETE") ? "" : "{\"definition\":\"changed\"}";
                    String request =
                            RawAnswer.request(method, target, site.port(), body, "Content-Type: application/json");
                    assertEquals(422, RawAnswer.to(site.port(), request).status(), method + " " + name);
                }
                String toggle = RawAnswer.request(
                        "POST",
                        target + "/enabled",
                        site.port(),
                        "{\"enabled\":false}",
                        "Content-Type: application/json");
                assertEquals(422, RawAnswer.to(site.port(), toggle).status(), name);
                String rename = RawAnswer.request(
                        "POST", target + "/rename", site.port(), "{\"to\":\"b\"}", "Content-Type: application/json");
                assertEquals(422, RawAnswer.to(site.port(), rename).status(), name);
                assertEquals(
                        422,
                        site.json("POST", "/servers/a/rename", "{\"to\":" + quoted(name) + "}")
                                .status(),
                        name);
                for (String rest : List.of("\"delete\"}", "\"replace\",\"definition\":\"x\"}")) {
                    String operation = "{\"kind\":\"servers\",\"name\":" + quoted(name) + ",\"op\":" + rest;
                    assertEquals(
                            422,
                            site.json("POST", "/batch", "{\"operations\":[" + operation + "]}")
                                    .status(),
                            name);
                }
                assertEquals(
                        422,
                        site.form("/batch", "kind=servers&do=delete&name=" + PercentEncoding.encode(name))
                                .status(),
                        name);
                String body = "{\"name\":" + quoted(name) + ",\"definition\":\"x\"}";
                assertEquals(422, site.json("POST", "/servers", body).status(), name);
            }
            assertEquals(before, site.get("/servers").text());
        }
    }

    @EveryStore
    void everyPlainNameKeepsItsOwnRow(Store store) {
        try (Site site = new Site(store)) {
            List<String> names = List.of("a", "A", "a.json", "-", "_", "new", "edit", "enabled", "a..b", "0", "...");
            for (String name : names) {
                assertEquals(
                        201,
                        site.json("PUT", "/variables/" + name, "{\"definition\":\"of " + name + "\"}")
                                .status());
            }
            for (String name : names) {
                assertEquals(
                        "of " + name,
                        site.get("/variables/" + name).json().get("definition").textValue());
            }
            for (String name : names) {
                assertEquals(204, site.json("DELETE", "/variables/" + name, "").status(), name);
            }
            assertEquals(0, store.repository(Kind.VARIABLE.type()).count());
        }
    }

    @EveryStore
    void aHostileDefinitionIsTextEverywhere(Store store) {
        try (Site site = new Site(store)) {
            String hostile = "<script>alert(1)</script>\"' onload=x </textarea><img src=x onerror=y>";
            site.json("PUT", "/servers/a", "{\"definition\":" + quoted(hostile) + "}");
            assertEquals(
                    hostile, site.get("/servers/a").json().get("definition").textValue());
            for (String target :
                    List.of("/servers", "/servers/a", "/servers?q=%3Cscript%3E&prefix=%22%3E", "/%3Cb%3E")) {
                String page = site.get(target, "Accept", "text/html").text();
                assertTrue(!page.contains("<script>") && !page.contains("<img src=x") && !page.contains("<b>"), target);
            }
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
