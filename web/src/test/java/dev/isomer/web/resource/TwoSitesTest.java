package dev.isomer.web.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.catalog.secret.Passphrase;
import dev.isomer.catalog.secret.SecretVault;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.web.http.AccessToken;
import dev.isomer.web.resource.Site.Answer;
import dev.isomer.web.resource.access.Access;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two whole applications, each with a store of its own, on one database. */
final class TwoSitesTest {
    private static final String TOKEN = "0123456789abcdef-right";
    /** The same, each server with its own, on all engines, as its key takes a while to make. */
    private static final List<AccessToken> TOKENS = List.of(AccessToken.of(TOKEN), AccessToken.of(TOKEN));

    @TempDir
    private Path folder;

    /** Those whose database two stores can have open. */
    static List<EngineProvider> engines() {
        return Stores.engines().stream()
                .filter(engine -> !engine.scheme().equals("memory"))
                .toList();
    }

    /** The two, with their database, which goes when they do. */
    private record Two(EngineProvider engine, Path folder, List<Store> stores, Site one, Site other)
            implements AutoCloseable {
        @Override
        public void close() {
            one.close();
            other.close();
            stores.forEach(Store::close);
            engine.removeTemporary(folder);
        }
    }

    @FunctionalInterface
    private interface Starting {
        Site on(Store store, int number);
    }

    private Two two(EngineProvider engine, Starting starting) {
        String url = engine.temporaryUrl(folder);
        Store first = Stores.open(url, CatalogSchema.SCHEMA);
        Store second = Stores.open(url, CatalogSchema.SCHEMA);
        return new Two(engine, folder, List.of(first, second), starting.on(first, 1), starting.on(second, 2));
    }

    private Two two(EngineProvider engine) {
        return two(engine, (store, number) -> new Site(store));
    }

    private static Answer put(Site site, String target, String definition, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return site.send("PUT", target, "{\"definition\":\"" + definition + "\"}", all);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void whatOneChangesTheOtherHasAtOnce(EngineProvider engine) {
        try (Two two = two(engine)) {
            for (int i = 0; i < 20; i++) {
                Site writing = i % 2 == 0 ? two.one() : two.other();
                Site reading = i % 2 == 0 ? two.other() : two.one();
                assertEquals(
                        i == 0 ? 201 : 200,
                        put(writing, "/servers/a", "is " + i).status());
                Answer read = reading.get("/servers/a");
                assertTrue(read.text().contains("\"is " + i + "\""), read.text());
                assertEquals(writing.get("/servers/a").header("ETag"), read.header("ETag"));
            }
            assertEquals(204, two.other().json("DELETE", "/servers/a", "").status());
            assertEquals(404, two.one().get("/servers/a").status());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void ofTwoWhoHoldOneVersionOneWins(EngineProvider engine) {
        try (Two two = two(engine)) {
            String version = put(two.one(), "/variables/v", "first").header("ETag");
            assertEquals(
                    200,
                    put(two.other(), "/variables/v", "second", "If-Match", version)
                            .status());
            assertEquals(
                    412,
                    put(two.one(), "/variables/v", "third", "If-Match", version).status());
            assertTrue(two.one().get("/variables/v").text().contains("second"));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aListIsReadOnFromWhereTheOtherStopped(EngineProvider engine) {
        try (Two two = two(engine)) {
            for (String name : List.of("a", "b", "c")) {
                put(two.one(), "/variables/" + name, "x");
            }
            String next = two.one().get("/variables?limit=2").json().get("next").asText();
            Answer rest = two.other().get("/variables?limit=2&after=" + next);
            assertEquals(1, rest.json().get("items").size());
            assertEquals("c", rest.json().get("items").get(0).get("name").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anAliasLeadsWhereTheOtherHasItLeadNow(EngineProvider engine) {
        try (Two two = two(engine)) {
            for (String target : List.of("/variables/v", "/servers/s", "/variables/w")) {
                assertTrue(
                        put(two.one(), "/aliases/short", "/short -> " + target).status() < 300);
                Answer led = two.other().send("HEAD", "/short", "");
                assertEquals(302, led.status());
                assertEquals(target, led.header("Location"));
            }
            assertEquals(204, two.one().json("DELETE", "/aliases/short", "").status());
            assertEquals(404, two.other().get("/short").status());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void whatOneSealedTheOtherOpensAlsoWhereBothMadeAKey(EngineProvider engine) {
        Passphrase passphrase = new Passphrase("a passphrase of both");
        try (Two two = two(
                engine,
                (store, number) ->
                        new Site(store, ContentDirectory.none(), SecretVault.of(passphrase, 10, new Random(number))))) {
            assertEquals(201, put(two.one(), "/secrets/a", "of one").status());
            assertEquals(201, put(two.other(), "/secrets/b", "of the other").status());
            assertEquals(200, put(two.one(), "/secrets/b", "of one now").status());
            for (Site site : List.of(two.one(), two.other())) {
                assertTrue(site.json("POST", "/secrets/a/reveal", "").text().contains("of one"));
                assertTrue(site.json("POST", "/secrets/b/reveal", "").text().contains("of one now"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void whoLoggedInAtOneIsKnownToTheOther(EngineProvider engine) {
        try (Two two = two(engine, (store, number) -> {
            Access access =
                    new Access(TOKENS.get(number - 1), new Random(number), () -> Instant.parse("2026-01-02T12:00:00Z"));
            return new Site(store, ContentDirectory.none(), Site.modes(false, Optional.of(access), folder));
        })) {
            String cookie = two.one().form("/login", "token=" + TOKEN).header("Set-Cookie");
            String session = cookie.substring(0, cookie.indexOf(';'));
            assertEquals(200, two.other().get("/servers", "Cookie", session).status());
            assertEquals(401, two.other().get("/servers").status());
            two.other().send("POST", "/logout", "", "Cookie", session);
            assertEquals(401, two.other().get("/servers", "Cookie", session).status());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void viewsOfBothAreInTheHistory(EngineProvider engine) {
        try (Two two = two(engine)) {
            assertEquals(200, two.other().get("/servers", "Accept", "text/html").status());
            assertEquals(1, two.other().get("/history").json().get("total").asInt());
            assertEquals(200, two.one().get("/aliases", "Accept", "text/html").status());
            String history = two.one().get("/history").text();
            assertTrue(history.contains("\"/servers\"") && history.contains("\"/aliases\""), history);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void whatOneDeletedOnItsPageTheOtherCannotUndo(EngineProvider engine) {
        try (Two two = two(engine)) {
            put(two.one(), "/servers/a", "x");
            assertEquals(303, two.one().form("/servers/a/delete", "").status());
            Answer refused = two.other().form("/undo", "id=deletion-1");
            assertEquals(404, refused.status());
            assertTrue(refused.text().contains("by the server that deleted it"), refused.text());
            assertEquals(303, two.one().form("/undo", "id=deletion-1").status());
            assertEquals(200, two.other().get("/servers/a").status());
        }
    }
}
