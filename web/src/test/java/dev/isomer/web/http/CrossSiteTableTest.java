package dev.isomer.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every method, from every kind of origin, with every word of the browser on whose page asks: 7 × 12 × 6. */
final class CrossSiteTableTest {
    private static final String OWN = "http://127.0.0.1:PORT";
    private static final List<String> ORIGINS = List.of(
            "none",
            OWN,
            "null",
            "",
            "http://localhost:PORT",
            "https://127.0.0.1:PORT",
            "http://127.0.0.1",
            "http://127.0.0.1:1",
            "http://127.0.0.1:PORT.evil.example",
            "http://evil.example",
            "http://127.0.0.1:PORT/",
            "HTTP://127.0.0.1:PORT");
    private static final List<String> SITES =
            List.of("none given", "same-origin", "none", "same-site", "cross-site", "nonsense");
    private static final List<Method> METHODS = List.of(Method.values());

    @Test
    void aChangeIsMadeForThisSiteAndForNoBrowserAlone() {
        Map<String, Integer> answered = new LinkedHashMap<>();
        Map<String, Integer> expected = new LinkedHashMap<>();
        try (HttpServer server = EchoServer.start(anything(), Limits.standard())) {
            for (Method method : METHODS) {
                for (String origin : ORIGINS) {
                    for (String site : SITES) {
                        String row = method + " from “" + origin + "”, " + site;
                        answered.put(row, status(server.port(), method, origin, site));
                        expected.put(row, expected(method, origin, site));
                    }
                }
            }
        }
        assertEquals(7 * 12 * 6, answered.size());
        assertEquals(lines(expected), lines(answered));
    }

    private static int expected(Method method, String origin, String site) {
        boolean sees = method == Method.GET || method == Method.HEAD || method == Method.OPTIONS;
        boolean ownOrigin = origin.equals("none") || origin.equals(OWN);
        boolean ownSite = site.equals("none given") || site.equals("same-origin") || site.equals("none");
        return sees || ownOrigin && ownSite ? 204 : 403;
    }

    private static int status(int port, Method method, String origin, String site) {
        String originField = origin.equals("none") ? "X-No: origin" : "Origin: " + origin.replace("PORT", "" + port);
        String siteField = site.equals("none given") ? "X-No: site" : "Sec-Fetch-Site: " + site;
        return RawAnswer.to(port, RawAnswer.request(method.name(), "/", port, "", originField, siteField))
                .status();
    }

    private static Handler anything() {
        return request -> Response.of(204);
    }

    private static String lines(Map<String, Integer> statuses) {
        return statuses.entrySet().stream()
                .map(row -> row.getKey() + ": " + row.getValue())
                .collect(Collectors.joining("\n"));
    }
}
