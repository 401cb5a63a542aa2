package dev.isomer.web.resource.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.time.Instant;
import java.util.List;

/** Which requests are page views, and the history of them. */
@UseSchema(CatalogSchemaSource.class)
final class HistoryRoutesTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @EveryStore
    void whatIsAnsweredWith200AndIsAPageCounts(Store store) {
        try (Site site = new Site(store)) {
            String literal = "/AAAAAAAFaGVsbG8";
            String overview =
                    site.get("/", "User-Agent", "probe", "Accept", BROWSER).text();
            String asset = overview.replaceFirst("(?s).*href=\"(/assets/[^\"]+css)\".*", "$1");
            site.get("/servers?limit=3", "Accept", BROWSER);
            site.send("HEAD", "/servers", "");
            String tag = site.get(literal).header("ETag");
            List<Integer> uncounted = List.of(
                    site.get(literal, "If-None-Match", tag).status(),
                    site.get(literal, "Range", "bytes=0-1").status(),
                    site.get("/servers/none").status(),
                    site.json("POST", "/variables", "{\"name\":\"v\",\"definition\":\"x\"}")
                            .status(),
                    site.form("/variables/v/enabled", "enabled=0").status(),
                    site.get("/servers", "X-Requested-With", "XMLHttpRequest").status(),
                    site.get("/servers", "HX-Request", "true").status(),
                    site.get(asset).status(),
                    site.get("/healthz").status(),
                    site.get("/_hidden").status());
            assertEquals(List.of(304, 206, 404, 201, 303, 200, 200, 200, 200, 404), uncounted);
            assertEquals(
                    200,
                    site.json("PUT", "/variables/v", "{\"definition\":\"y\"}").status());
            JsonNode history = site.get("/history").json();
            assertEquals(
                    List.of("/variables/v", literal, "/servers", "/servers", "/"),
                    history.get("items").findValuesAsText("path"));
            assertEquals(
                    List.of("PUT", "GET", "HEAD", "GET", "GET"),
                    history.get("items").findValuesAsText("method"));
            assertEquals(5, history.get("total").intValue());
            assertEquals(4, history.get("unique_paths").intValue());
            assertEquals(
                    "{\"id\":1,\"path\":\"/\",\"method\":\"GET\",\"user_agent\":\"probe\",\"ip_address\":\"127.0.0.1\","
                            + "\"viewed_at\":\"2026-01-02T12:00:00.000000Z\"}",
                    history.get("items").get(4).toString());
            assertEquals(
                    "[{\"path\":\"/servers\",\"count\":2},{\"path\":\"/\",\"count\":1},{\"path\":\"" + literal
                            + "\",\"count\":1},{\"path\":\"/variables/v\",\"count\":1}]",
                    history.get("popular").toString());
            assertEquals(
                    "{\"step_hours\":1,\"bars\":[{\"from\":\"2026-01-02T12:00:00.000000Z\",\"count\":5}]}",
                    history.get("chart").toString());
            assertEquals(0, history.get("dropped").intValue());
            assertEquals(6, site.get("/history").json().get("total").intValue());
            assertEquals(
                    "/history\n/history\n", site.get("/history.txt?limit=2").text());
            assertEquals(
                    "id,path,method,user_agent,ip_address,viewed_at\r\n"
                            + "1,/,GET,probe,127.0.0.1,2026-01-02T12:00:00.000000Z\r\n",
                    site.get("/history.csv?limit=500").text().replaceAll("(?m)^[^1i].*\r\n", ""));
        }
    }

    @EveryStore
    void boundsAreIncludedAndWrittenInEitherForm(Store store) {
        try (Site site = new Site(store)) {
            view(site, "/a", "2026-01-01T23:59:58Z");
            view(site, "/b", "2026-01-01T23:59:59Z");
            view(site, "/c", "2026-01-02T00:00:00Z");
            for (String query : List.of(
                    "from=2026-01-01T23:59:59Z&to=2026-01-02T00:00:00Z",
                    "from=2026/01/01+23:59:59&to=2026/01/02+00:00:00",
                    "from=2026-01-02T00:59:59%2B01:00&to=2026-01-02T00:00",
                    "from=2026-01-01+23:59:59.000000&to=2026-01-02t00:00:00.000000999z")) {
                JsonNode history = site.get("/history?" + query).json();
                assertEquals(List.of("/c", "/b"), history.get("items").findValuesAsText("path"), query);
                assertEquals(2, history.get("total").intValue());
                assertEquals(2, history.get("unique_paths").intValue());
            }
            assertEquals(
                    0,
                    site.get("/history?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
                            .json()
                            .get("total")
                            .intValue());
            for (String query : List.of(
                    "from=yesterday",
                    "to=2026-01-02",
                    "from=2026-02-30T00:00:00Z",
                    "to=0000-01-01T00:00:00Z",
                    "to=9999-12-31T23:59:59-01:00",
                    "to=2026-01-01T23:59:60Z",
                    "start=2026-01-01T00:00:00Z",
                    "limit=501")) {
                Site.Answer refused = site.get("/history?" + query);
                assertEquals(400, refused.status(), query);
                assertEquals("application/problem+json", refused.header("Content-Type"));
            }
        }
    }

    @EveryStore
    void theChartCountsEachHourOrDayOnce(Store store) {
        try (Site site = new Site(store)) {
            view(site, "/a", "2026-01-01T22:59:59.999999Z");
            view(site, "/a", "2026-01-01T23:00:00Z");
            view(site, "/b", "2026-01-02T01:00:00Z");
            assertEquals("[1,1,0,1]", counts(site, "/history?to=2026-01-02T05:00:00Z"));
            view(site, "/c", "2026-01-04T23:00:00Z");
            JsonNode days = chart(site, "/history?to=2026-01-05T00:00:00Z");
            assertEquals(24, days.get("step_hours").intValue());
            assertEquals(
                    "2026-01-01T00:00:00.000000Z",
                    days.get("bars").get(0).get("from").textValue());
            assertEquals("[2,1,0,1]", counts(site, "/history?to=2026-01-05T00:00:00Z"));
            assertEquals("[1,0,1]", counts(site, "/history?from=2026-01-01T23:00:00Z&to=2026-01-02T23:00:00Z&limit=1"));
            view(site, "/old", "2020-01-01T00:00:00Z");
            JsonNode years = chart(site, "/history?to=2026-01-05T00:00:00Z");
            assertEquals(24 * 24, years.get("step_hours").intValue());
            assertTrue(years.get("bars").size() <= 93);
            int sum = 0;
            for (JsonNode bar : years.get("bars")) {
                sum += bar.get("count").intValue();
            }
            assertEquals(5, sum);
        }
    }

    @EveryStore
    void thePageShowsTheSameAndRunsNothingOfAPath(Store store) {
        try (Site site = new Site(store)) {
            assertTrue(site.get("/history", "Accept", BROWSER).text().contains("No views yet"));
            view(site, "/<script>alert(1)</script>/a b", "2026-01-01T12:00:00Z");
            String page = site.get("/history", "Accept", BROWSER).text();
            assertFalse(page.contains("<script>"), page);
            assertTrue(page.contains("href=\"/%3Cscript%3Ealert%281%29%3C/script%3E/a%20b\""), page);
            for (String part : List.of(
                    "<svg class=\"chart\" role=\"img\" aria-labelledby=\"chart-title chart-text\"",
                    "<title id=\"chart-title\">Views each hour</title>",
                    "<desc id=\"chart-text\">25 bars, one each hour, from 2026-01-01 12:00 to 2026-01-02 13:00 UTC;",
                    "The same as figures",
                    "<rect x=\"0\" y=\"0\" width=\"100\" height=\"8\">",
                    "2 of 2 paths",
                    "<time class=\"time\" datetime=\"2026-01-02T12:00:00.000000Z\">2026-01-02 12:00:00</time>")) {
                assertTrue(page.contains(part), part + " in " + page);
            }
            assertFalse(page.contains("style="), page);
            assertTrue(site.get("/history?to=2025-01-01T00:00:00Z", "Accept", BROWSER)
                    .text()
                    .contains("No views at that time"));
        }
    }

    private static String counts(Site site, String target) {
        return chart(site, target).get("bars").findValues("count").toString().replace(" ", "");
    }

    /** The chart, asked for as a script does, which is no view itself. */
    private static JsonNode chart(Site site, String target) {
        return site.get(target, "X-Requested-With", "XMLHttpRequest").json().get("chart");
    }

    private static void view(Site site, String path, String at) {
        site.catalog().write(tx -> tx.pageViews().recordAt(path, "GET", "probe", "127.0.0.1", Instant.parse(at)));
    }
}
