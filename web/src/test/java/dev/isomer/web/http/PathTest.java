package dev.isomer.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a path selects: exactly the segments that were sent, or nothing. */
final class PathTest {
    private static final HttpServer SERVER = EchoServer.start();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/items/a a",
                "/items/a%3Fb a?b",
                "/items/a%2Fb a/b",
                "/items/a;b=1 a;b=1",
                "/items/a%5Cb a\\\\b",
                "/items/a%25b a%b",
                "/items/a+b a+b",
                "/items/.. ..",
                "/items/%2e%2e ..",
                "/items/%E2%98%83 ☃",
                "/items/%F0%9F%98%80 😀",
                "/items/a?name=b a",
                "/items/a;x=%3F?y=%2F a;x=?",
            })
    void theSegmentIsWhatWasSent(String target, String name) {
        RawAnswer answer = RawAnswer.get(SERVER.port(), target);
        assertEquals(200, answer.status());
        assertEquals(
                "{\"method\":\"GET\",\"segments\":[\"items\",\"" + name + "\"],\"path\":{\"name\":\"" + name
                        + "\"},\"bodyBytes\":0}",
                answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/items/%",
                "/items/%4",
                "/items/%zz",
                "/items/%00",
                "/items/a%0Ab",
                "/items/%FF",
                "/items/%C0%AF",
                "/items/%ED%A0%80",
                "/items/a?q=%",
                "/items/a?q=%FF",
            })
    void whatCannotBeDecodedExactlyIsRefused(String target) {
        assertEquals(400, RawAnswer.get(SERVER.port(), target).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/items/", "//items/a", "/items//a", "/items/a/", "/items/a/b", "/nothing", "/items/a/../b"})
    void whatNoPatternFitsIsNotFound(String target) {
        assertEquals(404, RawAnswer.get(SERVER.port(), target).status());
    }

    @Test
    void moreFieldsThanAllowedAreRefused() {
        String query = "a=1&".repeat(Parameters.COUNT_LIMIT) + "a=1";
        assertEquals(400, RawAnswer.get(SERVER.port(), "/?" + query).status());
    }

    @Test
    void theAbsoluteFormIsUnderstoodForOurOwnHostAlone() {
        String own = "http://127.0.0.1:" + SERVER.port() + "/items/a%3Fb";
        assertTrue(RawAnswer.get(SERVER.port(), own).body().contains("\"name\":\"a?b\""));
        assertEquals(
                400, RawAnswer.get(SERVER.port(), "http://elsewhere.example/").status());
    }

    @Test
    void aMethodThatTheResourceLacksIsRefusedWithThoseItHas() {
        RawAnswer answer = RawAnswer.to(SERVER.port(), RawAnswer.request("PUT", "/items/a", SERVER.port(), ""));
        assertEquals(405, answer.status());
        assertEquals("GET, HEAD, DELETE, OPTIONS", answer.header("Allow").orElse("none"));
        RawAnswer options = RawAnswer.to(SERVER.port(), RawAnswer.request("OPTIONS", "/items/a", SERVER.port(), ""));
        assertEquals(204, options.status());
        assertEquals("GET, HEAD, DELETE, OPTIONS", options.header("Allow").orElse("none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW", "TRACE", "get"})
    void anUnknownMethodIsNotImplemented(String method) {
        assertEquals(
                501,
                RawAnswer.to(SERVER.port(), RawAnswer.request(method, "/items/a", SERVER.port(), ""))
                        .status());
    }

    @Test
    void headIsGetWithoutItsBody() {
        RawAnswer get = RawAnswer.get(SERVER.port(), "/items/a");
        RawAnswer head = RawAnswer.to(SERVER.port(), RawAnswer.request("HEAD", "/items/a", SERVER.port(), ""));
        assertEquals(200, head.status());
        assertEquals("", head.body());
        assertEquals(get.header("Content-Length").orElse("none").length(), 2);
        assertEquals("application/json", head.header("Content-Type").orElse("none"));
    }

    @Test
    void aFailureInsideShowsNothingOfTheInside() {
        RawAnswer answer = RawAnswer.get(SERVER.port(), "/fails");
        assertEquals(500, answer.status());
        assertTrue(answer.body().contains("/problems/internal"));
        assertTrue(!answer.body().contains("secret") && !answer.body().contains("Exception"));
    }
}
