package dev.isomer.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sixty hosts that are not this server's own, as a page of another name could have a browser or a script send them. */
final class HostTableTest {
    private static final HttpServer SERVER = EchoServer.start();

    /**
     * With {@code PORT} for the server's port; the parser refuses those that no host can be, before they are compared.
     */
    private static final Map<Integer, List<String>> HOSTS = Map.of(
            421,
            List.of(
                    "",
                    "evil.example:PORT",
                    "evil.example",
                    "localhost",
                    "127.0.0.1",
                    "[::1]",
                    "localhost:1",
                    "127.0.0.1:1",
                    "[::1]:1",
                    "localhost:80",
                    "127.0.0.1:443",
                    "localhost.:PORT",
                    "127.0.0.1.:PORT",
                    "LOCALHOST:PORT",
                    "Localhost:PORT",
                    "localhost.evil.example:PORT",
                    "127.0.0.1.nip.io:PORT",
                    "127.0.0.1.evil.example:PORT",
                    "evil.localhost:PORT",
                    "localhost-evil:PORT",
                    "evillocalhost:PORT",
                    "localhost6:PORT",
                    "ip6-localhost:PORT",
                    "localtest.me:PORT",
                    "lvh.me:PORT",
                    "127.0.0.2:PORT",
                    "127.1:PORT",
                    "127.0.1:PORT",
                    "127.0.0.01:PORT",
                    "0127.0.0.1:PORT",
                    "0.0.0.0:PORT",
                    "0:PORT",
                    "2130706433:PORT",
                    "0x7f000001:PORT",
                    "0x7f.0.0.1:PORT",
                    "017700000001:PORT",
                    "[::]:PORT",
                    "[0:0:0:0:0:0:0:1]:PORT",
                    "[::0001]:PORT",
                    "192.168.0.1:PORT",
                    "10.0.0.1:PORT",
                    "169.254.169.254:PORT",
                    "xn--lcalhost-54a:PORT",
                    "127.0.0.1:0PORT"),
            400,
            List.of(
                    "127.0.0.1:port",
                    "127.0.0.1:-1",
                    "127.0.0.1 :PORT",
                    "127.0.0.1: PORT",
                    "127.0.0.1:PORT, evil.example",
                    "127.0.0.1:PORT evil.example",
                    "user@127.0.0.1:PORT",
                    "http://127.0.0.1:PORT",
                    "127.0.0.1:PORT/",
                    "127.0.0.1:PORT#a",
                    "127.0.0.1:PORT?a",
                    "127.0.0.1\\@evil.example:PORT",
                    "[::1:PORT",
                    "[::ffff:127.0.0.1]:PORT",
                    "127.0.0.1:PORT\u00e9",
                    "evil example:PORT"));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    static Stream<String> hosts() {
        return HOSTS.values().stream().flatMap(List::stream);
    }

    @Test
    void thereAreSixty() {
        assertEquals(60, hosts().distinct().count());
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void noneOfThemIsAnswered(String host) {
        int expected = HOSTS.get(421).contains(host) ? 421 : 400;
        assertEquals(expected, statusOf("GET", host));
        assertEquals(expected, statusOf("POST", host));
    }

    @Test
    void aServerThatOthersReachAnswersToNamesItCannotKnow() {
        Map<Integer, Integer> answered = new TreeMap<>();
        RequestGuard open = RequestGuard.forAnyHost();
        hosts().forEach(host -> answered.merge(
                open.problem(Method.GET, new Headers(Map.of("Host", List.of(host))))
                        .map(Problem::status)
                        .orElse(200),
                1,
                Integer::sum));
        assertEquals(Map.of(200, 59, 421, 1), answered);
    }

    @Test
    void behindAProxyWithTlsItsOwnPagesMayChangeSomething() {
        for (String origin : List.of(
                "http://viewer.example",
                "https://viewer.example",
                "https://evil.example",
                "https://viewer.example:1")) {
            Headers headers = new Headers(Map.of("Host", List.of("viewer.example"), "Origin", List.of(origin)));
            assertEquals(
                    origin.endsWith("//viewer.example"),
                    RequestGuard.forAnyHost().problem(Method.POST, headers).isEmpty(),
                    origin);
        }
    }

    private static int statusOf(String method, String host) {
        String field = "Host: " + host.replace("PORT", "" + SERVER.port());
        String target = method.equals("GET") ? "/" : "/items";
        return RawAnswer.to(SERVER.port(), RawAnswer.request(method, target, SERVER.port(), "", field))
                .status();
    }
}
