package dev.isomer.web.resource.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.model.Watch;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.web.http.Listener;
import dev.isomer.web.resource.Site;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes made by another application on the same database, told to those who listen here. */
final class EventsOfOthersTest {
    @TempDir
    private Path folder;

    private final Set<Runnable> watching = ConcurrentHashMap.newKeySet();

    /** A store whose watches are told when the test says so. */
    private Store told(String url) {
        StoreOptions options = StoreOptions.defaults();
        return Store.over(
                new ForwardingDriver(Stores.engineOf(url).open(url, CatalogSchema.SCHEMA, options.forEngine())) {
                    @Override
                    public Watch watch(Runnable heard) {
                        watching.add(heard);
                        return () -> watching.remove(heard);
                    }
                },
                CatalogSchema.SCHEMA,
                options);
    }

    private static void put(Site site, String path) {
        assertEquals(201, site.json("PUT", path, "{\"definition\":\"x\"}").status());
    }

    /** Each engine whose database is a server's hears of it without being told. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql:", "mysql:"})
    void onAServerItIsHeardOf(String scheme) {
        EngineProvider engine = Stores.engineOf(scheme);
        String url = engine.temporaryUrl(folder);
        try {
            try (Store store = Stores.open(url, CatalogSchema.SCHEMA);
                    Store otherStore = Stores.open(url, CatalogSchema.SCHEMA);
                    Site site = new Site(store);
                    Site other = new Site(otherStore);
                    Listener here = new Listener(site.port());
                    Listener there = new Listener(other.port())) {
                for (int i = 0; i < 10; i++) {
                    put(i % 2 == 0 ? other : site, "/servers/s" + i);
                    assertEquals(there.next("id:"), here.next("id:"));
                    String data = here.next("data:");
                    assertEquals(there.next("data:"), data);
                    assertTrue(data.contains("\"name\":\"s" + i + "\""), data);
                }
            }
        } finally {
            engine.removeTemporary(folder);
        }
    }

    @Test
    void whatAnotherChangedIsToldInOrderWithTheSameIds() {
        String url = "sqlite:" + folder.resolve("events.db");
        try (Store store = told(url);
                Store otherStore = Stores.open(url, CatalogSchema.SCHEMA);
                Site other = new Site(otherStore)) {
            try (Site site = new Site(store);
                    Listener here = new Listener(site.port());
                    Listener there = new Listener(other.port())) {
                assertEquals(1, watching.size());
                put(other, "/servers/a");
                put(other, "/servers/b");
                watching.forEach(Runnable::run);
                for (String name : new String[] {"a", "b"}) {
                    assertEquals(there.next("id:"), here.next("id:"));
                    assertEquals("server.save", here.next("event:"));
                    String data = here.next("data:");
                    assertEquals(there.next("data:"), data);
                    assertTrue(data.contains("\"name\":\"" + name + "\""), data);
                }
                watching.forEach(Runnable::run);
                put(site, "/servers/c");
                assertTrue(here.next("data:").contains("\"name\":\"c\""));
            }
            assertEquals(Set.of(), watching);
        }
    }
}
