package dev.isomer.web.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.model.Bytes;
import dev.isomer.web.json.Fields;
import dev.isomer.web.json.Json;
import dev.isomer.web.resource.Site;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final int HOURS = 40;

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
        site.form("/export", "servers=true&change_message=before+the+move");
        views(site);
        site.json("POST", "/invocations", invocation(site));
    }

    /** Views in the hours before the site's noon, more of them by day. */
    private static void views(Site site) {
        List<String> paths = List.of("/", "/servers/greet", "/servers", "/docs", "/servers/greet", "/w");
        site.catalog().write(tx -> {
            for (int hour = 0; hour < HOURS; hour++) {
                Instant time = NOON.minus(Duration.ofHours(HOURS - hour));
                int count = Math.abs(time.atOffset(ZoneOffset.UTC).getHour() - 3) * (1 + hour % 3) / 2;
                for (int view = 0; view < count; view++) {
                    String path = paths.get((hour + view * view) % paths.size());
                    tx.pageViews().recordAt(path, "GET", "Firefox/150.0", "127.0.0.1", time.plusSeconds(view));
                }
            }
            return null;
        });
    }

    private static String invocation(Site site) {
        String cid = site.catalog()
                .write(tx -> tx.contents().store(Bytes.ofUtf8("{\"output\": \"Hello, world!\"}" + " ".repeat(64))))
                .toString();
        return new String(Json.write(Fields.of("server_name", "greet", "result_cid", cid)), StandardCharsets.UTF_8);
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
