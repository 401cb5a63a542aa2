package dev.isomer.web.resource.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.InteractionRequest;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.StoreTest;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.http.Listener;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Modes;
import dev.isomer.web.resource.Site;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes told as they happen, and again to who comes back. */
@UseSchema(CatalogSchemaSource.class)
final class EventRoutesTest {
    @TempDir
    Path folder;

    private static void put(Site site, String path, String definition) {
        String body = "{\"definition\":\"" + definition + "\",\"change_message\":\"why\"}";
        assertTrue(site.json("PUT", path, body).status() < 300);
    }

    @EveryStore
    void aListenerSeesEachChangeOnceItIsMade(Store store) {
        try (Site site = new Site(store)) {
            put(site, "/variables/earlier", "x");
            try (Listener listener = new Listener(site.port())) {
                put(site, "/servers/a", "print(1)");
                assertEquals("2", listener.next("id:"));
                assertEquals("server.save", listener.next("event:"));
                assertEquals(
                        "{\"kind\":\"server\",\"name\":\"a\",\"action\":\"save\",\"message\":\"why\","
                                + "\"at\":\"2026-01-02T12:00:00.000003Z\"}",
                        listener.next("data:").replaceAll("00000\\dZ", "000003Z"));
                site.form("/servers/a/enabled", "enabled=0");
                assertEquals("server.disable", listener.next("event:"));
                assertEquals(204, site.json("DELETE", "/servers/a", "").status());
                assertEquals("server.delete", listener.next("event:"));
            }
        }
    }

    @EveryStore
    void whoComesBackMissesNothing(Store store) {
        try (Site site = new Site(store)) {
            String last;
            try (Listener listener = new Listener(site.port())) {
                put(site, "/variables/v0", "x");
                last = listener.next("id:");
            }
            for (int i = 1; i <= 120; i++) {
                put(site, "/variables/v" + i, "x");
            }
            try (Listener listener = new Listener(site.port(), "Last-Event-ID: " + last)) {
                for (int i = 1; i <= 120; i++) {
                    assertTrue(listener.next("data:").contains("\"name\":\"v" + i + "\""));
                }
                put(site, "/variables/v121", "x");
                assertTrue(listener.next("data:").contains("\"name\":\"v121\""));
            }
        }
    }

    @Test
    void whoComesBackToAServerThatWasStartedAgainMissesNothing() {
        String url = "sqlite:" + folder.resolve("events.db");
        String last;
        try (Store store = Stores.open(url, CatalogSchema.SCHEMA);
                Site site = new Site(store);
                Listener listener = new Listener(site.port())) {
            put(site, "/variables/a", "x");
            last = listener.next("id:");
            put(site, "/variables/b", "x");
        }
        try (Store store = Stores.open(url, CatalogSchema.SCHEMA);
                Site site = new Site(store);
                Listener listener = new Listener(site.port(), "Last-Event-ID: " + last)) {
            assertTrue(listener.next("data:").contains("\"name\":\"b\""));
            put(site, "/variables/c", "x");
            assertTrue(listener.next("data:").contains("\"name\":\"c\""));
        }
    }

    @EveryStore
    void whoHadWhatIsNotKeptIsToldToReadAllAnew(Store store) {
        try (Site site = new Site(store)) {
            put(site, "/variables/a", "x");
            try (Listener listener = new Listener(site.port(), "Last-Event-ID: 4711")) {
                assertEquals("1", listener.next("id:"));
                assertEquals("reset", listener.next("event:"));
                assertTrue(listener.next("data:").contains("read all anew"));
                put(site, "/variables/b", "x");
                assertTrue(listener.next("data:").contains("\"name\":\"b\""));
            }
            try (Listener all = new Listener(site.port(), "Last-Event-ID: 0")) {
                assertTrue(all.next("data:").contains("\"name\":\"a\""));
            }
        }
    }

    @StoreTest
    void aListenerIsToldToReadAllAnewWhenAnEarlierSnapshotIsRestored(Store store) {
        Modes modes = Site.modes(false, Optional.empty(), folder);
        try (Site site = new Site(store, ContentDirectory.none(), modes)) {
            put(site, "/variables/a", "x");
            assertEquals(
                    201, site.json("POST", "/snapshots", "{\"name\":\"early\"}").status());
            try (Listener listener = new Listener(site.port())) {
                put(site, "/variables/b", "x");
                assertEquals("2", listener.next("id:"));
                assertEquals(
                        200, site.json("POST", "/snapshots/early/restore", "").status());
                assertEquals("1", listener.next("id:"));
                assertEquals("reset", listener.next("event:"));
            }
        }
    }

    @EveryStore
    void noEventTellsASecretsValueOrBreaksItsLine(Store store) {
        try (Site site = new Site(store)) {
            put(site, "/secrets/s", "canary-value");
            site.catalog().write(tx -> {
                tx.interactions().record(InteractionRequest.now("odd\nkind", "n\r\nid:9", "a b", "m\n", "c"));
                return List.of();
            });
            put(site, "/variables/after", "x");
            try (Listener all = new Listener(site.port(), "Last-Event-ID: 0")) {
                assertEquals("secret.save", all.next("event:"));
                assertFalse(all.next("data:").contains("canary"));
                assertEquals("message", all.next("event:"));
                assertTrue(all.next("data:").contains("n\\r\\nid:9"));
                assertEquals("3", all.next("id:"));
            }
        }
    }

    @EveryStore
    void anIdThatIsNoneIsRefused(Store store) {
        try (Site site = new Site(store)) {
            assertEquals(400, site.get("/events", "Last-Event-ID", "abc").status());
            assertEquals(400, site.get("/events?from=1").status());
        }
    }
}
