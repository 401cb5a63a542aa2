package dev.isomer.web.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Kind;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code --read-only}: what asks to change something is answered 405, and nothing changes by being looked at. */
@UseSchema(CatalogSchemaSource.class)
final class ReadOnlyTest {
    private static Site site(Store store) {
        return new Site(
                store, ContentDirectory.none(), Site.modes(true, Optional.empty(), Path.of("target", "no-snapshots")));
    }

    private static String dump(Store store) {
        StringBuilder text = new StringBuilder();
        try {
            store.dump(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void fill(Store store) {
        try (Site site = new Site(store)) {
            for (Kind<?> kind : Kind.all()) {
                String body = "{\"definition\":\"a -> /b\"}";
                assertEquals(
                        201, site.json("PUT", "/" + kind.plural() + "/a", body).status());
            }
        }
    }

    @EveryStore
    void everyUnsafeMethodIsRefusedWhateverItsAddress(Store store) {
        fill(store);
        String before = dump(store);
        try (Site site = site(store)) {
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                for (String target : List.of("/", "/servers", "/servers/a", "/import", "/snapshots", "/no/address")) {
                    Site.Answer answer = site.json(method, target, "{}");
                    assertEquals(405, answer.status(), method + " " + target);
                    assertEquals("GET, HEAD, OPTIONS", answer.header("Allow"));
                }
            }
            assertEquals(405, site.form("/secrets/a/reveal", "").status());
            assertEquals(405, site.form("/servers/a/enabled", "enabled=1").status());
        }
        assertEquals(before, dump(store));
    }

    @EveryStore
    void everyPageIsShownAndLeavesNothingBehind(Store store) {
        fill(store);
        String before = dump(store);
        try (Site site = site(store)) {
            for (String target : List.of("/", "/servers", "/servers/a", "/secrets/a", "/snapshots", "/memory")) {
                Site.Answer page = site.get(target, "Accept", "text/html");
                assertEquals(200, page.status(), target);
                assertTrue(page.text().contains("<body class=\"read-only\""), target);
                assertFalse(
                        page.text()
                                .matches("(?s).*method=\"post\"(?! action=\"/logout\")[^>]*>(?!<fieldset disabled>).*"),
                        target + page.text());
                assertEquals(200, site.get(target).status());
            }
            assertEquals(200, site.send("HEAD", "/servers", "").status());
            assertEquals(204, site.send("OPTIONS", "/servers", "").status());
        }
        assertEquals(before, dump(store));
    }

    @EveryStore
    void withoutItChangesWorkAndFormsAreSent(Store store) {
        try (Site site = new Site(store)) {
            assertEquals(303, site.form("/servers", "name=a&definition=x").status());
            assertEquals(303, site.form("/servers/a/delete", "").status());
            assertEquals(
                    2, site.catalog().store().repository(EntityInteraction.TYPE).count());
            String page = site.get("/servers", "Accept", "text/html").text();
            assertFalse(page.contains("fieldset") || page.contains("<body class"));
        }
    }
}
