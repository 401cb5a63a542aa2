package dev.isomer.web.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.web.http.HttpOptions;
import dev.isomer.web.http.HttpServer;
import dev.isomer.web.http.Limits;
import dev.isomer.web.http.Router;
import dev.isomer.web.page.Pages;
import dev.isomer.web.resource.Site;
import dev.isomer.web.resource.overview.AssetResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The sites that pages are looked at on: an empty one, one with something of everything, a full one, a failing one. */
final class Sites implements AutoCloseable {
    private static final Path CONTENT = Path.of("..", "cids");
    private static final long SMALL_BYTES = 400_000;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Map<Shown.Place, Integer> ports = new EnumMap<>(Shown.Place.class);
    private final Site filled;

    Sites() {
        ports.put(Shown.Place.EMPTY, site(StoreOptions.defaults()).port());
        filled = site(StoreOptions.defaults());
        Filling.of(filled);
        ports.put(Shown.Place.FILLED, filled.port());
        Site full = site(StoreOptions.defaults().withMemoryLimitBytes(SMALL_BYTES));
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    201,
                    full.json("PUT", "/variables/large" + i, Filling.definition("x".repeat(60_000)))
                            .status());
        }
        ports.put(Shown.Place.FULL, full.port());
        ports.put(Shown.Place.FAILING, failing());
    }

    int port(Shown.Place place) {
        return ports.get(place);
    }

    List<Router.Route> routes() {
        return filled.routes();
    }

    /** A site over a store in memory, with the contents that come with the application. */
    static Site over(Store store) {
        try {
            return new Site(store, ContentDirectory.open(CONTENT));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Site site(StoreOptions options) {
        Store store = Stores.open("memory:", CatalogSchema.SCHEMA, options);
        open.push(store);
        Site site = over(store);
        open.push(site);
        return site;
    }

    private int failing() {
        Router router = Router.builder()
                .add(new AssetResource())
                .otherwise(request -> {
                    throw new IllegalStateException("A failure on purpose, for its page.");
                })
                .build();
        HttpServer server = HttpServer.start(
                "127.0.0.1", 0, router, new Pages(false), HttpOptions.of(Limits.standard(), () -> "request"));
        open.push(server);
        return server.port();
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
