package dev.isomer.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The id that an answer, its problem and the log share. */
final class RequestIdTest {
    @Test
    void everyAnswerCarriesTheIdThatTheClientSentOrANewOne() {
        try (HttpServer server = EchoServer.start()) {
            for (String target : new String[] {"/", "/nothing", "/items/%FF", "/fails"}) {
                RawAnswer own = RawAnswer.get(server.port(), target);
                assertEquals("given-by-us", own.header("X-Request-Id").orElse("none"), target);
                RawAnswer sent = RawAnswer.get(server.port(), target, "X-Request-Id: a.B_9-z");
                assertEquals("a.B_9-z", sent.header("X-Request-Id").orElse("none"), target);
            }
        }
    }

    @Test
    void anIdThatIsNoneIsReplaced() {
        try (HttpServer server = EchoServer.start()) {
            for (String id : new String[] {"", "a b", "<b>", "x".repeat(65), "\u00e9"}) {
                RawAnswer answer = RawAnswer.get(server.port(), "/nothing", "X-Request-Id: " + id);
                assertEquals("given-by-us", answer.header("X-Request-Id").orElse("none"));
                assertTrue(answer.body().contains("\"instance\":\"given-by-us\""), answer.body());
            }
        }
    }

    @Test
    void problemsAndTheirPagesNameIt() {
        try (HttpServer server = EchoServer.start()) {
            for (String target : new String[] {"/nothing", "/fails"}) {
                RawAnswer problem = RawAnswer.get(server.port(), target, "X-Request-Id: mine");
                assertTrue(problem.body().contains("\"instance\":\"mine\""), problem.body());
                RawAnswer page = RawAnswer.get(server.port(), target, "X-Request-Id: mine", "Accept: text/html");
                assertTrue(page.body().contains("<p>mine</p>"), page.body());
            }
            RawAnswer failure = RawAnswer.get(server.port(), "/fails", "X-Request-Id: mine");
            assertTrue(failure.body().contains("under request mine"), failure.body());
        }
    }
}
