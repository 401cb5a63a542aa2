package dev.isomer.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered: this machine's own names, and no change for another site. */
final class GuardTest {
    private static final HttpServer SERVER = EchoServer.start();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]"})
    void ourOwnNamesAreAnswered(String host) {
        assertEquals(
                200,
                RawAnswer.get(SERVER.port(), "/", "Host: " + host + ":" + SERVER.port())
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:PORT",
                "127.0.0.1",
                "127.0.0.1:1",
                "127.0.0.1.:PORT",
                "localhost.evil.example:PORT",
                "127.0.0.2:PORT",
                "0.0.0.0:PORT",
                "2130706433:PORT",
                "LOCALHOST:PORT.",
            })
    void anyOtherHostIsRefused(String host) {
        int status = RawAnswer.get(SERVER.port(), "/", "Host: " + host.replace("PORT", "" + SERVER.port()))
                .status();
        assertEquals(host.equals("LOCALHOST:PORT.") ? 400 : 421, status);
    }

    @Test
    void anEmptyAndATwofoldHostAreRefused() {
        assertEquals(421, RawAnswer.get(SERVER.port(), "/", "Host: ").status());
        String own = "Host: 127.0.0.1:" + SERVER.port();
        assertEquals(400, RawAnswer.get(SERVER.port(), "/", own, own).status());
        assertEquals(
                400,
                RawAnswer.to(SERVER.port(), "GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
                        .status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-None: 1 | 200",
                "Sec-Fetch-Site: same-origin | 200",
                "Sec-Fetch-Site: none | 200",
                "Sec-Fetch-Site: cross-site | 403",
                "Sec-Fetch-Site: same-site | 403",
                "Sec-Fetch-Site: nonsense | 403",
                "Origin: http://127.0.0.1:PORT | 200",
                "Origin: http://localhost:PORT | 403",
                "Origin: https://127.0.0.1:PORT | 403",
                "Origin: http://evil.example | 403",
                "Origin: null | 403",
            })
    void aChangeForAnotherSiteIsRefused(String header, int status) {
        String line = header.replace("PORT", "" + SERVER.port());
        for (String method : new String[] {"POST", "DELETE"}) {
            String target = method.equals("POST") ? "/items" : "/items/a";
            assertEquals(
                    status,
                    RawAnswer.to(SERVER.port(), RawAnswer.request(method, target, SERVER.port(), "", line))
                            .status(),
                    method);
        }
        assertEquals(200, RawAnswer.get(SERVER.port(), "/", line).status());
    }

    @Test
    void anOwnSiteDoesNotOutweighAForeignOrigin() {
        String request = RawAnswer.request(
                "POST", "/items", SERVER.port(), "", "Sec-Fetch-Site: same-origin", "Origin: http://evil.example");
        assertEquals(403, RawAnswer.to(SERVER.port(), request).status());
    }

    @Test
    void everyAnswerCarriesTheFieldsThatGuardIt() {
        for (String target : new String[] {"/", "/nothing", "/items/%FF", "/fails"}) {
            RawAnswer answer = RawAnswer.get(SERVER.port(), target);
            assertEquals("nosniff", answer.header("X-Content-Type-Options").orElse("none"), target);
            assertEquals("same-origin", answer.header("Referrer-Policy").orElse("none"), target);
            assertEquals("no-store", answer.header("Cache-Control").orElse("none"), target);
            assertEquals(
                    "default-src 'none'",
                    answer.header("Content-Security-Policy").orElse("none").substring(0, 18),
                    target);
        }
    }
}
