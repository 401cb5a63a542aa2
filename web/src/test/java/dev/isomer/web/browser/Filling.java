package dev.isomer.web.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.web.json.Fields;
import dev.isomer.web.json.Json;
import dev.isomer.web.resource.Site;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Something of everything, as a person would have it. */
final class Filling {
    private static final Map<String, String> SERVERS = Map.of(
            "greet", "def main(name=\"world\"):\n    return {\"output\": f\"Hello, {name}!\"}\n",
            "markdown", "def main(text):\n    return {\"output\": render(text), \"content_type\": \"text/html\"}\n",
            "manual", "def main(request):\n    return page(\"manual\", request.path)\n",
            "weather", "def main(city, key=secrets.weather_key):\n    return fetch(f\"{base}/{city}?key={key}\")\n",
            "shorten", "def main(url):\n    return {\"output\": store(url)}\n",
            "a-name-that-is-as-long-as-names-may-be.with-dots_and_underscores.0123456789.0123456789.0123456789012",
                    "def main():\n    return {}\n");
    private static final List<String> ALIASES = List.of(
            "docs -> /servers/manual",
            "hello -> /servers/greet",
            "/wiki/* -> /servers/markdown [glob]",
            "w -> /servers/weather");

    private Filling() {}

    /** Fills a site. */
    static void of(Site site) {
        SERVERS.forEach((name, text) -> put(site, "/servers/" + name, text));
        for (String alias : ALIASES) {
            put(site, "/aliases/" + alias.split(" ")[0].replaceAll("[^a-z]", ""), alias);
        }
        put(site, "/variables/city", "Utrecht");
        put(site, "/variables/base", "https://weather.example.org/v2");
        put(site, "/variables/banner", "Opening hours: 9 to 17, and on request.\n".repeat(40));
        put(site, "/variables/markup", "<img src=x onerror=alert(1)>");
        put(site, "/secrets/weather_key", "canary-in-the-coal-mine");
        put(site, "/secrets/mail_password", "another canary");
        site.json("POST", "/servers/shorten/enabled", "{\"enabled\":false}");
        site.json("DELETE", "/variables/city", "");
        put(site, "/variables/city", "Amersfoort");
        snapshot(site);
    }

    /** Keeps a snapshot. */
    static void snapshot(Site site) {
        assertEquals(
                303,
                site.form("/snapshots", "name=before-the-move&complete=true&replace=true")
                        .status());
    }

    /** The JSON of a definition. */
    static String definition(String text) {
        return new String(Json.write(Fields.of("definition", text)), StandardCharsets.UTF_8);
    }

    private static void put(Site site, String path, String text) {
        assertEquals(201, site.json("PUT", path, definition(text)).status(), path);
    }
}
