package dev.isomer.web.resource.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.web.http.AccessToken;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Router;
import dev.isomer.web.resource.Site;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that asks for a token: every address without it, with a wrong one, with the right one, and by login. */
final class AccessTest {
    private static final Pattern STYLE = Pattern.compile("href=\"(/assets/[^\"]+\\.css)\"");
    private static final String TOKEN = "0123456789abcdef-right";
    /** One for all servers, as its key takes a while to make. */
    private static final AccessToken SHARED = AccessToken.of(TOKEN);

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T12:00:00Z"));

    private Site site(Store store, boolean readOnly) {
        Access access = new Access(SHARED, new Random(5), now::get);
        return new Site(store, ContentDirectory.none(), Site.modes(readOnly, Optional.of(access), folder));
    }

    private static Store memory() {
        return Stores.open("memory:", CatalogSchema.SCHEMA);
    }

    private static String address(Router.Route route) {
        return route.pattern().replaceAll("\\{[^}]*\\}", "x");
    }

    private static boolean isOpen(Router.Route route) {
        return route.pattern().matches("/(healthz|login|logout|assets/.*)");
    }

    @Test
    void everyAddressNeedsTheToken() {
        try (Store store = memory();
                Site site = site(store, false)) {
            int asked = 0;
            for (Router.Route route : site.routes()) {
                if (isOpen(route)) {
                    continue;
                }
                asked++;
                String method = route.method().name();
                Site.Answer without = site.send(method, address(route), "");
                assertEquals(401, without.status(), route.toString());
                assertEquals("Bearer realm=\"isomer\"", without.header("WWW-Authenticate"));
                now.updateAndGet(time -> time.plusSeconds(61));
                assertEquals(
                        401,
                        site.send(method, address(route), "", "Authorization", "Bearer " + TOKEN + "x")
                                .status(),
                        route.toString());
            }
            assertEquals(0, store.statistics().rows());
            for (Router.Route route : site.routes()) {
                if (isOpen(route)) {
                    continue;
                }
                // The stream of events has no end; HEAD shows that it is reached.
                String head =
                        route.method() == Method.GET ? "HEAD" : route.method().name();
                Site.Answer right = site.send(head, address(route), "", "Authorization", "Bearer " + TOKEN);
                assertNotEquals(401, right.status(), route.toString());
            }
            assertTrue(asked > 30, "asked " + asked);
            assertEquals(401, site.get("/no/such/address").status());
            assertEquals(200, site.get("/healthz").status());
            Matcher style = STYLE.matcher(site.get("/", "Accept", "text/html").text());
            assertTrue(style.find());
            assertEquals(200, site.get(style.group(1)).status());
        }
    }

    @Test
    void aBrowserLogsInOnceForACookieThatDoesNotHoldTheToken() {
        try (Store store = memory();
                Site site = site(store, false)) {
            Site.Answer page = site.get("/servers", "Accept", "text/html");
            assertEquals(401, page.status());
            assertTrue(page.text().contains("<form class=\"edit\" method=\"post\" action=\"/login\">"), page.text());
            assertEquals(
                    401, site.form("/login", "token=wrong-wrong-wrong-wrong").status());
            Site.Answer in = site.send(
                    "POST",
                    "/login",
                    "token=" + TOKEN,
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Referer",
                    "http://127.0.0.1:" + site.port() + "/servers?q=a");
            assertEquals(303, in.status());
            assertEquals("/servers?q=a", in.header("Location"));
            String cookie = in.header("Set-Cookie");
            assertTrue(
                    cookie.matches(
                            "isomer_session=[A-Za-z0-9_-]{75}; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict"),
                    cookie);
            assertFalse(cookie.contains(TOKEN));
            String session = cookie.substring(0, cookie.indexOf(';'));
            assertEquals(200, site.get("/servers", "Cookie", "a=b; " + session).status());
            assertEquals(401, site.get("/servers", "Cookie", session + "x").status());
            assertTrue(site.get("/servers", "Cookie", session, "Accept", "text/html")
                    .text()
                    .contains("<body class=\"guarded\""));
            assertFalse(site.get("/servers", "Accept", "text/html").text().contains("<body class=\"guarded\""));
            assertEquals(
                    303, site.send("POST", "/logout", "", "Cookie", session).status());
            assertEquals(401, site.get("/servers", "Cookie", session).status());
        }
    }

    @Test
    void behindAProxyWithTlsTheLoginLeadsBackToo() {
        try (Store store = memory();
                Site site = site(store, false)) {
            Site.Answer in = site.send(
                    "POST",
                    "/login",
                    "token=" + TOKEN,
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Referer",
                    "https://127.0.0.1:" + site.port() + "/servers");
            assertEquals("/servers", in.header("Location"));
        }
    }

    @Test
    void aSessionIsSignedWithItsToken() {
        InstantSource clock = now::get;
        Sessions sessions = new Sessions(SHARED, new Random(5), clock);
        Sessions ofAnother = new Sessions(AccessToken.of(TOKEN + "x"), new Random(5), clock);
        String word = sessions.begin();
        assertTrue(sessions.isOpen(word));
        assertFalse(ofAnother.isOpen(word));
        byte[] bytes = Base64.getUrlDecoder().decode(word);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertFalse(sessions.isOpen(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)), "byte " + i);
        }
        String other = sessions.begin();
        sessions.end(word);
        assertFalse(sessions.isOpen(word));
        assertTrue(sessions.isOpen(other));
        assertTrue(new Sessions(AccessToken.of(TOKEN), new Random(6), clock).isOpen(word));
    }

    @Test
    void aSessionEndsAfterTwelveHours() {
        try (Store store = memory();
                Site site = site(store, false)) {
            String cookie = site.form("/login", "token=" + TOKEN).header("Set-Cookie");
            String session = cookie.substring(0, cookie.indexOf(';'));
            now.updateAndGet(time -> time.plusSeconds(12 * 3600 - 1));
            assertEquals(200, site.get("/servers", "Cookie", session).status());
            now.updateAndGet(time -> time.plusSeconds(1));
            assertEquals(401, site.get("/servers", "Cookie", session).status());
        }
    }

    @Test
    void tenWrongTokensAMinuteAreEnough() {
        try (Store store = memory();
                Site site = site(store, false)) {
            String cookie = site.form("/login", "token=" + TOKEN).header("Set-Cookie");
            for (int i = 0; i < 5; i++) {
                assertEquals(
                        401,
                        site.get("/servers", "Authorization", "Bearer wrong" + i)
                                .status());
                assertEquals(401, site.form("/login", "token=wrong" + i).status());
            }
            Site.Answer locked = site.get("/servers", "Authorization", "Bearer " + TOKEN);
            assertEquals(429, locked.status());
            assertEquals("60", locked.header("Retry-After"));
            assertEquals(429, site.form("/login", "token=" + TOKEN).status());
            assertEquals(
                    200,
                    site.get("/servers", "Cookie", cookie.substring(0, cookie.indexOf(';')))
                            .status());
            now.updateAndGet(time -> time.plusSeconds(60));
            assertEquals(
                    200,
                    site.get("/servers", "Authorization", "Bearer " + TOKEN).status());
        }
    }

    @Test
    void aRefererOfAnotherSiteLeadsNowhere() {
        try (Store store = memory();
                Site site = site(store, false)) {
            String own = "http://127.0.0.1:" + site.port();
            for (String referer :
                    new String[] {"http://evil.example/x", own + "//evil.example/", own + "/login", "%"}) {
                Site.Answer in = site.send(
                        "POST",
                        "/login",
                        "token=" + TOKEN,
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Referer",
                        referer);
                assertEquals(303, in.status(), referer);
                assertEquals("/", in.header("Location"), referer);
            }
        }
    }

    @Test
    void withReadOnlyOneCanStillLogIn() {
        try (Store store = memory();
                Site site = site(store, true)) {
            assertFalse(site.get("/servers", "Accept", "text/html").text().contains("fieldset"));
            assertEquals(303, site.form("/login", "token=" + TOKEN).status());
            assertEquals(
                    405,
                    site.send("POST", "/servers", "", "Authorization", "Bearer " + TOKEN)
                            .status());
        }
    }
}
