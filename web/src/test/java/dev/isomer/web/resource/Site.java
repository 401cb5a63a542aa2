package dev.isomer.web.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.UniqueClock;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.exchange.DocumentExporter;
import dev.isomer.catalog.exchange.DocumentImporter;
import dev.isomer.catalog.exchange.ExampleDocument;
import dev.isomer.catalog.secret.SecretVault;
import dev.isomer.storage.Store;
import dev.isomer.storage.model.Watch;
import dev.isomer.storage.snapshot.NamedSnapshots;
import dev.isomer.web.http.EventSignal;
import dev.isomer.web.http.HttpOptions;
import dev.isomer.web.http.HttpServer;
import dev.isomer.web.http.Limits;
import dev.isomer.web.http.Router;
import dev.isomer.web.json.Json;
import dev.isomer.web.page.Pages;
import dev.isomer.web.resource.access.Access;
import dev.isomer.web.resource.entity.Trash;
import dev.isomer.web.resource.metric.RequestMetrics;
import dev.isomer.web.resource.overview.StoreFacts;
import dev.isomer.web.resource.record.PageViewQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** The whole application over one store, on a port of its own, with a client for it. */
public final class Site implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z"));

    private final Catalog catalog;
    private final Services services;
    private final Watch others;
    private final PageViewQueue views;
    private final HttpServer server;
    private final AtomicInteger deletions = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    public Site(Store store) {
        this(store, ContentDirectory.none());
    }

    public Site(Store store, ContentDirectory directory) {
        this(store, directory, Limits.standard());
    }

    /** With this clock. */
    public Site(Store store, InstantSource time) {
        this(store, ContentDirectory.none(), time, SecretVault.withoutKey(), plain(), Limits.standard());
    }

    /** As these modes say. */
    public Site(Store store, ContentDirectory directory, Modes modes) {
        this(store, directory, NOON, SecretVault.withoutKey(), modes, Limits.standard());
    }

    public Site(Store store, ContentDirectory directory, SecretVault vault) {
        this(store, directory, NOON, vault, plain(), Limits.standard());
    }

    /** With these limits on what a client may take. */
    public Site(Store store, ContentDirectory directory, Limits limits) {
        this(store, directory, NOON, SecretVault.withoutKey(), plain(), limits);
    }

    private static Modes plain() {
        return modes(false, Optional.empty(), Path.of("target", "no-snapshots"));
    }

    /** As these modes say, without page views, for tests that compare all rows. */
    public static Site withoutViews(Store store, Modes modes) {
        return new Site(
                store, ContentDirectory.none(), NOON, SecretVault.withoutKey(), modes, Limits.standard(), false);
    }

    private Site(
            Store store,
            ContentDirectory directory,
            InstantSource time,
            SecretVault vault,
            Modes modes,
            Limits limits) {
        this(store, directory, time, vault, modes, limits, !modes.readOnly());
    }

    private Site(
            Store store,
            ContentDirectory directory,
            InstantSource time,
            SecretVault vault,
            Modes modes,
            Limits limits,
            boolean recordsViews) {
        this.catalog = new Catalog(store, directory, new UniqueClock(time), vault);
        EventSignal changes = new EventSignal();
        this.others = store.watch(changes::wake);
        this.views = recordsViews ? PageViewQueue.into(catalog, time) : PageViewQueue.none();
        Optional<String> example = Optional.of(ExampleDocument.CID).filter(cid -> directory.contains(Cid.parse(cid)));
        Pages pages = new Pages(modes.readOnly(), modes.access().isPresent());
        this.services = new Services(
                catalog,
                new DocumentImporter(catalog, Routes::isFixedPath),
                new DocumentExporter(catalog, 1, new Random(1)),
                pages,
                new StoreFacts("in a test", "1.2.3", example),
                new Trash(NOON, () -> "deletion-" + deletions.incrementAndGet()),
                views,
                changes,
                modes);
        this.server = HttpServer.start(
                "127.0.0.1",
                0,
                Routes.over(services),
                pages,
                new HttpOptions(limits, modes.gate(), modes.requests(), () -> "request-" + requests.incrementAndGet()));
    }

    /** Modes with this folder of snapshots, and a clock that stands still at noon. */
    public static Modes modes(boolean readOnly, Optional<Access> access, Path snapshots) {
        return new Modes(readOnly, access, NamedSnapshots.in(snapshots, NOON), new RequestMetrics(), List.of(), NOON);
    }

    public Catalog catalog() {
        return catalog;
    }

    /** Every method at every address. */
    public List<Router.Route> routes() {
        return Routes.over(services).routes();
    }

    public int port() {
        return server.port();
    }

    /** Sends a request with these header fields, names and values in turn. */
    public Answer send(String method, String target, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        server.address().substring(0, server.address().length() - 1) + target))
                .timeout(Duration.ofSeconds(120))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public Answer get(String target, String... headers) {
        return send("GET", target, "", headers);
    }

    public Answer json(String method, String target, String body) {
        return send(method, target, body, "Content-Type", "application/json");
    }

    /** Posts a form as a browser does. */
    public Answer form(String target, String body) {
        return send(
                "POST",
                target,
                body,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    @Override
    public void close() {
        server.close();
        views.close();
        others.close();
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public byte[] bytes() {
            return response.body();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return Json.read(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("none");
        }
    }
}
