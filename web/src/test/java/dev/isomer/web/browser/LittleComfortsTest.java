package dev.isomer.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ReducedMotion;
import dev.isomer.web.page.Assets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pages enlarged, without motion, and after something went wrong. */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LittleComfortsTest {
    private static final String MOVING = "() => [...document.querySelectorAll('*')].filter(part => {"
            + " const style = getComputedStyle(part);"
            + " return parseFloat(style.transitionDuration) + parseFloat(style.animationDuration) > 0; }).length";

    private Sites sites;

    @BeforeAll
    void open() {
        sites = new Sites();
    }

    @AfterAll
    void close() {
        sites.close();
    }

    @Test
    void atTwiceTheSizeEverythingIsStillWithinTheWidth(Chromium chromium) {
        try (Window window = chromium.open(sites.port(Shown.Place.FILLED), true)) {
            for (String path : List.of("/", "/servers", "/servers/greet", "/docs")) {
                window.go(path);
                window.page().evaluate("() => { document.documentElement.style.fontSize = '30px'; }");
                assertEquals(false, window.scrollsSideways(), path);
            }
        }
    }

    @Test
    void nothingMovesForWhoDoesNotWantIt(Chromium chromium) {
        try (Window window = chromium.open(sites.port(Shown.Place.FILLED), true)) {
            Page page = window.page();
            window.go("/servers");
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            assertEquals(0, page.evaluate(MOVING));
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
            assertEquals(true, page.evaluate("() => (" + MOVING + ")() > 0"));
        }
    }

    @Test
    void whatIsMissingOrFailsGivesAWayBackAndTheIdInTheLog(Chromium chromium) {
        try (Window window = chromium.open(sites.port(Shown.Place.FILLED), true)) {
            Response answer = Objects.requireNonNull(window.page().navigate("/servers/none"), "an answer");
            assertEquals(404, answer.status());
            assertThat(window.page().locator(".first code")).hasText(answer.headerValue("X-Request-Id"));
            window.page().locator(".first a[href='/']").click();
            assertThat(window.page().locator("h1")).hasText("Overview");
        }
        try (Window window = chromium.open(sites.port(Shown.Place.FAILING), true)) {
            assertEquals(500, window.go("/anything"));
            assertThat(window.page().locator(".first code")).hasText(Sites.REQUEST);
            assertThat(window.page().locator(".first a[href='/']")).isVisible();
        }
    }

    @Test
    void thePagesLoadNothingButTheirOwnFiles(Chromium chromium) {
        try (Window window = chromium.open(sites.port(Shown.Place.FILLED), true)) {
            window.go("/servers/greet");
            String loaded = "() => performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)"
                    + ".filter(path => !path.startsWith('/assets/'))";
            assertEquals(List.of(), window.page().evaluate(loaded));
            assertEquals(
                    true,
                    window.page()
                            .evaluate(
                                    "path => performance.getEntriesByName(location.origin + path).length > 0",
                                    Assets.address("keys.js")));
        }
    }
}
