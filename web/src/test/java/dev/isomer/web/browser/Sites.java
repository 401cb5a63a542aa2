package dev.isomer.web.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.web.http.AccessToken;
import dev.isomer.web.http.HttpOptions;
import dev.isomer.web.http.HttpServer;
import dev.isomer.web.http.Limits;
import dev.isomer.web.http.Router;
import dev.isomer.web.page.Pages;
import dev.isomer.web.resource.Site;
import dev.isomer.web.resource.access.Access;
import dev.isomer.web.resource.overview.AssetResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The sites that pages are looked at on: an empty one, one with something of everything, a full one, a failing one. */
final class Sites implements AutoCloseable {
    private static final Path CONTENT = Path.of("..", "cids");
    /** The id of every request to the failing site. */
    static final String REQUEST = "request-on-purpose";

    /** A folder for each process of tests. */
    private static final Path SNAPSHOTS =
            Path.of("target", "browser", "snapshots-" + ProcessHandle.current().pid());

    private static final long SMALL_BYTES = 400_000;

    private final Deque<Runnable> open = new ArrayDeque<>();
    private final Map<Shown.Place, Integer> ports = new EnumMap<>(Shown.Place.class);
    private final Site filled;

    Sites() {
        ports.put(
                Shown.Place.EMPTY,
                site(store(StoreOptions.defaults()), false, Optional.empty()).port());
        Store filledStore = store(StoreOptions.defaults());
        filled = site(filledStore, false, Optional.empty());
        Filling.of(filled);
        ports.put(Shown.Place.FILLED, filled.port());
        Site full = site(store(StoreOptions.defaults().withMemoryLimitBytes(SMALL_BYTES)), false, Optional.empty());
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    201,
                    full.json("PUT", "/variables/large" + i, Filling.definition("x".repeat(60_000)))
                            .status());
        }
        ports.put(Shown.Place.FULL, full.port());
        ports.put(
                Shown.Place.READ_ONLY, site(filledStore, true, Optional.empty()).port());
        ports.put(
                Shown.Place.GUARDED,
                site(filledStore, false, Optional.of(access())).port());
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

    private Store store(StoreOptions options) {
        Store store = Stores.open("memory:", CatalogSchema.SCHEMA, options);
        open.push(store::close);
        return store;
    }

    private Site site(Store store, boolean readOnly, Optional<Access> access) {
        Path snapshots = SNAPSHOTS.resolve(readOnly + "-" + access.isPresent() + "-" + open.size());
        try {
            Site site = new Site(store, ContentDirectory.open(CONTENT), Site.modes(readOnly, access, snapshots));
            open.push(site::close);
            return site;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Access access() {
        return new Access(AccessToken.of("a-token-that-nobody-guesses-so-soon"), new Random(7), () -> Instant.EPOCH);
    }

    private int failing() {
        Router router = Router.builder()
                .add(new AssetResource())
                .otherwise(request -> {
                    throw new IllegalStateException("A failure on purpose, for its page.");
                })
                .build();
        HttpServer server = HttpServer.start(
                "127.0.0.1", 0, router, new Pages(false, false), HttpOptions.of(Limits.standard(), () -> REQUEST));
        open.push(server::close);
        return server.port();
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }
}
