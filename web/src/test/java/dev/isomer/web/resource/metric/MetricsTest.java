package dev.isomer.web.resource.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code /metrics} says, parsed as strictly as version 0.0.4 of the format is written down. */
@UseSchema(CatalogSchemaSource.class)
final class MetricsTest {
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) ([^\\\\\\n]+)");
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"[^\"\\\\\\n]*\"";
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{" + LABEL + "(?:," + LABEL + ")*\\})? (-?[0-9]+(?:\\.[0-9]+)?)");

    /** The samples by name and labels; fails on a line that is neither comment nor sample of the metric begun. */
    private static Map<String, Double> parsed(String text) {
        assertTrue(text.endsWith("\n"), "the last line ends");
        Map<String, Double> samples = new TreeMap<>();
        Map<String, String> types = new TreeMap<>();
        String begun = "";
        String helped = "";
        for (String line : text.lines().toList()) {
            Matcher comment = COMMENT.matcher(line);
            if (comment.matches()) {
                if (comment.group(1).equals("HELP")) {
                    helped = comment.group(2);
                } else {
                    begun = comment.group(2);
                    assertEquals(helped, begun, "HELP stands before TYPE");
                    assertTrue(List.of("counter", "gauge", "histogram").contains(comment.group(3)), line);
                    assertEquals(null, types.put(begun, comment.group(3)), "one TYPE a metric: " + line);
                }
                continue;
            }
            Matcher sample = SAMPLE.matcher(line);
            assertTrue(sample.matches(), line);
            String name = types.get(begun).equals("histogram")
                    ? sample.group(1).replaceFirst("_(bucket|sum|count)$", "")
                    : sample.group(1);
            assertEquals(begun, name, "samples stand below their metric: " + line);
            String key = sample.group(1) + (sample.group(2) == null ? "" : sample.group(2));
            assertEquals(null, samples.put(key, Double.valueOf(sample.group(3))), "one value a sample: " + line);
        }
        return samples;
    }

    @EveryStore
    void requestsRowsAndMemoryAreCounted(Store store) {
        try (Site site = new Site(store)) {
            site.json("PUT", "/servers/a-name-of-somebody", "{\"definition\":\"one\"}");
            site.json("PUT", "/servers/a-name-of-somebody", "{\"definition\":\"two\"}");
            site.get("/nothing-here");
            site.send("BREW", "/", "");
            Site.Answer answer = site.get("/metrics");
            assertEquals(200, answer.status());
            assertEquals("text/plain; version=0.0.4; charset=utf-8", answer.header("Content-Type"));
            Map<String, Double> samples = parsed(answer.text());
            assertEquals(2, samples.get("isomer_http_requests_total{method=\"PUT\",status=\"2xx\"}"));
            assertEquals(1, samples.get("isomer_http_requests_total{method=\"GET\",status=\"4xx\"}"));
            assertEquals(1, samples.get("isomer_http_requests_total{method=\"other\",status=\"5xx\"}"));
            assertEquals(1, samples.get("isomer_store_rows{type=\"server\"}"));
            assertEquals(2, samples.get("isomer_store_rows{type=\"entity_interaction\"}"));
            boolean isCounted = store.statistics().limitBytes().isPresent();
            assertEquals(isCounted, samples.containsKey("isomer_store_limit_bytes"));
            assertEquals(isCounted, samples.containsKey("isomer_store_bytes{type=\"server\"}"));
            assertTrue(samples.get("jvm_heap_used_bytes") > 0);
            assertFalse(answer.text().contains("somebody") || answer.text().contains("nothing-here"));
            assertHistogram(samples, 4);
        }
    }

    /** Buckets grow, and the last one has all. */
    private static void assertHistogram(Map<String, Double> samples, double requests) {
        String name = "isomer_http_request_duration_seconds";
        double before = 0;
        for (String bound :
                List.of("0.0005", "0.001", "0.0025", "0.005", "0.01", "0.025", "0.1", "0.5", "2.5", "10", "+Inf")) {
            double here = samples.get(name + "_bucket{le=\"" + bound + "\"}");
            assertTrue(here >= before, bound);
            before = here;
        }
        assertEquals(requests, samples.get(name + "_count"));
        assertEquals(before, samples.get(name + "_count"));
        assertTrue(samples.get(name + "_sum") > 0);
    }

    @Test
    void aBoundBelongsToItsBucketAndWhatIsBehindTheLastToTheRest() {
        RequestMetrics metrics = new RequestMetrics();
        metrics.answered("GET", 200, 500_000);
        metrics.answered("GET", 200, 500_001);
        metrics.answered("GET", 503, 60_000_000_000L);
        Exposition exposition = new Exposition();
        metrics.addTo(exposition);
        Map<String, Double> samples = parsed(exposition.text());
        String name = "isomer_http_request_duration_seconds";
        assertEquals(1, samples.get(name + "_bucket{le=\"0.0005\"}"));
        assertEquals(2, samples.get(name + "_bucket{le=\"0.001\"}"));
        assertEquals(2, samples.get(name + "_bucket{le=\"10\"}"));
        assertEquals(3, samples.get(name + "_bucket{le=\"+Inf\"}"));
        assertEquals(60.001000001, samples.get(name + "_sum"));
        assertEquals(1, samples.get("isomer_http_requests_total{method=\"GET\",status=\"5xx\"}"));
        assertEquals(
                exposition.text(),
                new String(exposition.text().getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII));
    }
}
