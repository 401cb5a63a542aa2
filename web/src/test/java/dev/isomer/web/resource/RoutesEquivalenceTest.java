package dev.isomer.web.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cases of the domain that are about routes: the same answers whichever engine is behind them. */
@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class RoutesEquivalenceTest {
    private static final Pattern NAMED = Pattern.compile("`(dev\\.isomer\\.web\\.[a-z.]*[A-Z]\\w*Test)\\.(\\w+)`");

    private static void listsAsJson(Store store, String kind, String definition) {
        try (Site site = new Site(store)) {
            for (String name : List.of("b", "a")) {
                String body = "{\"name\":\"" + name + "\",\"definition\":\"" + definition + "\",\"enabled\":"
                        + name.equals("a") + "}";
                assertEquals(201, site.json("POST", "/" + kind, body).status());
            }
            Site.Answer answer = site.get("/" + kind, "Accept", "application/json");
            assertEquals(200, answer.status());
            assertEquals(List.of("a", "b"), answer.json().get("items").findValuesAsText("name"));
            assertEquals(List.of("true", "false"), answer.json().get("items").findValuesAsText("enabled"));
            assertEquals(
                    List.of(definition, definition), answer.json().get("items").findValuesAsText("definition"));
        }
    }

    private static void switchesByForm(Store store, String kind, String definition) {
        try (Site site = new Site(store)) {
            site.json("POST", "/" + kind, "{\"name\":\"a\",\"definition\":\"" + definition + "\",\"enabled\":false}");
            assertFalse(site.get("/" + kind + "/a").json().get("enabled").booleanValue());
            assertEquals(303, site.form("/" + kind + "/a/enabled", "enabled=1").status());
            assertTrue(site.get("/" + kind + "/a").json().get("enabled").booleanValue());
        }
    }

    @EveryStore
    void listOfServersAsJson(Store store) {
        listsAsJson(store, "servers", "print(1)");
    }

    @EveryStore
    void listOfAliasesAsJson(Store store) {
        listsAsJson(store, "aliases", "x -> /help");
    }

    @EveryStore
    void switchOfAServerByForm(Store store) {
        switchesByForm(store, "servers", "print(1)");
    }

    @EveryStore
    void switchOfAnAliasByForm(Store store) {
        switchesByForm(store, "aliases", "a -> /help");
    }

    @Test
    void everyTestOfThisModuleThatTheCasesNameExists() throws IOException, ClassNotFoundException {
        Matcher named = NAMED.matcher(Files.readString(Path.of("..", "docs", "domain-cases.md")));
        int count = 0;
        while (named.find()) {
            String method = named.group(2);
            assertTrue(
                    Arrays.stream(Class.forName(named.group(1)).getDeclaredMethods())
                            .map(Method::getName)
                            .anyMatch(method::equals),
                    named.group());
            count++;
        }
        assertEquals(22, count);
    }
}
